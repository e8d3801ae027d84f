import { differenceOf, networkOf, type ReachedNetwork } from '@interconnect/toolkit'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { reachDifferenceDocument } from '../views/reach-difference.json.ts'
import { reachDifferenceText } from '../views/reach-difference.human.ts'
import { withReading } from '../with-target.ts'

type Given = GlobalInput & { readonly before: string; readonly after: string; readonly detailedExitcode: boolean }

/** One world at a time may be open: the first document is read to its end before the second. */
export async function diffReach(input: Given, host: Host): Promise<Result> {
  let before: ReachedNetwork | undefined
  if (input.before !== 'now') {
    const read = await withReading({ ...input, file: input.before }, host, async ({ document, ports }) => {
      before = await networkOf(document, ports, { observed: false })
      return nothing
    })
    if (!before) return read
  }
  return withReading({ ...input, file: input.after }, host, async ({ document, ports }) => {
    const after = await networkOf(document, ports, { observed: false })
    before ??= await networkOf(document, ports, { observed: true })
    const difference = differenceOf(before.fabric, after.fabric)
    const differs = difference.gained.length + difference.lost.length > 0
    return {
      exitCode: input.detailedExitcode && differs ? 2 : 0,
      human: (look) => reachDifferenceText(difference, input, look),
      json: () => reachDifferenceDocument(difference, input),
    }
  })
}

const nothing: Result = { exitCode: 0, human: () => '', json: () => ({}) }
