import { azureLimits } from '@interconnect/azure-api'
import { InterconnectError } from '@interconnect/model'

/** A place in the order of evaluation: each can be taken once. */
export interface RulePlace {
  readonly direction: string
  readonly priority: number
}

interface Ranked extends RulePlace {
  readonly name: string
}

/**
 * The priorities our rules can have beside those of others, by rule name: the wanted one where it is free, the next
 * free one where it is not. What was to be evaluated first still is.
 */
export function freePriorities(wanted: readonly Ranked[], others: readonly RulePlace[]): ReadonlyMap<string, number> {
  const taken = new Set(others.map(formatPlace))
  const last = new Map<string, number>()
  const free = new Map<string, number>()
  for (const rule of wanted.toSorted(byPriority)) {
    let priority = Math.max(rule.priority, (last.get(rule.direction) ?? 0) + 1)
    while (taken.has(formatPlace({ ...rule, priority }))) priority++
    if (priority > azureLimits.highestRulePriority.value) throw noneLeft(rule)
    last.set(rule.direction, priority)
    free.set(rule.name, priority)
  }
  return free
}

export const formatPlace = ({ direction, priority }: RulePlace): string => `${direction} ${priority}`

/** By name where priorities are equal, so that the order of the input never matters. */
const byPriority = (a: Ranked, b: Ranked): number => a.priority - b.priority || (a.name < b.name ? -1 : 1)

const noneLeft = ({ name, priority, direction }: Ranked): InterconnectError =>
  new InterconnectError('cloud/quota', `no free ${direction} priority from ${priority} on for the security rule '${name}'`, {
    hint: 'delete rules of the security group that are not used',
  })
