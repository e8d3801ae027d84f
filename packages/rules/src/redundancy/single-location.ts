import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'

export const singleLocation = defineRule({
  id: 'redundancy/single-location',
  severity: 'info',
  title: 'The pair of regions has a second peering location',
  source: 'https://learn.microsoft.com/azure/expressroute/use-s2s-vpn-as-backup-for-expressroute-privatepeering',
  *check({ pair }) {
    const [location, second] = pair.peeringLocations
    if (location === undefined || second !== undefined) return
    yield {
      at: ['spec', 'regions'],
      message: `'${pair.name}' is joined in ${location} only: a second circuit there shares its building`,
      hint: 'for a site that may fail, keep a site-to-site VPN between DRG and VNet as the backup path',
      actual: pair.name,
    }
  },
  page: {
    means:
      'The pair is joined in one building only. What takes the building takes every circuit there; a backup has to go another way.',
    shows: {
      azure: 'Portal: *Resiliency* of the circuit: *Standard*.',
      oci: 'Console: *DRG > Attachments*: no IPSec attachment beside the virtual circuit.',
    },
    confirm: [lookAt.offers],
    cure: [
      'Keep a site-to-site VPN between DRG and VNet: both clouds prefer FastConnect and ExpressRoute while they are up.',
      'Test it: `interconnect drift` does not know it, a drill does.',
    ],
    sources: ['https://docs.oracle.com/iaas/Content/Network/Concepts/fastconnectresiliency.htm'],
  },
  examples: {
    passes: [aSpec()],
    fails: [aSpec({ regions: 'phoenix', azure: { location: 'westus3' }, peeringLocation: 'Phoenix' })],
  },
})
