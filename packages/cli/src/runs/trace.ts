import { clusterNotes, networkOf, traceFlow, withWorkloads } from '@interconnect/toolkit'
import type { ClusterInput } from '../clusters/cluster-flags.ts'
import { readClusters } from '../clusters/cluster-objects.ts'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { traceText } from '../views/trace.human.ts'
import { traceDocument } from '../views/trace.json.ts'
import { withReading } from '../with-target.ts'

type Given = GlobalInput &
  ClusterInput & {
    readonly file: string
    readonly from: string
    readonly to: string
    readonly port: string
    readonly observed: boolean
  }

export const trace = (input: Given, host: Host): Promise<Result> =>
  withReading(input, host, async ({ document, ports }) => {
    const clusters = await readClusters(input, document, host)
    if (clusters.refused) return clusters.refused
    const network = withWorkloads(await networkOf(document, ports, input), clusters.after, input)
    const traced = traceFlow(network, input)
    for (const note of clusterNotes(network, input)) host.stderr.write(`note: ${note}\n`)
    return {
      exitCode: traced.story.verdict === 'allowed' ? 0 : 3,
      human: (look) => traceText(traced, look),
      json: () => traceDocument(traced),
    }
  })
