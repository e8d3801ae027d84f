import {
  groupsIn,
  networkOf,
  placeMatrix,
  type ReachedNetwork,
  servicesAtNodes,
  tableNotes,
  withClusterRows,
} from '@interconnect/toolkit'
import type { ClusterInput } from '../clusters/cluster-flags.ts'
import { readClusters } from '../clusters/cluster-objects.ts'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { matrixText } from '../views/matrix.human.ts'
import { matrixDocument } from '../views/matrix.json.ts'
import { matrixSvg } from '../views/matrix.svg.ts'
import { withReading } from '../with-target.ts'

type Given = GlobalInput & ClusterInput & { readonly file: string; readonly observed: boolean }

export const matrix = (input: Given, host: Host): Promise<Result> =>
  withReading(input, host, async ({ document, ports }) => {
    const clusters = await readClusters(input, document, host)
    if (clusters.refused) return clusters.refused
    const bare = await networkOf(document, ports, input)
    const [network] = withClusterRows([{ network: bare, objects: clusters.after }])
    const matrix = placeMatrix(network!.fabric)
    const shown = { matrix, network: network!, groups: [...groupsIn(network!), ...matrix.alike] }
    for (const note of notesOn(network!)) host.stderr.write(`note: ${note}\n`)
    return {
      exitCode: 0,
      human: (look) => matrixText(shown, look),
      json: () => matrixDocument(shown),
      svg: () => matrixSvg(shown),
    }
  })

function notesOn(network: ReachedNetwork): string[] {
  const unplaced = servicesAtNodes(network)
  return [
    ...tableNotes(network),
    ...(unplaced.length === 0
      ? []
      : [`no row of their own, for they answer at the addresses of the nodes: ${unplaced.join(', ')}; ask with trace`]),
  ]
}
