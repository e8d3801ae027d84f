import { type Danger, type Difference, sameValue } from '@interconnect/engine'
import type { Rule } from './security-rule.ts'

/** What it means that a rule, which only ever lets something through, is not as it was left. */
export function dangerOfRule({ from, to }: Difference): Danger {
  if (!isRule(to)) return 'security'
  if (!isRule(from)) return 'traffic'
  if (!covers(from, to)) return 'traffic'
  return covers(to, from) ? 'cosmetic' : 'security'
}

const isRule = (value: unknown): value is Rule => typeof value === 'object' && value !== null && 'peer' in value

const whole: NonNullable<Rule['ports']> = { from: 1, to: 65_535 }

/** Whether one rule lets through all that the other does, as far as that shows without arithmetic. */
function covers(one: Rule, other: Rule): boolean {
  const [ports, otherPorts] = [one.ports ?? whole, other.ports ?? whole]
  const samePeer = one.peerType === other.peerType && (one.peer === other.peer || one.peer === '0.0.0.0/0')
  if (!samePeer || one.direction !== other.direction || 'stateless' in one !== 'stateless' in other) return false
  if (one.protocol === 'all') return true
  if (one.protocol !== other.protocol || 'sourcePorts' in one) return false
  const sameIcmp = one.icmp === undefined || sameValue(one.icmp, other.icmp)
  return sameIcmp && ports.from <= otherPorts.from && ports.to >= otherPorts.to
}
