import type { Cloud, Finding, FlowEnd, Page, ResolvedFlow, ResolvedSpec, ResolvedSubnet } from '@interconnect/model'
import { azureRules } from './azure-rules.ts'
import { ociRules } from './oci-rules.ts'

/**
 * How many rules one container takes.
 * @source https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits
 * @source https://docs.oracle.com/iaas/Content/General/Concepts/servicelimits.htm
 */
const limits = { azureRules: 1000, azureAddresses: 4000, listRules: 200, groupRules: 120 } as const

const id = 'security/rule-limit'

interface Load {
  readonly of: string
  readonly what: string
  readonly count: number
  readonly limit: number
}

/**
 * More than the rules of a subnet can come to: each port and range of each flow by itself, ping and path MTU discovery
 * apart, and the denials. What fits by this count need not be composed to be counted.
 */
function mostRules({ flows, oci, azure }: ResolvedSpec, cloud: Cloud, { name }: ResolvedSubnet): number {
  const isMeant = (end: FlowEnd) => end.cloud === cloud && (end.subnet ?? name) === name
  const rulesTo = ({ ports }: ResolvedFlow, far: FlowEnd) => 2 * ports.length * (far.prefixes.length + 1)
  return flows.reduce(
    (sum, flow) =>
      sum + (isMeant(flow.to) ? rulesTo(flow, flow.from) : 0) + (isMeant(flow.from) ? rulesTo(flow, flow.to) : 0),
    2 * (1 + oci.network.cidrs.length + azure.network.cidrs.length),
  )
}

/** Containers into which the rules of the flows do not fit, however far they are joined. */
export const ruleLimitFindings = (spec: ResolvedSpec): Finding[] =>
  [...azureLoads(spec), ...spec.oci.network.subnets.flatMap((subnet) => ociLoads(spec, subnet))]
    .filter(({ count, limit }) => count > limit)
    .map(({ of, what, count, limit }) => ({
      id,
      severity: 'error',
      at: ['spec', 'flows'],
      message: `the flows of ${of} need ${count} ${what}, and it takes ${limit}`,
      hint: 'join ports into ranges, let flows name the whole network, or spread the services over more subnets',
      actual: count,
    }))

/** Subnets of others may share a group. */
function azureLoads(spec: ResolvedSpec): Load[] {
  const groups = Map.groupBy(
    spec.azure.network.subnets,
    ({ name, existing }) => existing?.networkSecurityGroupId ?? `azure/${name}`,
  )
  return [...groups.values()].flatMap((subnets) => {
    const most = subnets.reduce((sum, subnet) => sum + mostRules(spec, 'azure', subnet), 0)
    if (most <= limits.azureRules) return []
    const of = `the security group of ${subnets.map(({ name }) => `azure/${name}`).join(', ')}`
    const rules = subnets.flatMap((subnet) => azureRules(spec, subnet))
    const addresses = rules.reduce((sum, { sources, destinations }) => sum + sources.length + destinations.length, 0)
    return [
      { of, what: 'security rules', count: rules.length, limit: limits.azureRules },
      { of, what: 'addresses in its rules', count: addresses, limit: limits.azureAddresses },
    ]
  })
}

function ociLoads(spec: ResolvedSpec, subnet: ResolvedSubnet): Load[] {
  if (mostRules(spec, 'oci', subnet) <= limits.groupRules) return []
  const rules = ociRules(spec, subnet)
  const of = `oci/${subnet.name}`
  if (subnet.existing)
    return [{ of: `the group for ${of}`, what: 'security rules', count: rules.length, limit: limits.groupRules }]
  return (['INGRESS', 'EGRESS'] as const).map((direction) => ({
    of: `the security list of ${of}`,
    what: `${direction.toLowerCase()} rules`,
    count: rules.filter((rule) => rule.direction === direction).length,
    limit: limits.listRules,
  }))
}

export const ruleLimitPages: Readonly<Record<string, Page & { readonly title: string }>> = {
  [id]: {
    title: 'The rules of the flows fit into the security groups and lists of both clouds',
    means:
      'A network security group of Azure takes 1,000 rules with 4,000 addresses, a security list of OCI 200 rules in each direction, a network security group of OCI 120 in all. The flows need more, although equal ports, neighbouring ports and neighbouring ranges are joined already.',
    shows: {
      azure: '`az network nsg rule create` would say `SecurityRuleLimitReached` or `QuotaExceeded`.',
      oci: 'The API would refuse the list or group with `LimitExceeded`.',
    },
    confirm: [{ run: 'interconnect plan -f <document> -o json', tells: 'every rule that would be made, in `steps`' }],
    cure: [
      'Join single ports into ranges: OCI needs a rule for each range of ports and addresses.',
      'Let flows name the whole network (`azure`) in place of many subnets.',
      'Spread the services over more subnets: each has rules of its own.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits',
      'https://docs.oracle.com/iaas/Content/General/Concepts/servicelimits.htm',
    ],
  },
}
