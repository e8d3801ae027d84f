import type { Cloud, CniName } from '@interconnect/model'
import { endedAt } from '../../analyse/path.ts'
import { trace, type Trace } from '../../analyse/trace.ts'
import type { Place } from '../../analyse/places.ts'
import type { Endpoint, Fabric, Filter, Station } from '../../fabric/fabric.ts'
import { parseService } from '../../packets/match.ts'
import { PacketSpace } from '../../packets/packet-space.ts'
import type { Site } from './site.ts'

/**
 * What carries packets of pods from node to node.
 * @source https://github.com/flannel-io/flannel/blob/master/Documentation/backends.md
 * @source https://docs.cilium.io/en/stable/operations/system_requirements/
 * @source https://docs.tigera.io/calico/latest/getting-started/kubernetes/requirements
 */
const tunnels: Readonly<Record<CniName, string>> = { flannel: 'udp/8472', cilium: 'udp/8472', calico: 'udp/4789' }

export const tunnelStation = (from: Site, to: Cloud): string => `${from.modelled.ref.key}/tunnel/${from.cloud}-${to}`

/**
 * The tunnel between nodes of a cluster that stands in both clouds, one way: it lets everything through or nothing, as
 * both clouds treat its own packets.
 */
export function tunnelTo(fabric: Fabric, from: Site, to: Site): Station {
  const service = tunnels[from.modelled.cni ?? 'flannel']
  const title = `tunnel ${service} from ${from.nodes.names[0]} to ${to.nodes.names[0]}`
  const seen = trace(new PacketSpace(), fabric, {
    from: placeOf(from.nodes),
    to: placeOf(to.nodes),
    service: parseService(service)!,
  })
  return {
    id: tunnelStation(from, to.cloud),
    title,
    object: from.modelled.ref,
    mtuBytes: from.nodes.mtuBytes,
    checkpoints: [{ place: title, way: 'out', title, filters: [outcome(from, service, seen)], whenNone: 'deny' }],
    rows: [
      {
        destinations: to.modelled.podRange ? [to.modelled.podRange] : [],
        next: { to: 'endpoints', network: `${to.modelled.ref.key}/overlay` },
        object: from.modelled.ref,
        text: `out of the tunnel at a node in ${to.nodes.names[0]}`,
      },
    ],
  }
}

const placeOf = (nodes: Endpoint): Place => ({
  text: nodes.names[0]!,
  parts: [{ endpoint: nodes, addresses: nodes.addresses }],
  addresses: nodes.addresses,
})

/** One rule when the tunnel's own packets pass; else none, in the name of the object that stops them. */
function outcome({ modelled }: Site, service: string, { verdict, paths }: Trace): Filter {
  if (verdict === 'allowed')
    return { object: modelled.ref, mode: 'any-allows', rules: [{ name: `${service} passes`, match: {}, allows: true }] }
  const stopped = paths.flatMap(({ ending }) => endedAt(ending) ?? [])
  return { object: stopped[0]?.object ?? modelled.ref, mode: 'any-allows', rules: [] }
}
