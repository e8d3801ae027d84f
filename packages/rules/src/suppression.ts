import { type Finding, formatPath, nearest, type Suppression } from '@interconnect/model'
import type { Rule } from './define-rule.ts'

/** A finding that the document says is meant, and why. */
export interface Suppressed {
  readonly finding: Finding
  readonly reason: string
}

export interface Judgement {
  readonly findings: readonly Finding[]
  readonly suppressed: readonly Suppressed[]
}

/** Sets apart what the document suppresses; a suppression that does nothing, or may not, is a finding itself. */
export function judge(
  found: readonly Finding[],
  suppressions: readonly Suppression[],
  rules: readonly Pick<Rule, 'id' | 'severity'>[],
): Judgement {
  if (suppressions.length === 0) return { findings: found, suppressed: [] }
  const used = new Set<Suppression>()
  const suppressed: Suppressed[] = []
  const left = found.filter((finding) => {
    const match = suppressions.find((one) => matches(one, finding))
    if (match) used.add(match)
    if (!match || finding.severity === 'error') return true
    suppressed.push({ finding, reason: match.reason })
    return false
  })
  const complaints = suppressions.flatMap((one, index) => complaint(one, index, { used: used.has(one), rules }))
  return { findings: [...left, ...complaints], suppressed }
}

const matches = ({ rule, at }: Suppression, finding: Finding): boolean =>
  rule === finding.id && (at === undefined || isWithin(formatPath(finding.at), at))

const isWithin = (path: string, above: string): boolean =>
  path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[`)

function complaint(
  { rule, at }: Suppression,
  index: number,
  { used, rules }: { readonly used: boolean; readonly rules: readonly Pick<Rule, 'id' | 'severity'>[] },
): Finding[] {
  const place = ['spec', 'suppress', index]
  const known = rules.find(({ id }) => id === rule)
  if (!known) {
    const meant = nearest(
      rule,
      rules.map(({ id }) => id),
    )
    return [
      {
        id: 'suppress/unknown-rule',
        severity: 'error',
        at: [...place, 'rule'],
        message: `there is no rule '${rule}' to be suppressed`,
        hint: meant ? `did you mean ${meant}?` : 'list them with `interconnect rules`',
        actual: rule,
      },
    ]
  }
  if (known.severity === 'error')
    return [
      {
        id: 'suppress/of-error',
        severity: 'error',
        at: [...place, 'rule'],
        message: `'${rule}' is of severity error: a cloud would refuse, or the link not work, whatever the document says`,
        hint: `remove spec.suppress[${index}]`,
        fix: { edit: 'remove', at: place },
        actual: rule,
      },
    ]
  if (used) return []
  return [
    {
      id: 'suppress/unused',
      severity: 'warning',
      at: [...place, at === undefined ? 'rule' : 'at'],
      message: `nothing is found by '${rule}'${at === undefined ? '' : ` at ${at}`}, so there is nothing to suppress`,
      hint: `remove spec.suppress[${index}]`,
      fix: { edit: 'remove', at: place },
      actual: at ?? rule,
    },
  ]
}
