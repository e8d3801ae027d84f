import type { Finding, InterconnectDocument, NetworkFacts, ResolvedSpec } from '@interconnect/model'
import type { Rule } from './define-rule.ts'
import * as registry from './rules.ts'
import { judge, type Judgement } from './suppression.ts'

/** Every rule, ordered by id. */
export const rules: readonly Rule[] = Object.values(registry).sort((a, b) => (a.id < b.id ? -1 : 1))

/**
 * What all rules find, with what the document suppresses set apart; a rule never keeps another from running. Ordered by
 * rule: `placeFindings` orders by place.
 */
export const judgeRules = (spec: ResolvedSpec, document: InterconnectDocument, facts: NetworkFacts = {}): Judgement =>
  judge(
    rules.flatMap((rule) => findingsOf(rule, spec, document, facts)),
    document.spec.suppress ?? [],
    rules,
  )

/** What all rules find and the document does not suppress. */
export const checkRules = (spec: ResolvedSpec, document: InterconnectDocument, facts: NetworkFacts = {}): Finding[] => [
  ...judgeRules(spec, document, facts).findings,
]

/** What one rule finds. */
export const findingsOf = (
  { id, severity, check }: Rule,
  spec: ResolvedSpec,
  document: InterconnectDocument,
  facts: NetworkFacts = {},
): Finding[] => Array.from(check(spec, document, facts), (complaint) => ({ id, severity, ...complaint }))
