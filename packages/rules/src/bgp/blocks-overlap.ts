import { addressPlan } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { overlapsWithin } from '../overlap.ts'
import { moved } from '../suggestion.ts'

export const bgpBlocksOverlap = defineRule({
  id: 'bgp/blocks-overlap',
  severity: 'error',
  title: 'The two BGP sessions have a block each',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-routing',
  *check(spec) {
    const plan = addressPlan(spec)
    for (const { outer, inner } of overlapsWithin(plan.filter(({ role }) => role === 'bgp')))
      yield {
        at: inner.at,
        message: `${inner.title} ${inner.prefix} is ${outer.title} again; the sessions stand on two routers with two networks`,
        hint: moved(inner, plan),
        actual: inner.prefix,
      }
  },
  page: {
    means:
      'Primary and secondary session stand on two routers, and each wire has a network of its own. With one block for both, one session never comes up, and the link looks fine until the other leg has its maintenance.',
    shows: {
      azure: 'Portal: *Peerings > Azure private*: Azure answers `...PeerAddressPrefix overlaps` when it is written.',
      oci: 'Console: *BGP information*: one row stays *Down*.',
    },
    confirm: [lookAt.virtualCircuit, lookAt.advertisedRoutes],
    cure: ['Write two different /30, or leave `spec.bgp` out.'],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ bgp: { secondary: '192.168.240.0/30' } })] },
})
