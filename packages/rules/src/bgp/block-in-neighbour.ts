import { addressPlan } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { overlapsBetween } from '../overlap.ts'
import { moved } from '../suggestion.ts'

export const bgpBlockInNeighbour = defineRule({
  id: 'bgp/block-in-neighbour',
  severity: 'warning',
  title: 'BGP blocks lie outside the networks beside this one',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-routing',
  *check(spec) {
    const plan = addressPlan(spec)
    const of = (wanted: string) => plan.filter(({ role }) => role === wanted)
    for (const { left, right } of overlapsBetween(of('neighbour'), of('bgp')))
      yield {
        at: right.at,
        message: `${right.title} ${right.prefix} lies in ${left.title} ${left.prefix}: hosts there with these addresses cannot be reached`,
        hint: moved(right, plan),
        actual: right.prefix,
      }
  },
  page: {
    means:
      'The edge routers have the /30 as connected network, which beats every route to the network beside it. Hosts there with these four addresses are cut off, and traces over the link show the wrong owner.',
    shows: {
      azure: 'Portal: *Peerings > Azure private* has the blocks.',
      oci: 'Console: *FastConnect > (virtual circuit) > BGP information* has the addresses.',
    },
    confirm: [lookAt.virtualCircuit, lookAt.advertisedRoutes],
    cure: ['Leave `spec.bgp` out: blocks outside everything in the document are chosen.'],
  },
  examples: {
    passes: [aSpec({ neighbours: [{ name: 'office', cidrs: ['192.168.0.0/17'], joins: 'oci-gateway' }] })],
    fails: [aSpec({ neighbours: [{ name: 'office', cidrs: ['192.168.240.0/30'], joins: 'oci-gateway' }] })],
  },
})
