import { needs, type ResourceNode, ref } from '@interconnect/engine'
import { bandwidths, type ResolvedSpec, type ResolvedSubnet } from '@interconnect/model'
import { sessionsUp } from '../gates/sessions-up.ts'
import { azureRules } from './azure-rules.ts'
import { azureSubnetKey, keys } from './keys.ts'
import { node, theirs } from './node.ts'

/** Name of the subnet that Azure reserves for gateways. */
const gatewaySubnetName = 'GatewaySubnet'

/** Everything on the Azure side. */
export function composeAzure(spec: ResolvedSpec): ResourceNode[] {
  const nodes = [...network(spec), ...link(spec)]
  // Where all is somebody else's there is nothing to put into a group.
  const isNeeded = nodes.some((one) => needs(one).includes(keys.resourceGroup))
  return isNeeded ? [group(spec), ...nodes] : nodes
}

const inGroup = (spec: ResolvedSpec, name: string) => ({
  resourceGroupId: ref(keys.resourceGroup),
  name,
  location: spec.azure.location,
})

const group = ({ azure }: ResolvedSpec): ResourceNode =>
  node(keys.resourceGroup, azure.resourceGroup, {
    subscription: azure.subscription,
    name: azure.resourceGroup,
    location: azure.location,
  })

function network(spec: ResolvedSpec): ResourceNode[] {
  const { network, gatewaySubnet } = spec.azure
  const made = network.subnets.filter(({ existing }) => !existing)
  return [
    virtualNetwork(spec),
    ...(made.length > 0 ? [routeTable(spec)] : []),
    ...made.flatMap((subnet) => subnetWithRules(spec, subnet)),
    ...existingGroups(spec),
    gatewaySubnet.existing === undefined
      ? node(keys.gatewaySubnet, gatewaySubnetName, {
          virtualNetworkId: ref(keys.virtualNetwork),
          name: gatewaySubnetName,
          prefix: gatewaySubnet.prefix,
        })
      : theirs(keys.gatewaySubnet, gatewaySubnet.existing),
  ]
}

function virtualNetwork(spec: ResolvedSpec): ResourceNode {
  const { network } = spec.azure
  if (network.existing !== undefined) return theirs(keys.virtualNetwork, network.existing)
  const name = `${spec.name}-vnet`
  return node(keys.virtualNetwork, name, { ...inGroup(spec, name), cidrs: network.cidrs })
}

function routeTable(spec: ResolvedSpec): ResourceNode {
  const name = `${spec.name}-routes`
  return node(keys.routeTable, name, { ...inGroup(spec, name), propagateGatewayRoutes: true })
}

function subnetWithRules(spec: ResolvedSpec, subnet: ResolvedSubnet): ResourceNode[] {
  const groupKey = `azure/network-security-group/${subnet.name}`
  const rulesKey = `azure/security-rules/${subnet.name}`
  const groupName = `${spec.name}-${subnet.name}`
  return [
    node(groupKey, groupName, inGroup(spec, groupName)),
    node(rulesKey, `of ${groupName}`, { networkSecurityGroupId: ref(groupKey), rules: azureRules(spec, subnet) }),
    node(
      azureSubnetKey(subnet.name),
      subnet.name,
      {
        virtualNetworkId: ref(keys.virtualNetwork),
        name: subnet.name,
        prefix: subnet.prefix,
        networkSecurityGroupId: ref(groupKey),
        routeTableId: ref(keys.routeTable),
      },
      // A VNet takes one write at a time and everything waits for the gateway, so its subnet goes first; a group whose
      // rules are being written cannot be referred to.
      { after: [keys.gatewaySubnet, rulesKey] },
    ),
  ]
}

/** Rules in the groups that others put on their subnets; one node for each group, however many subnets share it. */
function existingGroups(spec: ResolvedSpec): ResourceNode[] {
  const byGroup = new Map<string, ResolvedSubnet[]>()
  for (const subnet of spec.azure.network.subnets) {
    const id = subnet.existing?.networkSecurityGroupId
    if (id !== undefined) byGroup.set(id, [...(byGroup.get(id) ?? []), subnet])
  }
  return [...byGroup].map(([networkSecurityGroupId, subnets]) => {
    const names = subnets.map(({ name }) => name).sort()
    const rules = subnets.flatMap((subnet) => azureRules(spec, subnet))
    return node(`azure/security-rules/${names[0]}`, `in ${networkSecurityGroupId.split('/').at(-1)}`, {
      networkSecurityGroupId,
      rules,
    })
  })
}

/**
 * More bandwidth comes to OCI first, whose shape can be set back, and to Azure once both sessions are up again: what
 * Azure has raised it never lowers.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-faqs
 */
const circuitChanges = {
  changesAfter: { objects: [keys.virtualCircuit], gates: [sessionsUp.key] },
} satisfies Partial<ResourceNode>

function link(spec: ResolvedSpec): ResourceNode[] {
  const { existingLink } = spec
  if (existingLink)
    return [gateway(spec), theirs(keys.circuit, existingLink.circuit), theirs(keys.connection, existingLink.connection)]
  const circuitName = `${spec.name}-circuit`
  const connectionName = `${spec.name}-connection`
  return [
    gateway(spec),
    node(
      keys.circuit,
      circuitName,
      {
        ...inGroup(spec, circuitName),
        peeringLocation: spec.peeringLocation,
        bandwidthMbps: bandwidths[spec.bandwidth].mbps,
        tier: spec.circuit.tier,
        family: `${spec.circuit.billing}Data`,
      },
      circuitChanges,
    ),
    node(
      keys.privatePeering,
      `of ${circuitName}`,
      {
        circuitId: ref(keys.circuit),
        primaryPrefix: spec.legs.primary.prefix,
        secondaryPrefix: spec.legs.secondary.prefix,
        peerAsn: ref(keys.virtualCircuit, 'oracleAsn'),
        vlanId: ref(keys.virtualCircuit, 'vlan'),
        state: 'Enabled',
      },
      { mode: 'adopted', livesOn: [keys.virtualCircuit] },
    ),
    node(
      keys.connection,
      connectionName,
      {
        ...inGroup(spec, connectionName),
        gatewayId: ref(keys.gateway),
        circuitId: ref(keys.circuit),
        fastPath: spec.azure.gateway.fastPath,
        routingWeight: 0,
      },
      // The provider puts a virtual circuit into FAILED when it is deleted under a live connection.
      { livesOn: [keys.virtualCircuit] },
    ),
  ]
}

function gateway(spec: ResolvedSpec): ResourceNode {
  const { sku, existing } = spec.azure.gateway
  const name = `${spec.name}-gateway`
  if (existing !== undefined) return theirs(keys.gateway, existing)
  return node(keys.gateway, name, { ...inGroup(spec, name), subnetId: ref(keys.gatewaySubnet), sku })
}
