import {
  type Cloud,
  clouds,
  type DocumentPath,
  type Neighbour,
  type Prefix,
  prefixSize,
  prefixStart,
  type ResolvedCluster,
  type ResolvedNetwork,
  type ResolvedSpec,
} from '@interconnect/model'

export type RangeRole =
  | 'network'
  | 'subnet'
  | 'gateway-subnet'
  | 'bgp'
  | 'pods'
  | 'routable-pods'
  | 'services'
  | 'neighbour'
  | 'reserved'

/** Addresses that something in the document takes. */
export interface PlannedRange {
  readonly role: RangeRole
  /** Absent for what belongs to both sides. */
  readonly cloud?: Cloud
  readonly prefix: Prefix
  /** How messages call it, such as `the VNet` or `subnet oci/db`. */
  readonly title: string
  /** Where it is written, or would be. */
  readonly at: DocumentPath
  /** Whether somebody else made it, so that no edit here can move it. */
  readonly existing: boolean
  /** First address as a number, and the first one after the range. */
  readonly first: number
  readonly end: number
}

type Unmeasured = Omit<PlannedRange, 'first' | 'end'>

export function measured(range: Unmeasured): PlannedRange {
  const first = prefixStart(range.prefix)
  return { ...range, first, end: first + prefixSize(range.prefix) }
}

/** A range that a standard or a vendor keeps for itself. */
export const reservedRange = (prefix: string, title: string): PlannedRange =>
  measured({ role: 'reserved', prefix: prefix as Prefix, title, at: [], existing: true })

/** What people call the network of either cloud. */
export const networkTitle: Readonly<Record<Cloud, string>> = { azure: 'the VNet', oci: 'the VCN' }

/** A document is resolved once and read by every rule; the plan goes when it does. */
const plans = new WeakMap<ResolvedSpec, readonly PlannedRange[]>()

/** Every range of the resolved document: the one list that all rules about addresses read. */
export function addressPlan(spec: ResolvedSpec): readonly PlannedRange[] {
  const plan = plans.get(spec) ?? makePlan(spec)
  plans.set(spec, plan)
  return plan
}

const makePlan = (spec: ResolvedSpec): PlannedRange[] =>
  [
    ...clouds.flatMap((cloud) => networkRanges(cloud, spec[cloud].network)),
    gatewaySubnetRange(spec),
    ...legRanges(spec),
    ...(spec.kubernetes?.clusters ?? []).flatMap(clusterRanges),
    ...(spec.neighbours ?? []).flatMap(neighbourRanges),
  ].map(measured)

/** The ranges of the plan with one of `roles`. */
export const rangesOf = (spec: ResolvedSpec, ...roles: readonly RangeRole[]): PlannedRange[] =>
  addressPlan(spec).filter(({ role }) => roles.includes(role))

function networkRanges(cloud: Cloud, network: ResolvedNetwork): Unmeasured[] {
  const at = ['spec', cloud, 'network']
  const existing = network.existing !== undefined
  const whole = network.cidrs.map((prefix): Unmeasured => ({
    role: 'network',
    cloud,
    prefix,
    title: networkTitle[cloud],
    at: [...at, existing ? 'existing' : 'cidr'],
    existing,
  }))
  const subnets = network.subnets.map((subnet): Unmeasured => ({
    role: 'subnet',
    cloud,
    prefix: subnet.prefix,
    title: `subnet ${cloud}/${subnet.name}`,
    at: [...at, subnet.existing ? 'existingSubnets' : 'subnets', subnet.name],
    existing: subnet.existing !== undefined,
  }))
  return [...whole, ...subnets]
}

const gatewaySubnetRange = ({ azure: { gatewaySubnet } }: ResolvedSpec): Unmeasured => ({
  role: 'gateway-subnet',
  cloud: 'azure',
  prefix: gatewaySubnet.prefix,
  title: 'GatewaySubnet',
  at: ['spec', 'azure', 'network', 'gatewaySubnet'],
  existing: gatewaySubnet.existing !== undefined,
})

const legRanges = ({ legs }: ResolvedSpec): Unmeasured[] =>
  (['primary', 'secondary'] as const).map((leg) => ({
    role: 'bgp',
    prefix: legs[leg].prefix,
    title: `the ${leg} BGP block`,
    at: ['spec', 'bgp', leg],
    existing: false,
  }))

function clusterRanges(cluster: ResolvedCluster): Unmeasured[] {
  const at = clusterPath(cluster)
  const where = cluster.cloud === undefined ? {} : { cloud: cluster.cloud }
  const whose = cluster.cloud === undefined ? '' : ` of the ${cluster.cloud} cluster`
  const pods = cluster.podNetwork === 'overlay' ? 'pods' : 'routable-pods'
  const range = (role: RangeRole, field: 'pods' | 'services', prefix: Prefix | undefined): Unmeasured[] =>
    prefix
      ? [
          {
            role,
            ...where,
            prefix,
            title: `the ${field === 'pods' ? 'pod' : 'service'} range${whose}`,
            at: [...at, field],
            existing: false,
          },
        ]
      : []
  return [...range(pods, 'pods', cluster.pods), ...range('services', 'services', cluster.services)]
}

const neighbourRanges = ({ name, cidrs, joins }: Neighbour, index: number): Unmeasured[] =>
  cidrs.flatMap((prefix, place) =>
    // A default route is a way, not a place.
    prefix === '0.0.0.0/0'
      ? []
      : [
          {
            role: 'neighbour' as const,
            cloud: joins.startsWith('azure') ? ('azure' as const) : ('oci' as const),
            prefix,
            title: `neighbour ${name}`,
            at: ['spec', 'neighbours', index, 'cidrs', place],
            existing: true,
          },
        ],
  )

/** Where the document describes a cluster. */
export const clusterPath = ({ cloud }: ResolvedCluster): DocumentPath =>
  cloud === undefined ? ['spec', 'kubernetes', 'stretched'] : ['spec', 'kubernetes', 'paired', cloud]
