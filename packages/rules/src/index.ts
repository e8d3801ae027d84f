export { checkRules, findingsOf, rules } from './check-rules.ts'
export { type Complaint, defineRule, type Example, type Rule } from './define-rule.ts'
