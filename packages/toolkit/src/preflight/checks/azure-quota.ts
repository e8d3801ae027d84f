import { networkUsages } from '@interconnect/azure'
import { circuitCounts, circuitQuotas } from '../circuit-quotas.ts'
import { created, type PreflightCheck, type PreflightContext, type PreflightRemark } from '../preflight-check.ts'

const at = ['spec', 'azure']

export const azureQuota: PreflightCheck = {
  id: 'preflight/azure-quota',
  title: 'The quotas of the subscription leave room for what the plan makes',
  at,
  run: async (context) => [...(await networkQuotas(context)), ...(await circuits(context))],
  page: {
    means:
      'A subscription has so many virtual networks, route tables, security groups and circuits in a region and no more. What is one too many is refused when it is made, after other things were made for it.',
    shows: {
      azure:
        'Portal: *Subscriptions > (subscription) > Usage + quotas*, provider *Networking*; circuits are not listed there, they are counted. A write is refused with `QuotaExceeded` or a code that ends in `LimitReached`.',
      oci: 'Nothing: limits of OCI are asked by `preflight/oci-limit`.',
    },
    confirm: [
      { run: 'az network list-usages --location <region> -o table', tells: 'what is used, and the limit' },
      {
        run: 'az network express-route list --query "length(@)"',
        tells: 'circuits: 50 in a subscription, 10 in a region',
      },
    ],
    cure: [
      'Delete what is no longer used, or have the quota raised: portal, *Help + support > New support request*, *Quotas*.',
    ],
    sources: [
      'https://learn.microsoft.com/rest/api/virtualnetwork/usages/list',
      'https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#networking-limits',
      'https://learn.microsoft.com/azure/expressroute/expressroute-faqs',
    ],
  },
}

/** Our types by the name of their usage. */
const counted = [
  ['VirtualNetworks', 'azure/virtual-network', 'virtual networks'],
  ['RouteTables', 'azure/route-table', 'route tables'],
  ['NetworkSecurityGroups', 'azure/network-security-group', 'network security groups'],
] as const

async function networkQuotas({ spec, plan, azure, signal }: PreflightContext): Promise<PreflightRemark[]> {
  const wanted = counted.filter(([, type]) => created(plan, type) > 0)
  if (wanted.length === 0) return []
  const { subscription, location } = spec.azure
  const usages = await networkUsages(azure, { subscription, location }, { signal })
  return wanted.flatMap(([name, type, what]) => {
    const usage = usages.find((one) => one.name.value === name)
    if (!usage) return []
    const left = usage.limit - usage.currentValue
    const needed = created(plan, type)
    return left >= needed ? [] : [tooMany({ what, where: location, needed, left, limit: usage.limit })]
  })
}

async function circuits({ spec, plan, azure, signal }: PreflightContext): Promise<PreflightRemark[]> {
  const needed = created(plan, 'azure/express-route-circuit')
  if (needed === 0) return []
  const { subscription, location } = spec.azure
  const counts = await circuitCounts(azure, { subscription, location }, { signal })
  return circuitQuotas.flatMap(({ of, limit, where }) => {
    const left = limit - counts[of]
    const place = where ?? location
    return left >= needed ? [] : [tooMany({ what: 'ExpressRoute circuits', where: place, needed, left, limit })]
  })
}

interface Shortage {
  readonly what: string
  readonly where: string
  readonly needed: number
  readonly left: number
  readonly limit: number
}

const tooMany = ({ what, where, needed, left, limit }: Shortage): PreflightRemark => ({
  severity: 'error',
  at,
  message: `${needed} more ${what} are needed in ${where}, and ${Math.max(0, left)} of ${limit} are left`,
  hint: 'delete what is no longer used, or have the quota raised (portal: Help + support, Quotas)',
})
