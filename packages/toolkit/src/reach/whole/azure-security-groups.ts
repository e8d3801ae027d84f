import { documentRuleName } from '@interconnect/azure'
import type { NetworkSecurityGroup } from '@interconnect/azure-api'
import type { AzureRule, AzureSecurityGroup, NetworkModel } from '@interconnect/reach'
import { ifSeen, lastOf, type Reader } from './reading.ts'

/** Every group that a subnet or an interface stands behind, with the rules of others. */
export const azureSecurityGroups: Reader = async (model, { azure, signal, spec, idOf }) => {
  const securityGroups = await Promise.all(
    [...knownGroups(model).values()].map(async (group) => {
      const wire = await ifSeen(azure.get<NetworkSecurityGroup>(idOf(group.ref.key), { signal }))
      const rules = wire?.properties.securityRules ?? []
      return wire ? { ...group, rules: rules.map((rule) => asRule(rule, spec.name)) } : group
    }),
  )
  return { ...model, azure: { ...model.azure, securityGroups } }
}

/** Those of the graph, and those only named by what stands behind them. */
function knownGroups({ azure, hosts }: NetworkModel): ReadonlyMap<string, AzureSecurityGroup> {
  const groups = new Map(azure.securityGroups.map((group) => [group.ref.key, group]))
  for (const { securityGroupKey: key } of [...azure.subnets, ...hosts])
    if (key?.startsWith('/subscriptions/') && !groups.has(key))
      groups.set(key, { ref: { key, side: 'azure', kind: 'network security group', name: lastOf(key) }, rules: [] })
  return groups
}

type WireRule = NonNullable<NetworkSecurityGroup['properties']['securityRules']>[number]

/** The wire has a list beside a single value; an empty list counts for nothing. */
const several = (list: readonly string[] | undefined, single: string | undefined): readonly string[] =>
  list && list.length > 0 ? list : single === undefined ? [] : [single]

const groupKeys = (groups: readonly { readonly id?: string | undefined }[] | undefined): readonly string[] =>
  (groups ?? []).flatMap(({ id }) => id ?? [])

/** In the form a rule of the document has, so that those that are as they should be look the same. */
function asRule({ name = '', properties }: WireRule, owner: string): AzureRule {
  const sourceGroups = groupKeys(properties.sourceApplicationSecurityGroups)
  const destinationGroups = groupKeys(properties.destinationApplicationSecurityGroups)
  const sourcePorts = several(properties.sourcePortRanges, properties.sourcePortRange)
  return {
    name: documentRuleName(owner, name, properties.description),
    priority: properties.priority,
    direction: properties.direction,
    access: properties.access,
    protocol: properties.protocol,
    sources: several(properties.sourceAddressPrefixes, properties.sourceAddressPrefix),
    destinations: several(properties.destinationAddressPrefixes, properties.destinationAddressPrefix),
    ...(sourceGroups.length > 0 && { sourceGroups }),
    ...(destinationGroups.length > 0 && { destinationGroups }),
    ...(sourcePorts.join() !== '*' && { sourcePorts }),
    destinationPorts: several(properties.destinationPortRanges, properties.destinationPortRange),
  }
}
