export { checkRules, findingsOf, rules } from './check-rules.ts'
export { type Complaint, defineRule, type Example, type Rule, type RulePage } from './define-rule.ts'
export { rulePages } from './rule-pages.ts'
