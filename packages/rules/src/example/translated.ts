import {
  addressAt,
  type Cloud,
  type ExistingGatewaySubnet,
  type ExistingPeering,
  type ExistingSubnet,
  findRegionPair,
  type FlowEnd,
  type GatewaySku,
  type InterconnectDocument,
  type Kubernetes,
  type Leg,
  type NetworkFacts,
  parsePortSpec,
  type Prefix,
  type ResolvedCluster,
  type ResolvedFlow,
  type ResolvedKubernetes,
  type ResolvedNetwork,
  type ResolvedSpec,
  type ResolvedSubnet,
  type Spec,
} from '@interconnect/model'

interface ObservedNetwork {
  readonly cidrs: readonly string[]
  /** By their name or OCID there. */
  readonly subnets: Readonly<Record<string, ExistingSubnet & { readonly prefix: string }>>
}

/** What the clouds say about networks of others. */
export interface Observed {
  readonly azure?: ObservedNetwork & {
    readonly gatewaySubnet?: {
      readonly [K in keyof ExistingGatewaySubnet]: K extends 'prefix' ? string : ExistingGatewaySubnet[K]
    }
    readonly gateway?: { readonly id: string; readonly sku: GatewaySku; readonly asn?: number }
    readonly peerings?: readonly (Omit<ExistingPeering, 'prefixes'> & { readonly prefixes: readonly string[] })[]
  }
  readonly oci?: ObservedNetwork & { readonly drg?: string }
}

/** The resolved form of a document that leaves nothing to decide: field by field, without a default. */
export function translated({ metadata, spec }: InterconnectDocument, observed: Observed): ResolvedSpec {
  const networks = { azure: network(spec.azure.network, observed.azure), oci: network(spec.oci.network, observed.oci) }
  const pair = findRegionPair(spec.regions)!
  return {
    name: metadata.name,
    pair,
    peeringLocation: spec.peeringLocation!,
    bandwidth: spec.bandwidth,
    circuit: { tier: spec.circuit!.tier!, billing: spec.circuit!.billing! },
    legs: { primary: leg(spec.bgp!.primary), secondary: leg(spec.bgp!.secondary) },
    azure: azure(spec.azure, networks.azure, observed.azure),
    oci: {
      compartment: spec.oci.compartment,
      region: pair.oci.region,
      network: networks.oci,
      ...(observed.oci?.drg !== undefined && { existingDrg: observed.oci.drg }),
    },
    flows: flows(spec, networks),
    ...(spec.kubernetes && { kubernetes: kubernetes(spec.kubernetes) }),
    ...(spec.neighbours && { neighbours: spec.neighbours }),
  }
}

/** The same as what `resolve` and rules are given. */
export const factsOf = (observed: Observed): NetworkFacts =>
  Object.fromEntries(
    Object.entries(observed).map(([cloud, facts]) => [
      cloud,
      { ...facts, subnets: new Map(Object.entries(facts.subnets)) },
    ]),
  )

function azure(written: Spec['azure'], network: ResolvedNetwork, observed: Observed['azure']): ResolvedSpec['azure'] {
  const there = observed?.gatewaySubnet
  const gateway = observed?.gateway
  const fastPath = written.gateway!.fastPath!
  return {
    subscription: written.subscription,
    location: written.location!,
    resourceGroup: written.resourceGroup!,
    network,
    gatewaySubnet: there
      ? { prefix: there.prefix as Prefix, existing: there.id }
      : { prefix: written.network.gatewaySubnet! },
    gateway: gateway ? { sku: gateway.sku, fastPath, existing: gateway.id } : { sku: written.gateway!.sku!, fastPath },
  }
}

function network(
  written: Spec['azure']['network'] | Spec['oci']['network'],
  observed: ObservedNetwork | undefined,
): ResolvedNetwork {
  const made = Object.entries(written.subnets ?? {}).map(([name, prefix]): ResolvedSubnet => ({ name, prefix }))
  const found = Object.entries(written.existingSubnets ?? {}).map(([name, there]): ResolvedSubnet => {
    const { prefix, ...existing } = observed!.subnets[there]!
    return { name, prefix: prefix as Prefix, existing }
  })
  const cidrs = (written.cidr ? [written.cidr] : observed!.cidrs) as Prefix[]
  return { ...(written.existing !== undefined && { existing: written.existing }), cidrs, subnets: [...found, ...made] }
}

const leg = (prefix: Prefix): Leg => ({
  prefix,
  oracle: `${addressAt(prefix, 1)}/30`,
  azure: `${addressAt(prefix, 2)}/30`,
})

function flows(spec: Spec, networks: Readonly<Record<Cloud, ResolvedNetwork>>): ResolvedFlow[] {
  const end = (text: string): FlowEnd => {
    const [cloud, subnet] = text.split('/') as [Cloud, string | undefined]
    if (subnet === undefined) return { cloud, prefixes: networks[cloud].cidrs }
    return { cloud, subnet, prefixes: [networks[cloud].subnets.find(({ name }) => name === subnet)!.prefix] }
  }
  const proof: ResolvedFlow = {
    name: 'proof',
    from: end('azure'),
    to: end('oci'),
    ports: [{ protocol: 'icmp' }],
    description: '',
    origin: 'proof',
  }
  const written = (spec.flows ?? []).map((flow, index): ResolvedFlow => ({
    name: `flow-${index + 1}`,
    from: end(flow.from),
    to: end(flow.to),
    ports: flow.ports.map((port) => parsePortSpec(port)!),
    description: '',
    origin: 'document',
  }))
  return [proof, ...written]
}

function kubernetes({ mode, nodes, stretched, paired }: Kubernetes): ResolvedKubernetes {
  if (mode === 'stretched')
    return { mode, nodes, clusters: [{ name: 'stretched', podNetwork: 'overlay', ...stretched }] }
  const clusters = (['azure', 'oci'] as const).map((cloud): ResolvedCluster => ({
    name: cloud,
    cloud,
    podNetwork: 'overlay',
    ...paired?.[cloud],
  }))
  return { mode, nodes, clusters }
}
