import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'

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
  examples: {
    passes: [aSpec({ regions: 'phoenix', azure: { location: 'westus3' }, peeringLocation: 'Phoenix' })],
    fails: [aSpec()],
  },
})
