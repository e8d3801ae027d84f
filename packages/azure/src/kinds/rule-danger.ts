import type { Danger, Difference } from '@interconnect/engine'
import type { HeldRule, Rule } from './rule-wire.ts'

/** What it means that a rule is not as it was left: less gets through than should, or more. */
export function dangerOfRule({ from, to }: Difference): Danger {
  const [held, wanted] = [from, to] as [HeldRule | undefined, Rule | undefined]
  if (!isRule(wanted)) return isRule(held) && held.access === 'Deny' ? 'traffic' : 'security'
  if (!isRule(held)) return wanted.access === 'Deny' ? 'security' : 'traffic'
  if (wanted.access !== held.access) return wanted.access === 'Deny' ? 'security' : 'traffic'
  const [narrow, wide] =
    wanted.access === 'Allow' ? (['traffic', 'security'] as const) : (['security', 'traffic'] as const)
  if (!covers(held, wanted)) return narrow
  return covers(wanted, held) ? 'cosmetic' : wide
}

const isRule = (value: unknown): value is Rule => typeof value === 'object' && value !== null && 'access' in value

/** Whether one rule matches all that the other does, as far as that shows without arithmetic. */
const covers = (one: HeldRule, other: HeldRule): boolean =>
  one.direction === other.direction &&
  one.priority <= other.priority &&
  [other.protocol, '*'].includes(one.protocol) &&
  (['sources', 'destinations', 'destinationPorts'] as const).every(
    (name) => one[name].includes('*') || other[name].every((item) => one[name].includes(item)),
  ) &&
  (one.sourcePorts === undefined || one.sourcePorts.join() === other.sourcePorts?.join())
