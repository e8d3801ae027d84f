import { defineRule } from '../define-rule.ts'
import { onTheirVnet } from '../example/existing-networks.ts'
import { lookAt } from '../look-at.ts'

/** Static rules of one VCN route table. @source https://docs.oracle.com/iaas/Content/General/Concepts/servicelimits.htm */
const limit = 200

export const vcnTableFull = defineRule({
  id: 'routing/vcn-table-full',
  severity: 'warning',
  title: 'The route tables of the VCN have room for the ranges of Azure',
  source: 'https://docs.oracle.com/iaas/Content/General/Concepts/servicelimits.htm',
  *check({ azure, neighbours = [] }) {
    const spokes = neighbours
      .filter(({ joins, usesLink }) => usesLink && joins === 'azure-peering')
      .flatMap(({ cidrs }) => cidrs)
    const count = azure.network.cidrs.length + spokes.length
    if (count > limit && count <= 1000)
      yield {
        at: spokes.length > 0 ? ['spec', 'neighbours'] : ['spec', 'azure', 'network', 'existing'],
        message: `each VCN route table needs ${count} rules for the ranges of Azure, and OCI takes ${limit}`,
        hint: 'join address spaces into larger ones: one rule for 10.0.0.0/8 does when nothing else is there',
        actual: count,
      }
  },
  page: {
    means:
      'BGP ends at the DRG. In the VCN each range of Azure is a static rule in each route table, and a table holds 200. The rule after that is refused, and that spoke has no way back.',
    shows: {
      azure: 'Packets leave Azure, and no answer comes.',
      oci: '`oci network route-table update` answers `LimitExceeded`; console: *VCN > Route tables > (table)*: 200 rules.',
    },
    confirm: [
      lookAt.vcnRoutes,
      {
        run: 'oci limits value list --service-name vcn --compartment-id <tenancy OCID> --all',
        tells: 'the limits of the tenancy',
      },
    ],
    cure: ['Write one wider rule by hand in a table of yours, with the DRG as target.', 'Ask Oracle for more rules.'],
  },
  examples: {
    passes: [onTheirVnet()],
    fails: [
      onTheirVnet(
        {},
        {},
        {
          neighbours: [
            {
              name: 'spokes',
              cidrs: Array.from({ length: 201 }, (_, n) => `10.64.${n}.0/24`),
              joins: 'azure-peering',
              usesRemoteGateways: true,
              usesLink: true,
            },
          ],
        },
      ),
    ],
  },
})
