import { type SecurityRule, securityRuleAccesses, securityRuleDirections } from '@interconnect/azure-api'
import { z } from 'zod'
import { sameMeaning } from './form.ts'
import { describe, nameInDocument, textOf } from './rule-name.ts'

/** One rule as the caller wants it; from any source port. */
export const ruleSchema = z.object({
  /** Unique in the set; becomes a part of the name on the wire. */
  name: z.string(),
  /** 100 to 4096; the lowest is evaluated first. */
  priority: z.int(),
  direction: z.enum(securityRuleDirections),
  access: z.enum(securityRuleAccesses),
  protocol: z.enum(['Tcp', 'Udp', 'Icmp', '*']),
  /** Prefixes, `*`, or one service tag. */
  sources: z.array(z.string()).min(1).readonly(),
  destinations: z.array(z.string()).min(1).readonly(),
  /** Such as `22` or `30000-32767`; `*` for all. */
  destinationPorts: z.array(z.string()).min(1).readonly(),
  description: z.string().optional(),
})
export type Rule = z.infer<typeof ruleSchema>

/** A rule as the cloud has it. The members of its own are there only where somebody changed what we always write. */
export interface HeldRule extends Rule {
  readonly sourcePorts?: readonly string[]
  /** The description has lost our mark. */
  readonly unmarked?: true
}

type RuleProperties = SecurityRule['properties']

/** What the wire says, in the document's terms. */
export function ruleFromWire(owner: string, { name = '', properties }: SecurityRule): HeldRule {
  const { isMarked, text } = textOf(owner, properties.description)
  const sourcePorts = several(properties.sourcePortRanges, properties.sourcePortRange)
  return {
    name: nameInDocument(owner, name),
    priority: properties.priority,
    direction: properties.direction,
    access: properties.access,
    protocol: properties.protocol as Rule['protocol'],
    sources: several(properties.sourceAddressPrefixes, properties.sourceAddressPrefix),
    destinations: several(properties.destinationAddressPrefixes, properties.destinationAddressPrefix),
    destinationPorts: several(properties.destinationPortRanges, properties.destinationPortRange),
    ...(text !== '' && { description: text }),
    ...(sourcePorts.join() !== anyPort && { sourcePorts }),
    ...(!isMarked && { unmarked: true }),
  }
}

const anyPort = '*'

export const ruleToWire = (owner: string, rule: Rule): RuleProperties => ({
  description: describe(owner, rule.description),
  protocol: rule.protocol,
  sourcePortRange: anyPort,
  ...oneOrMore(rule.sources, 'sourceAddressPrefix', 'sourceAddressPrefixes'),
  ...oneOrMore(rule.destinations, 'destinationAddressPrefix', 'destinationAddressPrefixes'),
  ...oneOrMore(rule.destinationPorts, 'destinationPortRange', 'destinationPortRanges'),
  access: rule.access,
  priority: rule.priority,
  direction: rule.direction,
})

/** A held rule with the wanted form of every property that means the same. */
export function ruleInForm(owner: string, held: HeldRule, wanted: Rule): HeldRule {
  const sameText = describe(owner, held.description) === describe(owner, wanted.description)
  const { description: _, ...rest } = { ...held, ...meantSame(held, wanted) }
  const { description } = sameText ? wanted : held
  return description === undefined ? rest : { ...rest, description }
}

const meantSame = (held: Rule, wanted: Rule): Partial<Rule> =>
  Object.fromEntries(Object.entries(wanted).filter(([name, value]) => sameMeaning(held[name as keyof Rule], value)))

/** The wire has a list beside a single value; an empty list counts for nothing. */
const several = (list: readonly string[] | undefined, single: string | undefined): string[] =>
  list && list.length > 0 ? [...list] : single === undefined ? [] : [single]

/** Tags and `*` are only taken in the single form. */
const oneOrMore = (values: readonly string[], single: keyof RuleProperties, list: keyof RuleProperties) =>
  values.length === 1 ? { [single]: values[0] } : { [list]: values }
