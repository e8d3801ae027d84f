import { azureDurations, azureLimits, parentId, sameId, type SecurityRule } from '@interconnect/azure-api'
import type { AzureKind, KindContext } from '../kind.ts'
import { ArmRefusal } from '../refusal.ts'
import { type Stored, types } from '../resource-types.ts'

type StoredRule = Stored<SecurityRule>

/** @source https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview#security-rules */
export const securityRule: AzureKind<SecurityRule> = {
  of: types.securityRule,
  durations: azureDurations['Microsoft.Network/networkSecurityGroups/securityRules'],
  check(next, _previous, context) {
    checkPriority(next)
    checkSides(next)
    checkNeighbours(next, context)
  },
  accept: (next) => ({
    ...next,
    properties: {
      sourcePortRanges: [],
      destinationPortRanges: [],
      sourceAddressPrefixes: [],
      destinationAddressPrefixes: [],
      ...next.properties,
    },
  }),
}

function checkPriority({ name, properties: { priority } }: StoredRule): void {
  const [low, high] = [azureLimits.lowestRulePriority.value, azureLimits.highestRulePriority.value]
  if (priority >= low && priority <= high) return
  throw new ArmRefusal(
    'SecurityRuleInvalidPriority',
    `Security rule has invalid Priority. Value provided: ${priority} Allowed range ${low}-${high}. Rule name: ${name}.`,
  )
}

function checkSides({ name, properties }: StoredRule): void {
  const given = (one: string | undefined, many: readonly unknown[] | undefined) =>
    one !== undefined || (many?.length ?? 0) > 0
  const missing = [
    given(
      properties.sourceAddressPrefix,
      properties.sourceAddressPrefixes ?? properties.sourceApplicationSecurityGroups,
    ) || 'SourceAddressPrefix',
    given(
      properties.destinationAddressPrefix,
      properties.destinationAddressPrefixes ?? properties.destinationApplicationSecurityGroups,
    ) || 'DestinationAddressPrefix',
    given(properties.sourcePortRange, properties.sourcePortRanges) || 'SourcePortRange',
    given(properties.destinationPortRange, properties.destinationPortRanges) || 'DestinationPortRange',
  ].find((side) => side !== true)
  if (missing !== undefined)
    throw new ArmRefusal('InvalidParameter', `Security rule parameter ${missing} is required. Rule name: ${name}.`)
}

function checkNeighbours(next: StoredRule, { resources }: KindContext): void {
  const rules = resources.list(types.securityRule, { parent: parentId(next.id) })
  const clash = rules.find(
    ({ id, properties }) =>
      !sameId(id, next.id) &&
      properties.priority === next.properties.priority &&
      properties.direction === next.properties.direction,
  )
  if (clash)
    throw new ArmRefusal(
      'SecurityRuleConflict',
      `Security rule ${next.name} conflicts with rule ${clash.name}. Rules cannot have the same Priority and Direction. To learn more, see aka.ms/nsgrules.`,
    )
  if (rules.length > azureLimits.securityRulesPerGroup.value)
    throw new ArmRefusal('QuotaExceeded', `Network security group ${parentId(next.id)} has more than 1000 rules.`)
}
