import type { ExpressRouteCircuit, SecurityRule, VirtualNetworkGateway } from '@azure/arm-network'
import { oracleSide, type OracleSide, settled } from '../oracle-side.ts'
import { openWorkplace, quickly, type Workplace } from './workplace.ts'

export const group = 'ic-witness'
export const location = 'eastus'
export const azureCidr = '10.12.0.0/16'

/** Both halves of an interconnect with its connection, and a machine in the application's subnet. */
export interface Interconnect extends Workplace {
  readonly oracle: OracleSide
  readonly virtualCircuitId: string
}

/** Follows Microsoft's procedure to its end. */
export async function buildInterconnect(): Promise<Interconnect> {
  const place = await openWorkplace()
  await buildNetwork(place)
  await buildGateway(place)
  const circuit = await buildCircuit(place)
  const oracle = await oracleSide(place.simulator)
  const virtualCircuitId = await oracle.redeem(circuit.serviceKey!)
  await provisioned(place)
  await buildConnection(place)
  return { ...place, oracle, virtualCircuitId }
}

/** @source https://learn.microsoft.com/azure/virtual-network/manage-virtual-network */
export async function buildNetwork({ network, resources }: Workplace): Promise<void> {
  await resources.resourceGroups.createOrUpdate(group, { location })
  await network.virtualNetworks.createOrUpdate(
    group,
    'vnet',
    { location, addressSpace: { addressPrefixes: [azureCidr] } },
    quickly,
  )
  await network.subnets.createOrUpdate(group, 'vnet', 'GatewaySubnet', { addressPrefix: '10.12.0.0/27' }, quickly)
  await network.subnets.createOrUpdate(group, 'vnet', 'app', { addressPrefix: '10.12.2.0/24' }, quickly)
}

/** @source https://learn.microsoft.com/azure/expressroute/expressroute-howto-add-gateway-resource-manager */
export function buildGateway({ network, subscription }: Workplace): Promise<VirtualNetworkGateway> {
  const subnet = { id: idOf(subscription, 'virtualNetworks/vnet/subnets/GatewaySubnet') }
  return Promise.resolve(
    network.virtualNetworkGateways.createOrUpdate(
      group,
      'gateway',
      {
        location,
        gatewayType: 'ExpressRoute',
        sku: { name: 'ErGw1AZ', tier: 'ErGw1AZ' },
        ipConfigurations: [{ name: 'default', subnet, privateIPAllocationMethod: 'Dynamic' }],
      },
      quickly,
    ),
  )
}

export const circuitBody: ExpressRouteCircuit = {
  location,
  sku: { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' },
  serviceProviderProperties: {
    serviceProviderName: 'Oracle Cloud FastConnect',
    peeringLocation: 'Washington DC',
    bandwidthInMbps: 1000,
  },
}

/** @source https://learn.microsoft.com/azure/expressroute/expressroute-howto-circuit-arm */
export async function buildCircuit({ network }: Workplace): Promise<ExpressRouteCircuit> {
  return network.expressRouteCircuits.createOrUpdate(group, 'circuit', circuitBody, quickly)
}

/** Waits as the procedure says: until the provider has done its part. */
export const provisioned = ({ network }: Workplace): Promise<void> =>
  settled(
    async () =>
      (await network.expressRouteCircuits.get(group, 'circuit')).serviceProviderProvisioningState === 'Provisioned',
  )

/** @source https://learn.microsoft.com/azure/expressroute/expressroute-howto-linkvnet-arm */
export async function buildConnection({ network, subscription }: Workplace) {
  return network.virtualNetworkGatewayConnections.createOrUpdate(
    group,
    'connection',
    {
      location,
      connectionType: 'ExpressRoute',
      virtualNetworkGateway1: { id: idOf(subscription, 'virtualNetworkGateways/gateway') },
      peer: { id: idOf(subscription, 'expressRouteCircuits/circuit') },
    },
    quickly,
  )
}

/** A machine in the application's subnet, behind a security group and a route table. */
export async function addMachine({ network, resources, subscription }: Workplace): Promise<void> {
  await network.networkSecurityGroups.createOrUpdate(group, 'nsg', { location, securityRules: [fromOracle] }, quickly)
  await network.routeTables.createOrUpdate(group, 'routes', { location, routes: [] }, quickly)
  await network.subnets.createOrUpdate(
    group,
    'vnet',
    'app',
    {
      addressPrefix: '10.12.2.0/24',
      networkSecurityGroup: { id: idOf(subscription, 'networkSecurityGroups/nsg') },
      routeTable: { id: idOf(subscription, 'routeTables/routes') },
    },
    quickly,
  )
  const subnet = { id: idOf(subscription, 'virtualNetworks/vnet/subnets/app') }
  const ipConfigurations = [{ name: 'ipconfig1', subnet }]
  const nic = await network.networkInterfaces.createOrUpdate(group, 'nic', { location, ipConfigurations }, quickly)
  await resources.resources.createOrUpdate(
    group,
    'Microsoft.Compute',
    '',
    'virtualMachines',
    'vm',
    '2026-04-01',
    {
      location,
      properties: {
        hardwareProfile: { vmSize: 'Standard_D2s_v5' },
        networkProfile: { networkInterfaces: [{ id: nic.id, properties: { primary: true } }] },
      },
    },
    quickly,
  )
}

const fromOracle: SecurityRule = {
  name: 'from-oracle',
  priority: 200,
  direction: 'Inbound',
  access: 'Allow',
  protocol: 'Tcp',
  sourceAddressPrefix: '10.1.0.0/16',
  sourcePortRange: '*',
  destinationAddressPrefix: '*',
  destinationPortRange: '1521',
}

export const idOf = (subscription: string, path: string): string =>
  `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.Network/${path}`
