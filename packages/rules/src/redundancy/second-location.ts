import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'

export const secondLocation = defineRule({
  id: 'redundancy/second-location',
  severity: 'info',
  title: 'A pair with two peering locations is joined in both',
  source:
    'https://learn.microsoft.com/azure/expressroute/designing-for-disaster-recovery-with-expressroute-privatepeering',
  *check({ pair, peeringLocation }) {
    const others = pair.peeringLocations.filter((location) => location !== peeringLocation)
    if (others.length === 0 || !pair.peeringLocations.includes(peeringLocation)) return
    yield {
      at: ['spec', 'peeringLocation'],
      message: `one circuit in ${peeringLocation}: two routers, one building`,
      hint: `for a site that may fail, a second document with spec.peeringLocation: ${others[0]}`,
      actual: peeringLocation,
    }
  },
  page: {
    means:
      'One circuit has two legs on two routers, in one building. A pair with two peering locations can be joined in both, so that a fire takes one circuit and not the link.',
    shows: {
      azure:
        'Portal: *ExpressRoute circuits > (circuit) > Overview*: *Peering location*; *Resiliency* says *Standard*, not *Maximum*.',
      oci: 'Console: *FastConnect*: one virtual circuit on the DRG.',
    },
    confirm: [lookAt.offers, lookAt.circuit],
    cure: [
      'A second document with another name, the other location, and both existing networks; prefer one with AS path or connection weight.',
    ],
    sources: ['https://learn.microsoft.com/azure/expressroute/design-architecture-for-resiliency'],
  },
  examples: {
    passes: [aSpec({ regions: 'phoenix', azure: { location: 'westus3' }, peeringLocation: 'Phoenix' })],
    fails: [aSpec()],
  },
})
