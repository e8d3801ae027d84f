/** A link that is built, changed, and taken down. */
export interface Scenario {
  readonly name: string
  /** The document as first applied, and as changed: JSON, which is YAML. */
  readonly before: string
  readonly after: string
}

interface Parts {
  readonly bandwidth?: string
  readonly peeringLocation?: string
  /** Beside `compute`, on both sides. */
  readonly more?: readonly number[]
  readonly ports?: readonly string[]
}

export const subscription = '00000000-0000-0000-0000-000000000000'
export const compartment = 'ocid1.compartment.oc1..example'

function documentOf({
  bandwidth = '1Gbps',
  peeringLocation = 'Washington DC',
  more = [],
  ports = ['tcp/22', 'icmp'],
}: Parts): string {
  const subnets = (network: string, first: number) =>
    Object.fromEntries([
      ['compute', `${network}.${first}.0/24`],
      ...more.map((n) => [`data${n}`, `${network}.${first + n}.0/24`]),
    ])
  const flow = (name: string) => ({ from: `azure/${name}`, to: `oci/${name}`, ports })
  return JSON.stringify({
    apiVersion: 'oci-azure.dev/v1alpha1',
    kind: 'Interconnect',
    metadata: { name: 'chaos' },
    spec: {
      regions: 'ashburn',
      peeringLocation,
      bandwidth,
      azure: { subscription, network: { cidr: '10.12.0.0/16', subnets: subnets('10.12', 2) } },
      oci: { compartment, network: { cidr: '10.1.0.0/16', subnets: subnets('10.1', 10) } },
      flows: [flow('compute'), ...more.map((n) => flow(`data${n}`))],
    },
  })
}

/** One of each sort of change: in place, adding, removing, and replacing the middle of the link. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'grow',
    before: documentOf({}),
    after: documentOf({ bandwidth: '2Gbps', more: [1], ports: ['tcp/22', 'tcp/1521', 'icmp'] }),
  },
  {
    name: 'shrink',
    before: documentOf({ more: [1, 2], ports: ['tcp/22', 'tcp/1521'] }),
    after: documentOf({ more: [2], ports: ['tcp/1521'] }),
  },
  { name: 'move', before: documentOf({}), after: documentOf({ peeringLocation: 'Washington DC2' }) },
]
