import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settled } from '../oracle-side.ts'
import {
  addMachine,
  buildCircuit,
  buildConnection,
  buildGateway,
  buildInterconnect,
  buildNetwork,
  group,
  idOf,
  type Interconnect,
} from './interconnect.ts'
import { refused } from './refused.ts'
import { openWorkplace, quickly } from './workplace.ts'

describe("an interconnect taken down with Microsoft's SDK", () => {
  let place: Interconnect
  beforeEach(async () => {
    place = await buildInterconnect()
  })
  afterEach(() => place[Symbol.asyncDispose]())

  it('goes in the documented order: connection, virtual circuit, circuit, gateway, network, group', async () => {
    const { network, resources, oracle } = place
    await network.virtualNetworkGatewayConnections.delete(group, 'connection', quickly)
    await oracle.release(place.virtualCircuitId)
    await settled(
      async () =>
        (await network.expressRouteCircuits.get(group, 'circuit')).serviceProviderProvisioningState ===
        'NotProvisioned',
    )
    await network.expressRouteCircuits.delete(group, 'circuit', quickly)
    await network.virtualNetworkGateways.delete(group, 'gateway', quickly)
    await network.virtualNetworks.delete(group, 'vnet', quickly)
    expect(await Array.fromAsync(resources.resources.listByResourceGroup(group))).toEqual([])
    await resources.resourceGroups.delete(group, quickly)
    expect(await resources.resourceGroups.checkExistence(group)).toEqual({ body: false })
  })

  it('keeps the gateway while it has a connection', async () => {
    expect(await refused(place.network.virtualNetworkGateways.delete(group, 'gateway', quickly))).toBe(
      'VirtualNetworkGatewayCannotBeDeleted',
    )
  })

  it('keeps the gateway subnet, and its network, while the gateway stands in it', async () => {
    const { subnets, virtualNetworks } = place.network
    expect(await refused(subnets.delete(group, 'vnet', 'GatewaySubnet', quickly))).toBe('InUseSubnetCannotBeDeleted')
    expect(await refused(virtualNetworks.delete(group, 'vnet', quickly))).toBe('InUseSubnetCannotBeDeleted')
  })

  it('keeps the circuit while it has a connection', async () => {
    expect(await refused(place.network.expressRouteCircuits.delete(group, 'circuit', quickly))).toBe(
      'OperationNotAllowed',
    )
  })

  it('leaves the circuit failed when it is deleted while Oracle still has it', async () => {
    const { expressRouteCircuits: circuits, virtualNetworkGatewayConnections: connections } = place.network
    await connections.delete(group, 'connection', quickly)
    expect(await refused(circuits.delete(group, 'circuit', quickly))).toContain(
      'The specified dedicated circuit is not in Deprovisioned state.',
    )
    expect((await circuits.get(group, 'circuit')).provisioningState).toBe('Failed')
  })

  it('keeps the group when something in it cannot go', async () => {
    await place.network.virtualNetworkGatewayConnections.delete(group, 'connection', quickly)
    expect(await refused(place.resources.resourceGroups.delete(group, quickly))).toMatch(/ResourceGroupDeletionBlocked/)
    expect(await place.resources.resourceGroups.checkExistence(group)).toEqual({ body: true })
  })

  it('keeps what a subnet uses, what stands in a subnet, and what a machine holds', async () => {
    await addMachine(place)
    const { networkSecurityGroups, routeTables, subnets, networkInterfaces } = place.network
    expect(await refused(networkSecurityGroups.delete(group, 'nsg', quickly))).toBe(
      'InUseNetworkSecurityGroupCannotBeDeleted',
    )
    expect(await refused(routeTables.delete(group, 'routes', quickly))).toBe('InUseRouteTableCannotBeDeleted')
    expect(await refused(subnets.delete(group, 'vnet', 'app', quickly))).toBe('InUseSubnetCannotBeDeleted')
    expect(await refused(networkInterfaces.delete(group, 'nic', quickly))).toBe('NicInUse')
  })
})

describe("an interconnect built in the wrong order with Microsoft's SDK", () => {
  it('has a failed connection when Oracle has not provisioned the circuit, which blocks the gateway', async () => {
    await using place = await openWorkplace()
    await buildNetwork(place)
    await buildGateway(place)
    await buildCircuit(place)
    expect(await refused(buildConnection(place))).toMatch(/ReferencedResourceNotProvisioned/)
    const connection = await place.network.virtualNetworkGatewayConnections.get(group, 'connection')
    expect(connection).toMatchObject({ provisioningState: 'Failed', connectionStatus: 'NotConnected' })
    expect(await refused(place.network.virtualNetworkGateways.delete(group, 'gateway', quickly))).toBe(
      'VirtualNetworkGatewayCannotBeDeleted',
    )
  })

  it('is refused a gateway outside the gateway subnet, and a subnet without a network', async () => {
    await using place = await openWorkplace()
    await buildNetwork(place)
    const { virtualNetworkGateways: gateways, subnets } = place.network
    const subnet = { id: idOf(place.subscription, 'virtualNetworks/vnet/subnets/app') }
    const body = {
      location: 'eastus',
      gatewayType: 'ExpressRoute',
      sku: { name: 'ErGw1AZ', tier: 'ErGw1AZ' },
      ipConfigurations: [{ name: 'default', subnet }],
    }
    expect(await refused(gateways.createOrUpdate(group, 'gateway', body, quickly))).toBe('InvalidParameter')
    expect(
      await refused(subnets.createOrUpdate(group, 'absent', 'app', { addressPrefix: '10.12.2.0/24' }, quickly)),
    ).toBe('ParentResourceNotFound')
  })

  it('cannot ask for the routes of an interface that no running machine holds', async () => {
    await using place = await openWorkplace()
    await buildNetwork(place)
    const ipConfigurations = [
      { name: 'ipconfig1', subnet: { id: idOf(place.subscription, 'virtualNetworks/vnet/subnets/app') } },
    ]
    const { networkInterfaces } = place.network
    const nic = await networkInterfaces.createOrUpdate(group, 'nic', { location: 'eastus', ipConfigurations }, quickly)
    expect(nic.ipConfigurations?.[0]?.privateIPAddress).toBe('10.12.2.4')
    expect(await refused(networkInterfaces.getEffectiveRouteTable(group, 'nic', quickly))).toMatch(
      /OperationNotAllowed/,
    )
  })
})
