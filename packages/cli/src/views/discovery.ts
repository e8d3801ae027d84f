import type { FoundLink } from '@interconnect/toolkit'
import type { DiscoveryDocument } from '../output/discovery.ts'
import { count, joinSections } from '../words/layout.ts'
import type { Look, Style } from '../words/style.ts'

interface Found {
  readonly links: readonly FoundLink[]
  /** Pairs whose region did not answer. */
  readonly notLookedAt: readonly string[]
}

/** How many links there are, then each with both its halves. */
export function discoveryText({ links, notLookedAt }: Found, { style }: Look): string {
  return joinSections([
    [style.title(links.length === 0 ? 'No link between the two was found' : `${count(links.length, 'link')} found`)],
    ...links.map((link) => linkLines(link, style)),
    notLookedAt.length === 0
      ? []
      : [style.dim(`not looked at, because they did not answer: ${notLookedAt.join(', ')}`)],
  ])
}

const states: Readonly<Record<FoundLink['state'], readonly [paint: keyof Style, words: string]>> = {
  up: ['good', 'up'],
  down: ['bad', 'down'],
  'circuit-alone': ['warn', 'no virtual circuit has redeemed its key: Azure bills it, and nothing passes'],
  'virtual-circuit-alone': ['warn', 'no circuit in this subscription offers its key'],
}

function linkLines({ circuit, virtualCircuit, pair, state }: FoundLink, style: Style): string[] {
  const [paint, words] = states[state]
  const [connection] = circuit?.connections ?? []
  const owner = circuit?.owner ?? virtualCircuit?.owner
  const rows: (readonly [string, string | undefined])[] = [
    [
      'circuit',
      circuit && `${circuit.bandwidthMbps} Mbps ${circuit.tier}, ${circuit.providerState}, ${circuit.peeringLocation}`,
    ],
    [
      'gateway',
      connection?.gateway && `${last(connection.gateway.id)} (${connection.gateway.sku}), ${connection.status}`,
    ],
    ['VNet', connection?.gateway && last(connection.gateway.network)],
    [
      'virtual circuit',
      virtualCircuit && `${virtualCircuit.name}, ${virtualCircuit.lifecycleState}, BGP ${virtualCircuit.bgpState}`,
    ],
    ['DRG', virtualCircuit?.drg],
    ['VCN', virtualCircuit?.networks.join(', ') || undefined],
    ['managed by', owner ?? undefined],
  ]
  return [
    `${style.title(circuit?.name ?? virtualCircuit?.name ?? '')}${pair === undefined ? '' : style.dim(` ${pair}`)} ${style[paint](words)}`,
    ...rows.flatMap(([name, value]) => (value === undefined ? [] : [`  ${style.dim(name.padEnd(16))}${value}`])),
  ]
}

const last = (id: string): string => id.slice(id.lastIndexOf('/') + 1)

/** Member by member, so that no key can slip in. */
export const discoveryDocument = ({ links, notLookedAt }: Found): DiscoveryDocument => ({
  apiVersion: 'oci-azure.dev/v1alpha1',
  kind: 'Discovery',
  links: links.map(({ circuit, virtualCircuit, pair, state }) => ({
    state,
    ...(pair !== undefined && { pair }),
    ...(circuit && { circuit: circuitForm(circuit) }),
    ...(virtualCircuit && { virtualCircuit: virtualCircuitForm(virtualCircuit) }),
  })),
  notLookedAt: [...notLookedAt],
})

const circuitForm = ({
  id,
  name,
  owner,
  bandwidthMbps,
  tier,
  billing,
  peeringLocation,
  providerState,
  connections,
}: NonNullable<FoundLink['circuit']>) => ({
  id,
  name,
  owner,
  bandwidthMbps,
  tier,
  billing,
  peeringLocation,
  providerState,
  connections: connections.map(({ id: connection, status, gateway }) => ({
    id: connection,
    status,
    ...(gateway && { gateway: gateway.id, network: gateway.network }),
  })),
})

const virtualCircuitForm = ({
  id,
  name,
  owner,
  lifecycleState,
  bgpState,
  drg,
  networks,
}: NonNullable<FoundLink['virtualCircuit']>) => ({
  id,
  name,
  owner,
  lifecycleState,
  bgpState,
  ...(drg !== undefined && { drg }),
  networks: [...networks],
})
