import {
  bandwidths,
  type CircuitTier,
  type Finding,
  findRegionPair,
  type GatewaySku,
  hasErrors,
  type InterconnectDocument,
  type Leg,
  type NetworkFacts,
  type Prefix,
  type RegionPair,
  type ResolvedAzure,
  type ResolvedSpec,
  type Spec,
} from '@interconnect/model'
import { chooseGatewaySubnet, chooseLegs, legOf } from './addresses.ts'
import { type Networks, resolveFlows, unknownSubnet } from './flows.ts'
import { resolveKubernetes } from './kubernetes.ts'
import { resolveNetwork } from './networks.ts'

export interface Resolution {
  /** Absent when a finding of severity error stands in the way. */
  readonly spec: ResolvedSpec | undefined
  readonly findings: readonly Finding[]
}

/**
 * Fills in every default and address. Pure: what the clouds know about existing networks comes in as `facts`.
 */
export function resolve({ metadata, spec }: InterconnectDocument, facts: NetworkFacts = {}): Resolution {
  const pair = findRegionPair(spec.regions)!
  const azureNetwork = resolveNetwork(spec.azure.network, facts.azure, ['spec', 'azure', 'network'])
  const ociNetwork = resolveNetwork(spec.oci.network, facts.oci, ['spec', 'oci', 'network'])
  const networks: Networks = { azure: azureNetwork.network, oci: ociNetwork.network }
  const kubernetes = spec.kubernetes && resolveKubernetes(spec.kubernetes)
  const flows = resolveFlows(spec.flows ?? [], kubernetes, networks)
  const gatewaySubnet = resolveGatewaySubnet(spec, networks, facts)
  const clusterRanges = kubernetes?.clusters.flatMap(({ pods, services }) => [pods, services]) ?? []
  const taken = [
    ...networks.azure.cidrs,
    ...networks.oci.cidrs,
    ...clusterRanges.filter((range) => range !== undefined),
    ...(spec.neighbours ?? []).flatMap(({ cidrs }) => cidrs.filter((cidr) => cidr !== '0.0.0.0/0')),
  ]
  const legs = resolveLegs(spec, facts, taken)
  // A subnet of others that is not there is told where it is declared, not again at each flow that names it.
  const flowFindings = flows.findings.filter(({ id, actual }) => id !== unknownSubnet || !isDeclared(actual, spec))
  const findings = [...azureNetwork.findings, ...ociNetwork.findings, ...flowFindings]
  if (!gatewaySubnet) findings.push(noGatewaySubnet(networks))
  if (!legs) findings.push(noLegs)
  if (!gatewaySubnet || !legs || hasErrors(findings)) return { spec: undefined, findings }
  const location = spec.azure.location ?? pair.azure.location
  const resolved: ResolvedSpec = {
    name: metadata.name,
    pair,
    peeringLocation: spec.peeringLocation ?? pair.peeringLocations[0]!,
    bandwidth: spec.bandwidth,
    circuit: facts.link ? { tier: facts.link.tier, billing: facts.link.billing } : resolveCircuit(spec, pair, location),
    legs,
    azure: {
      subscription: spec.azure.subscription,
      location,
      resourceGroup: spec.azure.resourceGroup ?? `${metadata.name}-interconnect`,
      network: networks.azure,
      gatewaySubnet,
      gateway: resolveGateway(spec, facts),
    },
    oci: {
      compartment: spec.oci.compartment,
      region: pair.oci.region,
      network: networks.oci,
      ...(facts.oci?.drg !== undefined && { existingDrg: facts.oci.drg }),
    },
    flows: flows.flows,
    ...(kubernetes && { kubernetes }),
    ...(spec.neighbours && { neighbours: spec.neighbours }),
    ...(facts.link && { existingLink: facts.link }),
  }
  return { spec: resolved, findings }
}

const isDeclared = (end: unknown, { azure, oci }: Spec): boolean => {
  const [cloud, subnet = ''] = String(end).split('/')
  return (cloud === 'azure' ? azure : oci).network.existingSubnets?.[subnet] !== undefined
}

/** `Local` is the cheapest wherever it reaches, and it is sold unlimited only. */
function resolveCircuit({ circuit }: Spec, pair: RegionPair, location: string): ResolvedSpec['circuit'] {
  const tier: CircuitTier = circuit?.tier ?? (pair.localReach.includes(location) ? 'Local' : 'Standard')
  return { tier, billing: circuit?.billing ?? (tier === 'Local' ? 'Unlimited' : 'Metered') }
}

/**
 * The smallest zone-redundant gateway that carries the bandwidth; FastPath needs the largest.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways
 */
function smallestSku(mbps: number, fastPath: boolean): GatewaySku {
  if (fastPath || mbps > 2000) return 'ErGw3AZ'
  return mbps > 1000 ? 'ErGw2AZ' : 'ErGw1AZ'
}

function resolveGateway({ azure, bandwidth }: Spec, facts: NetworkFacts): ResolvedAzure['gateway'] {
  const fastPath = azure.gateway?.fastPath ?? false
  const there = facts.azure?.gateway
  if (there) return { sku: there.sku, fastPath, existing: there.id }
  return { sku: azure.gateway?.sku ?? smallestSku(bandwidths[bandwidth].mbps, fastPath), fastPath }
}

function resolveGatewaySubnet(
  { azure }: Spec,
  networks: Networks,
  facts: NetworkFacts,
): ResolvedAzure['gatewaySubnet'] | undefined {
  const there = facts.azure?.gatewaySubnet
  if (there) return { prefix: there.prefix, existing: there.id }
  const taken = [...(facts.azure?.subnets.values() ?? []), ...networks.azure.subnets].map(({ prefix }) => prefix)
  const prefix = azure.network.gatewaySubnet ?? chooseGatewaySubnet(networks.azure.cidrs, taken)
  return prefix && { prefix }
}

/** What the document says, else what a link of others has, else what nothing uses yet. */
function resolveLegs(
  { bgp }: Spec,
  { link }: NetworkFacts,
  taken: readonly Prefix[],
): { primary: Leg; secondary: Leg } | undefined {
  const known = bgp ?? link
  return known ? { primary: legOf(known.primary), secondary: legOf(known.secondary) } : chooseLegs(taken)
}

const noGatewaySubnet = ({ azure }: Networks): Finding => ({
  id: 'address/no-gateway-subnet',
  severity: 'error',
  at: ['spec', 'azure', 'network'],
  message: `there is no room for GatewaySubnet in ${azure.cidrs.join(', ') || 'a network without addresses'}`,
  hint: 'leave a free /27 in the address space, or widen it',
})

const noLegs: Finding = {
  id: 'address/no-bgp-range',
  severity: 'error',
  at: ['spec', 'bgp'],
  message: 'no free range was found for the two BGP networks',
  hint: 'write spec.bgp with two /30 networks that nothing else uses',
}
