import { adopt as writeDown, type Adoption, markAdopted, planAdoption } from '@interconnect/toolkit'
import type { Result } from '../command.ts'
import { confirm } from '../confirm.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import type { AdoptionDocument } from '../output/adoption.ts'
import { showProgress } from '../progress/progress.ts'
import { say } from '../show.ts'
import { adoptionDocument, adoptionText } from '../views/adoption.ts'
import { resultOf } from '../views/outcome-result.ts'
import { type Writing, withReading, withWriting } from '../with-target.ts'

type Given = GlobalInput & {
  readonly file: string
  readonly autoApprove: boolean
  readonly dryRun: boolean
  readonly tag: boolean
}

export const adopt = (input: Given, host: Host): Promise<Result> =>
  input.dryRun
    ? withReading(input, host, async ({ document, ports }) => told(await planAdoption(document, ports), 'shown'))
    : withWriting(input, host, (writing) => takeOver(writing, input, host))

async function takeOver(writing: Writing, input: Given, host: Host): Promise<Result> {
  const { document, ports } = writing
  const adoption = await planAdoption(document, ports)
  if (adoption.objects.length > 0) {
    say(adoptionText(adoption, { style: plain, columns: 100 }), host)
    const agreed = input.autoApprove || (await confirm(`Take these over? Only 'yes' is taken as agreement:`, host))
    if (!agreed) return told(adoption, 'declined')
    await writeDown(adoption, ports)
  }
  const isMarked = !input.tag || (await mark(writing, input, host))
  const result = told(adoption, adoption.objects.length === 0 ? 'nothing-to-adopt' : 'adopted')
  return isMarked ? result : { ...result, exitCode: 1 }
}

/** Everything unpainted: the same words go to people who agree on stderr. */
const same = (text: string): string => text
const plain = { title: same, good: same, bad: same, warn: same, note: same, dim: same }

async function mark(place: Writing, input: Given, host: Host): Promise<boolean> {
  using progress = showProgress(input, host, place.ports.clock)
  return resultOf(await markAdopted(place.document, await place.writing(progress.report))) === 'done'
}

const told = (adoption: Adoption, result: AdoptionDocument['result']): Result => ({
  exitCode: result === 'declined' ? 1 : 0,
  human: (look) => {
    if (result === 'declined') return 'Nothing was taken over.'
    if (result !== 'adopted') return adoptionText(adoption, look)
    return `${look.style.good('✓')} ${adoption.name}: ${adoption.objects.length} objects taken over, nothing was written to either cloud but marks that were asked for`
  },
  json: () => adoptionDocument(adoption, result),
})
