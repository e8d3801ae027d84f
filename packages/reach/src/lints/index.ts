import type { ExplainedPage } from '@interconnect/model'
import { compileNetwork } from '../fabric/compile.ts'
import type { NetworkModel } from '../model/network-model.ts'
import { PacketSpace } from '../packets/packet-space.ts'
import { asymmetricLegs } from './asymmetric-legs.ts'
import { blackHole } from './black-hole.ts'
import { contradictoryRules } from './contradictory-rules.ts'
import { deadRule } from './dead-rule.ts'
import { exposure } from './exposure.ts'
import { idlePolicy } from './idle-policy.ts'
import type { Lint, LintFinding } from './lint.ts'
import { loop } from './loop.ts'
import { oneSidedPolicy } from './one-sided-policy.ts'
import { oneSidedRule } from './one-sided-rule.ts'
import { overlappingRoutes } from './overlapping-routes.ts'
import { redundantRule } from './redundant-rule.ts'
import { shadowedRule } from './shadowed-rule.ts'
import { statelessWithoutReturn } from './stateless-without-return.ts'

/** Every lint, what matters most first. One file and one line each. */
export const lints: readonly Lint[] = [
  exposure,
  blackHole,
  loop,
  statelessWithoutReturn,
  contradictoryRules,
  shadowedRule,
  oneSidedRule,
  oneSidedPolicy,
  idlePolicy,
  asymmetricLegs,
  overlappingRoutes,
  deadRule,
  redundantRule,
]

/** Everything that is wrong with a network, in the order of the lints. */
export function lintNetwork(model: NetworkModel): LintFinding[] {
  const linted = { model, fabric: compileNetwork(model), space: new PacketSpace() }
  return lints.flatMap((lint) =>
    [...lint.check(linted)].map((complaint) => ({ id: lint.id, severity: lint.severity, ...complaint })),
  )
}

export const lintPages: readonly ExplainedPage[] = lints.map(({ id, title, severity, page }) => ({
  id,
  sort: 'lint',
  title,
  marks: [severity],
  ...page,
}))
