import { defineRule } from '../define-rule.ts'
import { onTheirVcn } from '../example/existing-networks.ts'
import { lookAt } from '../look-at.ts'
import { shadowingRoutes } from '../shadowing-routes.ts'

/** `natgateway` of an OCID. */
const kindOf = (ocid: string): string => `a ${ocid.split('.')[1] ?? ocid}`

export const vcnRouteElsewhere = defineRule({
  id: 'routing/vcn-route-elsewhere',
  severity: 'error',
  title: 'No route table of the VCN sends packets for Azure elsewhere',
  source: 'https://docs.oracle.com/iaas/Content/Network/Tasks/managingroutetables.htm',
  *check(spec) {
    for (const { subnet, route } of shadowingRoutes(spec, 'oci'))
      if (!route.nextHop.startsWith('ocid1.drg.'))
        yield {
          at: ['spec', 'oci', 'network', 'existingSubnets', subnet],
          message: `the route table of oci/${subnet} sends ${route.prefix} to ${kindOf(route.nextHop)}, so packets for Azure never reach the DRG`,
          hint: 'have the owner of that table point the rule at the DRG, or remove it: ours is added beside',
          actual: route.prefix,
        }
  },
  page: {
    means:
      'The VCN’s route tables are static, and a rule for the VNet’s range is there already with another target: a NAT gateway, a peering, a private address. OCI refuses a second rule for the same range, and a narrower one wins over ours.',
    shows: {
      azure: 'Requests arrive in Azure from nobody, or answers go nowhere.',
      oci: 'Console: *VCN > Route tables > (table)*: the range with another *Target type*.',
    },
    confirm: [
      lookAt.vcnRoutes,
      {
        run: 'oci network vcn list-path-analysis --help',
        tells: '*Network Path Analyzer* in the console shows the hop where it leaves',
      },
    ],
    cure: [
      'Point the rule at the DRG, or remove it.',
      'A rule for 10.0.0.0/8 with another target may stay: ours is narrower.',
    ],
  },
  examples: {
    passes: [onTheirVcn(undefined, { routes: [{ prefix: '10.0.0.0/8', nextHop: 'ocid1.natgateway.oc1..theirs' }] })],
    fails: [onTheirVcn(undefined, { routes: [{ prefix: '10.12.0.0/16', nextHop: 'ocid1.natgateway.oc1..theirs' }] })],
  },
})
