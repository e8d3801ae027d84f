import { createHash } from 'node:crypto'
import type { SecurityRule } from '@interconnect/azure'
import type { PortSpec, Prefix, ResolvedSpec, ResolvedSubnet } from '@interconnect/model'
import { endName, type Passage, passagesOf, shortened } from './passages.ts'

/** Room for the owner's mark before the name. @source Azure resource name rules: 80 characters for a rule */
const maxName = 36

/** Allow rules take priorities from here; the denies below come after all of them. */
const firstPriority = 1000
const priorities = 2900
const denyPriority = 4096

/**
 * Rules of one Azure subnet: what flows let through, and a denial of everything else that comes over the link. The
 * denial is needed because the default rules let in whatever the gateway has learned.
 * @source https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
 */
export function azureRules(spec: ResolvedSpec, subnet: ResolvedSubnet): SecurityRule[] {
  const across = spec.flows.filter(({ from, to }) => from.cloud !== to.cloud)
  const { inbound, outbound } = passagesOf(across, 'azure', subnet)
  const allow = [
    ...inbound.flatMap((passage) => allowRules(passage, 'Inbound', passage.from.prefixes, [subnet.prefix], subnet)),
    ...outbound.flatMap((passage) => allowRules(passage, 'Outbound', [subnet.prefix], passage.to.prefixes, subnet)),
  ]
  return [...withPriorities(allow), ...denials(spec.oci.network.cidrs, subnet)]
}

type Unranked = Pick<
  SecurityRule,
  'name' | 'direction' | 'access' | 'protocol' | 'sources' | 'destinations' | 'destinationPorts' | 'description'
>

function allowRules(
  { from, to, ports }: Passage,
  direction: 'Inbound' | 'Outbound',
  sources: readonly Prefix[],
  destinations: readonly Prefix[],
  subnet: ResolvedSubnet,
): Unranked[] {
  const ends = from.cloud === 'oci' ? `${subnet.name}-from-${endName(from)}` : `${subnet.name}-to-${endName(to)}`
  const protocols = [...new Set(ports.map(({ protocol }) => protocol))]
  return protocols.map((protocol) => ({
    name: shortened(`${ends}-${protocol}`, maxName),
    direction,
    access: 'Allow',
    protocol: wireProtocol[protocol],
    sources: [...sources],
    destinations: [...destinations],
    destinationPorts: ports.filter((port) => port.protocol === protocol).map(wirePorts),
    description: `${endName(from)} to ${endName(to)}`,
  }))
}

const wireProtocol = { tcp: 'Tcp', udp: 'Udp', icmp: 'Icmp', any: '*' } as const

function wirePorts(port: PortSpec): string {
  if (port.protocol === 'icmp' || port.protocol === 'any') return '*'
  return port.from === port.to ? String(port.from) : `${port.from}-${port.to}`
}

/**
 * A priority that depends on the rule's name alone, so that other rules coming and going do not move it: Azure
 * refuses two rules with one priority even for a moment.
 */
function withPriorities(rules: readonly Unranked[]): SecurityRule[] {
  const taken = new Set<string>()
  return [...rules]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((rule) => {
      let offset = createHash('sha256').update(rule.name).digest().readUInt32BE(0) % priorities
      while (taken.has(`${rule.direction}${offset}`)) offset = (offset + 1) % priorities
      taken.add(`${rule.direction}${offset}`)
      return { ...rule, priority: firstPriority + offset }
    })
}

function denials(oci: readonly Prefix[], subnet: ResolvedSubnet): SecurityRule[] {
  const deny = {
    access: 'Deny',
    protocol: '*',
    destinationPorts: ['*'],
    description: 'only declared flows use the link',
  } as const
  const inbound = { direction: 'Inbound', sources: [...oci], destinations: [subnet.prefix] } as const
  const outbound = { direction: 'Outbound', sources: [subnet.prefix], destinations: [...oci] } as const
  return [
    {
      ...deny,
      ...inbound,
      destinationPorts: ['*'],
      destinations: [subnet.prefix],
      name: shortened(`${subnet.name}-deny-from-oci`, maxName),
      priority: denyPriority,
    },
    {
      ...deny,
      ...outbound,
      destinationPorts: ['*'],
      sources: [subnet.prefix],
      name: shortened(`${subnet.name}-deny-to-oci`, maxName),
      priority: denyPriority,
    },
  ]
}
