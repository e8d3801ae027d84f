import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'

/** @source https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-expressroute-limits */
const limits = { Local: 4000, Standard: 4000, Premium: 10_000 } as const

/** Subnets of /28 from the start of 10.1.0.0/16, leaving out the one the base document has. */
const manySubnets = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count + 16 }, (_, n) => n)
      .filter((n) => n < 160 || n >= 176)
      .map((n) => [`s${n}`, `10.1.${n >> 4}.${(n & 15) << 4}/28`]),
  )

export const tooManyToAzure = defineRule({
  id: 'bgp/too-many-to-azure',
  severity: 'error',
  title: 'Azure takes all the prefixes that OCI advertises',
  source:
    'https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-expressroute-limits',
  *check({ oci, circuit, neighbours = [] }) {
    const behind = neighbours
      .filter(({ joins, usesLink }) => usesLink && joins.startsWith('oci'))
      .flatMap(({ cidrs }) => cidrs)
    const count = Math.max(oci.network.subnets.length, oci.network.cidrs.length) + behind.length
    const limit = limits[circuit.tier]
    if (count > limit)
      yield {
        at: ['spec', 'oci', 'network', 'subnets'],
        message: `OCI advertises about ${count} prefixes, and a ${circuit.tier} circuit takes ${limit}: one more, and Azure drops the session`,
        hint:
          circuit.tier === 'Premium'
            ? 'join subnets into larger ones'
            : 'write spec.circuit.tier: Premium, or join subnets into larger ones',
        actual: count,
      }
  },
  page: {
    means:
      'The DRG advertises a prefix for each subnet of the VCN. A circuit takes 4,000 (10,000 with Premium); with one more Azure tears both BGP sessions down, so the link is gone at the moment somebody adds a subnet.',
    shows: {
      azure:
        'Portal: *(circuit) > Metrics > BGP availability* falls to 0 and comes back, again and again; *Resource health* tells of the limit.',
      oci: 'Console: *BGP information*: both sessions flap.',
    },
    confirm: [
      lookAt.advertisedRoutes,
      { run: 'az network express-route get-stats -g <group> -n <circuit>', tells: 'bytes over each path' },
    ],
    cure: ['Advertise the VCN’s range as a whole: attachment with `vcnRouteType: VCN_CIDRS`.', 'Or Premium.'],
    sources: ['https://docs.oracle.com/iaas/Content/Network/Tasks/managingDRGs.htm'],
  },
  examples: {
    passes: [aSpec()],
    fails: [aSpec({ oci: { network: { subnets: manySubnets(4001) } } })],
  },
})
