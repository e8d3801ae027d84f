import type { Endpoint, Station } from '../../fabric/fabric.ts'
import { type AddressRange, addressRange } from '../../packets/address-range.ts'
import { objectName, type Workload } from '../objects.ts'
import { type PlacedWorkload, subnetOfPods } from './placed-workloads.ts'
import { policyCheckpoint } from './policy-checkpoint.ts'
import type { Site } from './site.ts'

/** Workloads with their policies in front of them. Pods on the host's network are nodes. */
export function podEndpoint(placed: PlacedWorkload, all: readonly PlacedWorkload[]): Endpoint {
  const { site, workload, addresses, names, groups } = placed
  const { cloud, modelled, nodes } = site
  const own = {
    key: `${modelled.ref.key}/${cloud}/${workload.kind}/${objectName(workload)}`,
    names,
    groups,
    object: { key: names[0]!, side: 'kubernetes', kind: workload.kind, name: objectName(workload) },
  } as const
  if (workload.hostNetwork) return { ...nodes, ...own, addresses: hostAddresses(nodes, workload) }
  const others = all.filter((other) => other !== placed || placed.isSeveral)
  const checkpoint = (direction: 'ingress' | 'egress') =>
    policyCheckpoint(site, direction, { workload, others, title: names[0]! })
  if (modelled.podNetwork === 'overlay')
    return {
      ...own,
      addresses,
      network: overlayNetwork(site),
      hiddenBehind: modelled.ref,
      station: masqueradeStation(site),
      leaving: [checkpoint('egress')],
      entering: [checkpoint('ingress')],
      mtuBytes: nodes.mtuBytes - headerBytes(site),
    }
  const subnet = subnetOfPods(site, addresses)
  return {
    ...subnet,
    ...own,
    addresses,
    leaving: [checkpoint('egress'), ...subnet.leaving],
    entering: [...subnet.entering, checkpoint('ingress')],
  }
}

const hostAddresses = ({ addresses }: Endpoint, { nodeAddress }: Workload): readonly AddressRange[] =>
  nodeAddress ? [nodeAddress] : addresses

/**
 * What a tunnel between nodes takes from each packet: VXLAN over IPv4, but nothing in AKS, whose overlay has no tunnel.
 * @source https://docs.cilium.io/en/stable/network/concepts/routing/
 * @source https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay
 */
const headerBytes = ({ modelled }: Site): number => (modelled.nodeSubnetKeys.oci === undefined ? 0 : 50)

const overlayNetwork = ({ modelled }: Site): string => `${modelled.ref.key}/overlay`
const masqueradeStation = ({ modelled, cloud }: Site): string => `${modelled.ref.key}/${cloud}/masquerade`

const everywhere: readonly AddressRange[] = [addressRange('0.0.0.0/0'), addressRange('::/0')]

/** Pods of the same cluster in the other cloud, and the tunnel that leads there. */
export interface FarPods {
  readonly station: string
  readonly addresses: readonly AddressRange[]
}

/**
 * How packets leave the overlay of a site: to other pods as they are, to everything else with the address of their node.
 * @source https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay
 * @source https://github.com/flannel-io/flannel/blob/master/Documentation/configuration.md (ip-masq)
 */
export function overlayStations(site: Site, far: readonly FarPods[] = []): Station[] {
  const { modelled, cloud, nodes } = site
  const { ref, podRange, podNetwork } = modelled
  if (podNetwork !== 'overlay' || !podRange) return []
  const leaving = `${ref.key}/${cloud}/nodes`
  return [
    {
      id: masqueradeStation(site),
      title: `overlay of ${ref.name}`,
      object: ref,
      mtuBytes: nodes.mtuBytes - headerBytes(site),
      translation: { object: ref, match: { sources: nodes.addresses }, unless: { destinations: [podRange] } },
      rows: [
        ...far.map(({ station, addresses }) => ({
          destinations: addresses,
          next: { to: 'stations', stations: [station] } as const,
          object: ref,
          text: 'through the tunnel to a node of the other cloud',
        })),
        {
          destinations: [podRange],
          next: { to: 'endpoints', network: overlayNetwork(site) },
          object: ref,
          text: 'from node to node inside the overlay',
        },
        {
          destinations: everywhere,
          next: { to: 'stations', stations: [leaving] },
          object: ref,
          text: `leaves with the address of its node in ${nodes.names[0]}`,
        },
      ],
    },
    {
      id: leaving,
      title: `nodes in ${nodes.names[0]}`,
      object: ref,
      checkpoints: nodes.leaving,
      rows: [
        {
          destinations: everywhere,
          next: { to: 'stations', stations: [nodes.station] },
          object: nodes.object,
          text: 'as any host of the subnet',
        },
      ],
    },
  ]
}
