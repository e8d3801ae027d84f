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

const { lowestRulePriority: lowest, highestRulePriority: highest } = azureLimits

/**
 * The priorities our rules can have beside those of others, by rule name: the wanted one where it is free, the next
 * free one where it is not, a lower one where there is no room above. What was to be evaluated first still is.
 */
export function freePriorities(wanted: readonly Ranked[], others: readonly RulePlace[]): ReadonlyMap<string, number> {
  const directions = new Set(wanted.map(({ direction }) => direction))
  return new Map([...directions].flatMap((direction) => [...freeIn(direction, wanted, others)]))
}

function freeIn(direction: string, wanted: readonly Ranked[], others: readonly RulePlace[]): Map<string, number> {
  const taken = new Set(others.filter((other) => other.direction === direction).map(({ priority }) => priority))
  const ours = wanted.filter((rule) => rule.direction === direction).toSorted(byPriority)
  const free = new Map<string, number>()
  let last = 0
  for (const { name, priority } of ours) {
    last = nextFree(Math.max(priority, last + 1), taken, 1)
    free.set(name, last)
  }
  // Whatever was pushed past the end moves back below, and what is in its way before it.
  let ceiling = highest.value
  for (const rule of ours.toReversed()) {
    const place = nextFree(Math.min(free.get(rule.name)!, ceiling), taken, -1)
    if (place < lowest.value) throw noneLeft(rule)
    free.set(rule.name, place)
    ceiling = place - 1
  }
  return free
}

function nextFree(priority: number, taken: ReadonlySet<number>, step: 1 | -1): number {
  return taken.has(priority) ? nextFree(priority + step, taken, step) : priority
}

export const formatPlace = ({ direction, priority }: RulePlace): string => `${direction} ${priority}`

/** By name where priorities are equal, so that the order of the input never matters. */
const byPriority = (a: Ranked, b: Ranked): number => a.priority - b.priority || (a.name < b.name ? -1 : 1)

const noneLeft = ({ name, priority, direction }: Ranked): InterconnectError =>
  new InterconnectError(
    'cloud/quota',
    `no free ${direction} priority near ${priority} for the security rule '${name}'`,
    { hint: 'delete rules of the security group that are not used' },
  )
