import { randomBytes } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { InterconnectError } from '@interconnect/model'
import { assertSame, type Planned, readSavedPlan, savedPlan } from '@interconnect/toolkit'
import type { GlobalInput } from '../global-flags.ts'
import { version } from '../version.ts'
import { redact } from '../words/redact.ts'

const form = (planned: Planned, { target }: Pick<GlobalInput, 'target'>) =>
  savedPlan(planned, { target, madeBy: version, redact })

/** Writes a plan to a file: the whole of it or nothing. */
export async function savePlan(planned: Planned, file: string, input: Pick<GlobalInput, 'target'>): Promise<void> {
  const beside = `${file}.${randomBytes(4).toString('hex')}.tmp`
  try {
    await writeFile(beside, `${JSON.stringify(form(planned, input), null, 2)}\n`)
    await rename(beside, file)
  } catch (cause) {
    await rm(beside, { force: true })
    throw new InterconnectError(
      'usage/invalid-argument',
      `the plan cannot be written to '${file}': ${reasonOf(cause)}`,
      {
        hint: 'give --out a file in a directory that exists and can be written to',
        cause,
      },
    )
  }
}

/** @throws InterconnectError `plan/*` unless the plan in `file` is the one that was made just now */
export async function assertPlanned(planned: Planned, file: string, input: Pick<GlobalInput, 'target'>): Promise<void> {
  const saved = readSavedPlan(await textOf(file), file)
  const { goal } = planned.plan
  if (saved.goal !== goal)
    throw new InterconnectError('usage/invalid-argument', `'${file}' is a plan to ${saved.goal}, not to ${goal}`, {
      hint: `use \`interconnect ${saved.goal} --plan ${file}\``,
    })
  assertSame(saved, form(planned, input), file)
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new InterconnectError('plan/unreadable', `the plan '${file}' cannot be read: ${reasonOf(cause)}`, {
      hint: 'give --plan a file that `interconnect plan --out` wrote',
      cause,
    })
  }
}

/** `no such file or directory` of Node's `ENOENT: no such file or directory, open '...'`. */
const reasonOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message.replace(/^\w+: /, '').replace(/, \w+ '.*$/s, '') : String(cause)
