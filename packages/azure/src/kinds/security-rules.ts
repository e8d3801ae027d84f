import {
  azureDurations,
  type NetworkSecurityGroup,
  type SecurityRule,
  securityRuleId,
  securityRulesPath,
  securityRuleType,
} from '@interconnect/azure-api'
import type { Accepted, Kind, ReadContext, WriteContext } from '@interconnect/engine'
import { InterconnectError } from '@interconnect/model'
import { z } from 'zod'
import type { AzureApi, Followed } from '../api.ts'
import type { AzureAttributes } from './azure-kind.ts'
import { sameMeaning } from './form.ts'
import { isOurRule, ruleName } from './rule-name.ts'
import { freePriorities, type RulePlace } from './rule-priority.ts'
import { ruleSteps } from './rule-steps.ts'
import { type Rule, ruleFromWire, ruleInForm, ruleSchema, ruleToWire } from './rule-wire.ts'
import { turnsOn } from './serialised.ts'
import { settledByState } from './settled.ts'

const props = z.object({
  /** ARM id of the security group, ours or somebody else's. One set of rules per owner and group. */
  networkSecurityGroupId: z.string(),
  rules: z.array(ruleSchema).min(1),
})
export type SecurityRulesProps = z.infer<typeof props>

export interface SecurityRulesAttributes extends AzureAttributes {
  readonly owner: string
  readonly networkSecurityGroupId: string
  readonly rules: readonly Rule[]
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
  replaceOn: ['networkSecurityGroupId'],
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
  settled: ({ provisioningState }) => settledByState(provisioningState),
  create: (wanted, context) => writeSet(wanted.networkSecurityGroupId, wanted.rules, context),
  update: (id, wanted, _differences, context) => writeSet(groupOf(id), wanted.rules, context),
  delete: (id, context) => writeSet(groupOf(id), [], context),
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

interface Group {
  readonly ours: readonly SecurityRule[]
  readonly others: readonly SecurityRule[]
  readonly state: string | undefined
}

async function readGroup(groupId: string, { api, mark, signal }: ReadContext<AzureApi>): Promise<Group | undefined> {
  const group = await api.get<NetworkSecurityGroup>(groupId, { signal })
  if (!group) return undefined
  const { securityRules: rules = [], provisioningState } = group.properties
  const isOurs = ({ name, properties }: SecurityRule) => isOurRule(mark.owner, name, properties.description)
  return { ours: rules.filter(isOurs), others: rules.filter((rule) => !isOurs(rule)), state: provisioningState }
}

const placesOf = (rules: readonly SecurityRule[] = []): RulePlace[] =>
  rules.map(({ properties: { direction, priority } }) => ({ direction, priority }))

/** The first state that is not `Succeeded`. */
const unsettledOf = (states: readonly (string | undefined)[]): string =>
  states.find((state) => state !== undefined && state !== 'Succeeded') ?? 'Succeeded'

/** The rules held, in the order and form of the wanted ones, then those that nobody wants any more. */
function heldRules({ owner, rules, takenPlaces }: SecurityRulesAttributes, wanted: readonly Rule[]): Rule[] {
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

/** Writes what differs, rule by rule, each once the one before is done; the last is left to the engine to follow. */
async function writeSet(groupId: string, wanted: readonly Rule[], context: WriteContext<AzureApi>): Promise<Accepted> {
  const group = await readGroup(groupId, context)
  const id = securityRulesPath(groupId)
  if (!group && wanted.length === 0) return { id }
  if (!group) throw new InterconnectError('cloud/not-found', `the security group ${groupId} is not there`)
  let last: Followed = {}
  for (const write of writesFor(group, groupId, wanted, context)) {
    await context.api.finished(last, { signal: context.signal })
    last = await write()
  }
  return { id, ...(last.operation !== undefined && { operation: last.operation }) }
}

function writesFor(
  { ours, others }: Group,
  groupId: string,
  wanted: readonly Rule[],
  { api, mark: { owner }, signal }: WriteContext<AzureApi>,
): (() => Promise<Followed>)[] {
  const free = freePriorities(wanted, placesOf(others))
  const failed = new Set(ours.filter(({ properties }) => properties.provisioningState === 'Failed').map(({ name }) => name))
  const steps = ruleSteps(
    ours.map((rule) => ruleFromWire(owner, rule)),
    wanted.map((rule) => ({ ...rule, priority: free.get(rule.name) ?? rule.priority })),
    (held, rule) => !failed.has(ruleName(owner, held.name)) && sameRule(owner, held, rule),
  )
  const idOf = (name: string) => securityRuleId(groupId, ruleName(owner, name))
  return steps.map((step) =>
    step.do === 'delete'
      ? () => api.delete(idOf(step.name), { signal })
      : () => api.put(idOf(step.rule.name), { properties: ruleToWire(owner, step.rule) }, { signal }),
  )
}

function sameRule(owner: string, held: Rule, wanted: Rule): boolean {
  const inForm = ruleInForm(owner, held, wanted)
  return (Object.keys({ ...inForm, ...wanted }) as (keyof Rule)[]).every((name) => inForm[name] === wanted[name])
}
