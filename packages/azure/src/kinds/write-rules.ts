import { securityRuleId, securityRulesPath } from '@interconnect/azure-api'
import { type Accepted, differences, type WriteContext } from '@interconnect/engine'
import { InterconnectError } from '@interconnect/model'
import type { AzureApi, Followed } from '../api.ts'
import { placesOf, readGroup, type RuleGroup } from './rule-group.ts'
import { ruleName } from './rule-name.ts'
import { freePriorities } from './rule-priority.ts'
import { ruleSteps } from './rule-steps.ts'
import { type HeldRule, type Rule, ruleFromWire, ruleInForm, ruleToWire } from './rule-wire.ts'

/** Writes what differs, rule by rule, each once the one before is done; the last is left to the engine to follow. */
export async function writeRules(
  groupId: string,
  wanted: readonly Rule[],
  context: WriteContext<AzureApi>,
): Promise<Accepted> {
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
  { ours, others }: RuleGroup,
  groupId: string,
  wanted: readonly Rule[],
  { api, mark: { owner }, signal }: WriteContext<AzureApi>,
): (() => Promise<Followed>)[] {
  const free = freePriorities(wanted, placesOf(others))
  const failed = new Set(
    ours.filter(({ properties }) => properties.provisioningState === 'Failed').map(({ name }) => name),
  )
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

/** Nothing in the held rule differs from the wanted one, and it has no members the wanted one lacks. */
function sameRule(owner: string, held: HeldRule, wanted: Rule): boolean {
  const inForm: Readonly<Record<string, unknown>> = { ...ruleInForm(owner, held, wanted) }
  return differences(inForm, { ...wanted }).length === 0 && differences({ ...wanted }, inForm).length === 0
}
