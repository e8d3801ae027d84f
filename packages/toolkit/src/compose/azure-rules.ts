import { createHash } from 'node:crypto'
import type { SecurityRule } from '@interconnect/azure'
import { contains, joinPrefixes, type Prefix, type ResolvedSpec, type ResolvedSubnet } from '@interconnect/model'
import { type Opening, openingsOf } from './azure-grouping.ts'
import { endName, passagesOf, shortened, withoutCovered } from './passages.ts'

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
    ...openingsOf(withoutCovered(inbound, 'from'), 'from').map((opening) => allowRule(opening, 'Inbound', subnet)),
    ...openingsOf(withoutCovered(outbound, 'to'), 'to').map((opening) => allowRule(opening, 'Outbound', subnet)),
  ]
  return [...withPriorities(allow), ...denials(spec.oci.network.cidrs, subnet, allow)]
}

type Unranked = Pick<
  SecurityRule,
  'name' | 'direction' | 'access' | 'protocol' | 'sources' | 'destinations' | 'destinationPorts' | 'description'
>

function allowRule(
  { ends, protocol, ports, name }: Opening,
  direction: SecurityRule['direction'],
  subnet: ResolvedSubnet,
): Unranked {
  const far = joinPrefixes(ends.flatMap(({ prefixes }) => prefixes))
  const names = ends.map(endName).join(', ')
  const isIn = direction === 'Inbound'
  return {
    name: shortened(`${subnet.name}-${isIn ? 'from' : 'to'}-${name}`, maxName),
    direction,
    access: 'Allow',
    protocol: wireProtocol[protocol],
    sources: isIn ? far : [subnet.prefix],
    destinations: isIn ? [subnet.prefix] : far,
    destinationPorts: ports,
    description: isIn ? `${names} to azure-${subnet.name}` : `azure-${subnet.name} to ${names}`,
  }
}

const wireProtocol = { tcp: 'Tcp', udp: 'Udp', icmp: 'Icmp', any: '*' } as const

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

/** In the directions in which flows do not open everything anyway. */
function denials(oci: readonly Prefix[], subnet: ResolvedSubnet, allow: readonly Unranked[]): SecurityRule[] {
  const deny = {
    access: 'Deny',
    protocol: '*',
    destinationPorts: ['*'],
    description: 'only declared flows use the link',
    priority: denyPriority,
  } as const
  const rules: SecurityRule[] = [
    {
      ...deny,
      direction: 'Inbound',
      name: shortened(`${subnet.name}-deny-from-oci`, maxName),
      sources: [...oci],
      destinations: [subnet.prefix],
    },
    {
      ...deny,
      direction: 'Outbound',
      name: shortened(`${subnet.name}-deny-to-oci`, maxName),
      sources: [subnet.prefix],
      destinations: [...oci],
    },
  ]
  return rules.filter((rule) => !allow.some((other) => opensAll(other, rule)))
}

const opensAll = (allow: Unranked, deny: SecurityRule): boolean =>
  allow.direction === deny.direction &&
  allow.protocol === '*' &&
  holdsAll(allow.sources, deny.sources) &&
  holdsAll(allow.destinations, deny.destinations)

const holdsAll = (outer: readonly string[], inner: readonly string[]): boolean =>
  inner.every((one) => outer.some((wide) => contains(wide as Prefix, one as Prefix)))
