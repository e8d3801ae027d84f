import { InterconnectError, SavedPlan, savedPlanVersion } from '@interconnect/model'
import { digestOf } from './digest.ts'

const again = 'save a new one with `interconnect plan --out`'

const unreadable = (message: string, hint = again, cause?: unknown): InterconnectError =>
  new InterconnectError('plan/unreadable', message, { hint, cause })

/**
 * A saved plan from the text of its file.
 * @param file for messages
 * @throws InterconnectError `plan/unreadable` for what is no saved plan, of another form, damaged or changed
 */
export function readSavedPlan(text: string, file: string): SavedPlan {
  const value = parsed(text, file)
  const { kind, version } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  if (kind === 'Plan')
    throw unreadable(
      `${file} is what \`plan -o json\` prints, which is for reading`,
      'write the plan to a file with `interconnect plan --out`',
    )
  if (kind !== 'SavedPlan') throw unreadable(`${file} is not a saved plan`)
  if (version !== savedPlanVersion)
    throw unreadable(
      `${file} has form ${JSON.stringify(version)} of a saved plan, and this program reads form ${savedPlanVersion}`,
      `${again}, or use the program that wrote it`,
    )
  const read = SavedPlan.safeParse(value)
  if (!read.success) {
    const [issue] = read.error.issues
    throw unreadable(`${file} is damaged at ${issue!.path.join('.') || 'its beginning'}: ${issue!.message}`)
  }
  if (digestOf(read.data) !== read.data.digest) throw unreadable(`${file} is not as it was written`)
  return read.data
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw unreadable(`${file} is not a saved plan: it is no JSON, or was cut short`, again, cause)
  }
}
