import { azureDurations, securityRulesPath, securityRuleType } from '@interconnect/azure-api'
import { type Kind, type ReadContext, replaces, type Settled } from '@interconnect/engine'
import { whatStops } from '@interconnect/model'
import { z } from 'zod'
import type { AzureApi } from '../api.ts'
import type { AzureAttributes } from './definition.ts'
import { sameMeaning } from './form.ts'
import { dangerOfRule } from './rule-danger.ts'
import { placesOf, readGroup } from './rule-group.ts'
import { freePriorities, type RulePlace } from './rule-priority.ts'
import { type HeldRule, type Rule, ruleFromWire, ruleInForm, ruleSchema } from './rule-wire.ts'
import { turnsOn } from './serialised.ts'
import { settledByState } from './settled.ts'
import { writeRules } from './write-rules.ts'

const props = z.object({
  /** ARM id of the security group, ours or somebody else's. One set of rules per owner and group. */
  networkSecurityGroupId: z.string(),
  rules: z.array(ruleSchema).min(1),
})
export type SecurityRulesProps = z.infer<typeof props>

export interface SecurityRulesAttributes extends AzureAttributes {
  readonly owner: string
  readonly networkSecurityGroupId: string
  readonly rules: readonly HeldRule[]
  /** Places in the order of evaluation that rules of others hold. */
  readonly takenPlaces: readonly RulePlace[]
}

const { create, update, delete: remove } = azureDurations[securityRuleType]

/**
 * Our rules in a security group that may hold rules of others. Only rules with our mark are seen, and each is written
 * by itself, so that rules of others cannot be lost. The id is the path of the group's rules. A wanted priority that
 * somebody else's rule has gives way to the next free one, which counts as equal.
 */
export const securityRules: Kind<SecurityRulesProps, SecurityRulesAttributes, AzureApi> = {
  type: 'azure/security-rules',
  title: 'security rules',
  props,
  properties: {
    networkSecurityGroupId: replaces('traffic', { because: 'the rules go into another security group' }),
    // Rules are stateful: what passes goes on, what is no longer allowed ends with its next packet.
    rules: {
      change: {
        how: 'in-place',
        source: 'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
      },
      danger: dangerOfRule,
    },
  },
  presence: { stops: whatStops.flows, missing: 'traffic', unwanted: 'security' },
  durations: { create, update, delete: remove },
  serialised: ({ networkSecurityGroupId }) => turnsOn(networkSecurityGroupId),
  async find({ networkSecurityGroupId }, context) {
    return networkSecurityGroupId === undefined ? undefined : readSet(networkSecurityGroupId, context)
  },
  read: (id, context) => readSet(groupOf(id), context),
  holds: (attributes, { networkSecurityGroupId, rules }) => ({
    ...(networkSecurityGroupId !== undefined && {
      networkSecurityGroupId: sameMeaning(attributes.networkSecurityGroupId, networkSecurityGroupId)
        ? networkSecurityGroupId
        : attributes.networkSecurityGroupId,
    }),
    ...(rules && { rules: heldRules(attributes, rules) }),
  }),
  settled: ({ provisioningState }) => settledSet(provisioningState),
  create: (wanted, context) => writeRules(wanted.networkSecurityGroupId, wanted.rules, context),
  update: (id, wanted, _differences, context) => writeRules(groupOf(id), wanted.rules, context),
  delete: (id, context) => writeRules(groupOf(id), [], context),
  follow: (operation, { api, signal }) => api.operation(operation, { signal }),
}

const groupOf = (id: string): string => id.replace(/\/securityRules$/i, '')

async function readSet(groupId: string, context: ReadContext<AzureApi>): Promise<SecurityRulesAttributes | undefined> {
  const { owner } = context.mark
  const { ours, others, state } = (await readGroup(groupId, context)) ?? { ours: [] }
  if (ours.length === 0) return undefined
  return {
    id: securityRulesPath(groupId),
    owner,
    provisioningState: unsettledOf([state, ...ours.map(({ properties }) => properties.provisioningState)]),
    networkSecurityGroupId: groupId,
    rules: ours.map((rule) => ruleFromWire(owner, rule)),
    takenPlaces: placesOf(others),
  }
}

/** One rule that is on its way out does not take the others with it. */
function settledSet(provisioningState: string): Settled {
  const settled = settledByState(provisioningState)
  return settled.state === 'leaving' ? { state: 'no', waitingFor: settled.waitingFor } : settled
}

/** The first state that is not `Succeeded`. */
const unsettledOf = (states: readonly (string | undefined)[]): string =>
  states.find((state) => state !== undefined && state !== 'Succeeded') ?? 'Succeeded'

/** The rules held, in the order and form of the wanted ones, then those that nobody wants any more. */
function heldRules({ owner, rules, takenPlaces }: SecurityRulesAttributes, wanted: readonly Rule[]): HeldRule[] {
  const free = freePriorities(wanted, takenPlaces)
  const known = wanted.flatMap((rule) => {
    const held = rules.find(({ name }) => name === rule.name)
    if (!held) return []
    const inForm = ruleInForm(owner, held, rule)
    return [held.priority === free.get(rule.name) ? { ...inForm, priority: rule.priority } : inForm]
  })
  const stale = rules.filter(({ name }) => !wanted.some((rule) => rule.name === name))
  return [...known, ...stale]
}
