import type { EffectiveSecurityGroup, EffectiveSecurityRule, SecurityRule } from '@interconnect/azure-api'
import type { KindContext } from '../kind.ts'
import { defaultRulesOf } from '../default-rules.ts'
import { type StoredNetworkInterface, type StoredSecurityGroup, types } from '../resource-types.ts'
import { type Surroundings, surroundingsOf } from './surroundings.ts'

/** The address health probes and Azure's own services come from. @source https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16 */
const platformAddress = '168.63.129.16/32'

/** The group of the subnet and that of the interface, each with every rule spelled out. @source https://learn.microsoft.com/azure/virtual-network/diagnose-network-traffic-filter-problem */
export function effectiveSecurityGroups(
  stored: StoredNetworkInterface,
  context: KindContext,
): EffectiveSecurityGroup[] {
  const around = surroundingsOf(stored, context)
  if (!around) return []
  const { subnet } = around
  const groups = [
    { group: subnet.properties.networkSecurityGroup, association: { subnet: { id: subnet.id } } },
    { group: stored.properties.networkSecurityGroup, association: { networkInterface: { id: stored.id } } },
  ]
  return groups.flatMap(({ group, association }) => {
    const found = group && context.resources.get(types.networkSecurityGroup, group.id)
    if (!found) return []
    return [
      { networkSecurityGroup: { id: found.id }, association, effectiveSecurityRules: rulesOf(found, around, context) },
    ]
  })
}

function rulesOf(
  group: StoredSecurityGroup,
  around: Surroundings,
  { resources }: KindContext,
): EffectiveSecurityRule[] {
  const own = resources
    .list(types.securityRule, { parent: group.id })
    .map((rule) => spelledOut('securityRules', rule, around))
  return [...own, ...defaultRulesOf(group).map((rule) => spelledOut('defaultSecurityRules', rule, around))]
}

function spelledOut(list: string, { name, properties }: SecurityRule, around: Surroundings): EffectiveSecurityRule {
  const sourcePorts = listOf(properties.sourcePortRange, properties.sourcePortRanges).map(portRange)
  const destinationPorts = listOf(properties.destinationPortRange, properties.destinationPortRanges).map(portRange)
  const from = listOf(properties.sourceAddressPrefix, properties.sourceAddressPrefixes).map(address)
  const to = listOf(properties.destinationAddressPrefix, properties.destinationAddressPrefixes).map(address)
  return {
    name: `${list}/${name}`,
    protocol: properties.protocol === '*' ? 'All' : properties.protocol,
    sourcePortRange: sourcePorts[0] ?? '',
    destinationPortRange: destinationPorts[0] ?? '',
    sourcePortRanges: sourcePorts,
    destinationPortRanges: destinationPorts,
    sourceAddressPrefix: from[0] ?? '',
    destinationAddressPrefix: to[0] ?? '',
    sourceAddressPrefixes: from,
    destinationAddressPrefixes: to,
    expandedSourceAddressPrefix: from.flatMap((one) => expanded(one, around)),
    expandedDestinationAddressPrefix: to.flatMap((one) => expanded(one, around)),
    access: properties.access,
    priority: properties.priority,
    direction: properties.direction,
  }
}

const listOf = (one: string | undefined, many: readonly string[] | undefined): string[] => [
  ...(one === undefined ? [] : [one]),
  ...(many ?? []),
]

/** `*` is every port, a single port a range of one. */
const portRange = (text: string): string => (text === '*' ? '0-65535' : text.includes('-') ? text : `${text}-${text}`)

const address = (text: string): string => (text === '*' ? '0.0.0.0/0' : text)

/**
 * A service tag as the ranges it stands for here: `VirtualNetwork` is all a network reaches, also through its gateway.
 * @source https://learn.microsoft.com/azure/virtual-network/service-tags-overview
 */
function expanded(text: string, { addressSpace, peeredSpaces, learned }: Surroundings): readonly string[] {
  if (text === 'VirtualNetwork')
    return [...new Set([...addressSpace, ...peeredSpaces, ...learned.map(({ prefix }) => prefix), platformAddress])]
  return text === 'AzureLoadBalancer' ? [platformAddress] : []
}
