import type { Finding, InterconnectDocument, ResolvedSpec } from '@interconnect/model'
import type { Rule } from './define-rule.ts'
import * as registry from './rules.ts'

/** Every rule, ordered by id. */
export const rules: readonly Rule[] = Object.values(registry).sort((a, b) => (a.id < b.id ? -1 : 1))

/** What all rules find; a rule never keeps another from running. Ordered by rule: `placeFindings` orders by place. */
export const checkRules = (spec: ResolvedSpec, document: InterconnectDocument): Finding[] =>
  rules.flatMap((rule) => findingsOf(rule, spec, document))

/** What one rule finds. */
export const findingsOf = (
  { id, severity, check }: Rule,
  spec: ResolvedSpec,
  document: InterconnectDocument,
): Finding[] => Array.from(check(spec, document), (complaint) => ({ id, severity, ...complaint }))
