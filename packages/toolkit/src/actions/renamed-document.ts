import { type MarkedNetwork, markedVirtualNetworks } from '@interconnect/azure'
import type { Obstacle } from '@interconnect/engine'
import { overlaps, type ResolvedNetwork } from '@interconnect/model'
import { markedVcns } from '@interconnect/oci'
import { keys } from '../compose/keys.ts'
import type { ReadPorts } from '../ports.ts'
import type { Seen } from './plan.ts'

/**
 * Whether a document that nothing was made of yet asks for what another owner has already: the same addresses on both
 * sides, in the same accounts. Then it is that document under another name, and would build a second link, of which
 * neither could be joined with the other, while the first goes on being billed.
 */
export async function renamedDocument(seen: Seen, { azure, oci, signal }: ReadPorts): Promise<Obstacle[]> {
  if (!isNew(seen)) return []
  const { spec } = seen
  const [virtualNetworks, vcns] = await Promise.all([
    markedVirtualNetworks(azure, spec.azure.subscription, signal),
    markedVcns(oci, spec.oci.compartment, signal),
  ])
  const owners = ownersOf(virtualNetworks, spec.azure.network).filter((owner) =>
    ownersOf(vcns, spec.oci.network).includes(owner),
  )
  return owners.map((owner) => ({
    key: 'metadata.name',
    sort: 'renamed',
    message: `the interconnect '${owner}' has these addresses on both sides already, and '${spec.name}' would be a second one beside it`,
    instead: `write metadata.name: ${owner}, or destroy '${owner}' before; for a second link that is meant, choose other addresses`,
  }))
}

/** Networks of others are not renamed with the document. */
const isNew = ({ graph, observation }: Seen): boolean =>
  [keys.virtualNetwork, keys.vcn].every((key) => {
    const mode = graph.resources.find((node) => node.key === key)?.mode
    return mode === 'own' && observation.attributes.get(key) === undefined
  })

const ownersOf = (networks: readonly MarkedNetwork[], { cidrs }: ResolvedNetwork): string[] =>
  networks
    .filter((network) => network.cidrs.some((range) => cidrs.some((wanted) => overlaps(range, wanted))))
    .map(({ owner }) => owner)
