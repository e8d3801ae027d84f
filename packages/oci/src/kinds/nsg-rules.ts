import { type Accepted, type Attributes, inPlace, type Kind, type ReadContext, replaces } from '@interconnect/engine'
import { whatStops } from '@interconnect/model'
import {
  actionPath,
  type AddNetworkSecurityGroupSecurityRulesDetails,
  type AddSecurityRuleDetails,
  childPath,
  limits,
  networkSecurityGroups,
  type RemoveNetworkSecurityGroupSecurityRulesDetails,
  SecurityRule,
} from '@interconnect/oci-api'
import { z } from 'zod'
import type { OciApi } from '../api.ts'
import { instant } from '../durations.ts'
import { nameInDescription } from '../marked-description.ts'
import { Ocid } from '../props.ts'
import { dangerOfRule } from '../rule-danger.ts'
import { heldRules, Rule, sameRule, toDestination, toRule, toSource, toWireRule } from '../security-rule.ts'
import { orUndefinedWhenGone } from '../when-gone.ts'

const Props = z.strictObject({ networkSecurityGroupId: Ocid, rules: z.array(Rule).min(1).max(limits.rulesPerNsg) })
export type NsgRulesProps = z.infer<typeof Props>
/** `id` is the group's. */
export interface NsgRulesAttributes extends Attributes, NsgRulesProps {}

const toWire = (rule: Rule, owner: string): AddSecurityRuleDetails => ({
  direction: rule.direction,
  ...toWireRule(rule, owner),
  ...(rule.direction === 'INGRESS' ? toSource(rule) : toDestination(rule)),
})

/** A rule of a group in our words. */
export function ruleOfGroup(rule: SecurityRule, owner: string): Rule {
  const peer = (rule.direction === 'INGRESS' ? rule.source : rule.destination) ?? ''
  const peerType = (rule.direction === 'INGRESS' ? rule.sourceType : rule.destinationType) ?? 'CIDR_BLOCK'
  return toRule(rule, rule.direction, { peer, peerType }, owner)
}

/** All rules of the group that carry the owner's mark; `undefined` when there is no such group. */
async function ownRules(
  groupId: string,
  { api, signal, mark }: ReadContext<OciApi>,
): Promise<SecurityRule[] | undefined> {
  const path = childPath(networkSecurityGroups, groupId, 'securityRules')
  const rules = await orUndefinedWhenGone(api.list(path, SecurityRule, {}, { signal }))
  return rules?.filter(({ description }) => nameInDescription(description, mark.owner) !== undefined)
}

/** Rules to add and ids of rules to remove; equal ones stay, of two equal ones one goes. */
function ruleChanges(there: readonly SecurityRule[], wanted: readonly Rule[], owner: string) {
  const superfluous = [...there]
  const added = wanted.filter((rule) => {
    const index = superfluous.findIndex((other) => sameRule(ruleOfGroup(other, owner), rule))
    if (index < 0) return true
    superfluous.splice(index, 1)
    return false
  })
  return { added, removed: superfluous.map(({ id }) => id) }
}

/** At most so many rules may go into one call. @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/SecurityRule/ */
function batches<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / limits.nsgRulesPerCall)
  return Array.from({ length: count }, (_, at) =>
    items.slice(at * limits.nsgRulesPerCall, (at + 1) * limits.nsgRulesPerCall),
  )
}

/** Additions first: what was and stays allowed is never cut off. */
async function write(groupId: string, wanted: readonly Rule[], context: ReadContext<OciApi>): Promise<Accepted> {
  const { api, signal, mark } = context
  const { added, removed } = ruleChanges((await ownRules(groupId, context)) ?? [], wanted, mark.owner)
  const act = (action: (typeof networkSecurityGroups)['actions'][number], body: object) =>
    api.action(actionPath(networkSecurityGroups, groupId, action), body, { signal })
  for (const some of batches(added)) {
    const securityRules = some.map((rule) => toWire(rule, mark.owner))
    await act('addSecurityRules', { securityRules } satisfies AddNetworkSecurityGroupSecurityRulesDetails)
  }
  for (const securityRuleIds of batches(removed)) {
    await act('removeSecurityRules', { securityRuleIds } satisfies RemoveNetworkSecurityGroupSecurityRulesDetails)
  }
  return { id: groupId }
}

/** The owner's rules in a group that may hold rules of others, which are neither seen nor touched. */
export const nsgRules: Kind<NsgRulesProps, NsgRulesAttributes, OciApi> = {
  type: 'oci/nsg-rules',
  title: 'rules in a network security group',
  props: Props,
  properties: {
    networkSecurityGroupId: replaces('traffic', { because: 'the rules go into another group' }),
    rules: inPlace(dangerOfRule),
  },
  presence: { stops: whatStops.flows, missing: 'traffic', unwanted: 'security' },
  durations: instant,
  // Undefined for rules of ours that the document no longer names.
  serialised: ({ networkSecurityGroupId }) => [networkSecurityGroupId].filter((word) => word !== undefined),
  find: async ({ networkSecurityGroupId: id }, context) => (id === undefined ? undefined : nsgRules.read(id, context)),
  async read(id, context) {
    const rules = await ownRules(id, context)
    if (!rules || rules.length === 0) return undefined
    return { id, networkSecurityGroupId: id, rules: rules.map((rule) => ruleOfGroup(rule, context.mark.owner)) }
  },
  holds: ({ networkSecurityGroupId, rules }, wanted) => ({
    networkSecurityGroupId,
    rules: heldRules(rules, wanted.rules),
  }),
  settled: () => ({ state: 'yes' }),
  create: ({ networkSecurityGroupId, rules }, context) => write(networkSecurityGroupId, rules, context),
  update: (id, { rules }, _, context) => write(id, rules, context),
  delete: (id, context) => write(id, [], context),
}
