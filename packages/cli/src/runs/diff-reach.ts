import {
  afterApply,
  differenceOf,
  groupsIn,
  networkOf,
  policyChanges,
  type ReachedNetwork,
  tableNotes,
  withClusterRows,
} from '@interconnect/toolkit'
import type { ClusterInput } from '../clusters/cluster-flags.ts'
import { readClusters } from '../clusters/cluster-objects.ts'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { reachDifferenceDocument } from '../views/reach-difference.json.ts'
import { reachDifferenceText } from '../views/reach-difference.human.ts'
import { withReading } from '../with-target.ts'

type Given = GlobalInput &
  ClusterInput & {
    readonly before: string
    readonly after: string
    readonly manifestsBefore: string | undefined
    readonly detailedExitcode: boolean
  }

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
    const clusters = await readClusters(input, document, host)
    if (clusters.refused) return clusters.refused
    const wanted = await networkOf(document, ports, { observed: false })
    const now = before ? undefined : await networkOf(document, ports, { observed: true })
    const after = now ? afterApply(now) : wanted
    before ??= now!
    const [earlier, later] = withClusterRows([
      { network: before, objects: clusters.before },
      { network: after, objects: clusters.after },
    ])
    for (const note of tableNotes(later!)) host.stderr.write(`note: ${note}\n`)
    const difference = differenceOf(earlier!.fabric, later!.fabric)
    const differs = difference.gained.length + difference.lost.length > 0
    const shown = { ...titlesOf(input), groups: groupsIn(later!), policies: policyChanges(earlier!, later!) }
    return {
      exitCode: input.detailedExitcode && differs ? 2 : 0,
      human: (look) => reachDifferenceText(difference, shown, look),
      json: () => reachDifferenceDocument(difference, shown),
    }
  })
}

const nothing: Result = { exitCode: 0, human: () => '', json: () => ({}) }

/** The documents, and what stands on them where that is not the same. */
function titlesOf({ before, after, manifests, manifestsBefore, context, kubeconfig }: Given) {
  const isLive = context.length > 0 || kubeconfig !== undefined
  const then = manifestsBefore ?? (isLive && manifests !== undefined ? 'what runs now' : undefined)
  return then === undefined
    ? { before, after }
    : { before: `${before} with ${then}`, after: `${after} with ${manifests ?? 'what runs now'}` }
}
