import type { NetworkSecurityGroup, SecurityRule } from '@interconnect/azure-api'
import type { ReadContext } from '@interconnect/engine'
import type { AzureApi } from '../api.ts'
import { isOurRule } from './rule-name.ts'
import type { RulePlace } from './rule-priority.ts'

/** The rules of a security group, told apart by our mark. */
export interface RuleGroup {
  readonly ours: readonly SecurityRule[]
  readonly others: readonly SecurityRule[]
  readonly state: string | undefined
}

/** `undefined` when the security group is not there. */
export async function readGroup(
  groupId: string,
  { api, mark, signal }: ReadContext<AzureApi>,
): Promise<RuleGroup | undefined> {
  const group = await api.get<NetworkSecurityGroup>(groupId, { signal })
  if (!group) return undefined
  const { securityRules: rules = [], provisioningState } = group.properties
  const isOurs = ({ name, properties }: SecurityRule) => isOurRule(mark.owner, name, properties.description)
  return { ours: rules.filter(isOurs), others: rules.filter((rule) => !isOurs(rule)), state: provisioningState }
}

export const placesOf = (rules: readonly SecurityRule[] = []): RulePlace[] =>
  rules.map(({ properties: { direction, priority } }) => ({ direction, priority }))
