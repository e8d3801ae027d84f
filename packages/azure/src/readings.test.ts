import { expect, test } from 'vitest'
import { fakeArm } from '../test/fake-arm.ts'
import { endpoint, groupId, subscription, testSession } from '../test/test-session.ts'
import { networkFacts } from './network-facts.ts'
import {
  advertisedRoutes,
  arpTable,
  bgpPeers,
  circuitRoutes,
  circuitRoutesSummary,
  learnedRoutes,
  privatePeering,
  serviceProviders,
} from './readings.ts'

const network = (type: string, name: string) => `${groupId}/providers/Microsoft.Network/${type}/${name}`
const circuitId = network('expressRouteCircuits', 'er')
const gatewayId = network('virtualNetworkGateways', 'gw')

/** A service that keeps one asking back once, then answers one row. */
const collecting = () =>
  testSession(({ method }) =>
    method === 'POST'
      ? { status: 202, text: 'null', headers: { Location: `${endpoint}/results/1` } }
      : { body: { value: ['row'] } },
  )

test.each([
  ['the ARP table', () => arpTable, `${circuitId}/peerings/AzurePrivatePeering/arpTables/secondary`],
  ['the route table', () => circuitRoutes, `${circuitId}/peerings/AzurePrivatePeering/routeTables/secondary`],
  ['the summary', () => circuitRoutesSummary, `${circuitId}/peerings/AzurePrivatePeering/routeTablesSummary/secondary`],
])('Of a circuit, %s is asked per link.', async (_, reading, path) => {
  const { api, http } = collecting()
  expect(await reading()(api, { circuitId, path: 'secondary' })).toEqual(['row'])
  expect(http.seen[0]).toMatchObject({ method: 'POST', path: `${path}?api-version=2025-05-01` })
})

test('Of a gateway, learned and advertised routes and peers are asked.', async () => {
  const { api, http } = collecting()
  await learnedRoutes(api, gatewayId)
  await advertisedRoutes(api, { gatewayId, peer: '10.12.1.4' })
  await bgpPeers(api, gatewayId)
  expect(http.seen.filter(({ method }) => method === 'POST').map(({ path }) => path.slice(gatewayId.length))).toEqual([
    '/getLearnedRoutes?api-version=2025-05-01',
    '/getAdvertisedRoutes?peer=10.12.1.4&api-version=2025-05-01',
    '/getBgpPeerStatus?api-version=2025-05-01',
  ])
})

test('A result without rows is an empty table.', async () => {
  const { api } = testSession(() => ({ text: 'null' }))
  expect(await learnedRoutes(api, gatewayId)).toEqual([])
})

test('A circuit without a peering has none, and no rows.', async () => {
  const { api } = testSession(fakeArm([{ id: circuitId, properties: {} }]).reply)
  expect(await privatePeering(api, circuitId)).toBeUndefined()
  expect(await arpTable(api, { circuitId, path: 'primary' })).toEqual([])
})

test('The providers are listed per subscription.', async () => {
  const { api, http } = testSession(() => ({ body: { value: [] } }))
  expect(await serviceProviders(api, subscription)).toEqual([])
  expect(http.seen[0]?.path).toContain('/providers/Microsoft.Network/expressRouteServiceProviders?')
})

test('The facts of a network tell its subnets, who hides gateway routes, and the gateway that stands there.', async () => {
  const id = network('virtualNetworks', 'vnet')
  const tableId = network('routeTables', 'hiding')
  const groupId = network('networkSecurityGroups', 'theirs')
  const vnet = {
    id,
    location: 'East US',
    properties: {
      addressSpace: { addressPrefixes: ['10.12.0.0/16'] },
      virtualNetworkPeerings: [
        {
          name: 'hub',
          properties: { useRemoteGateways: true, remoteAddressSpace: { addressPrefixes: ['10.50.0.0/16'] } },
        },
      ],
      subnets: [
        {
          id: `${id}/subnets/app`,
          name: 'app',
          properties: {
            addressPrefix: '10.12.2.0/24',
            networkSecurityGroup: { id: groupId },
            routeTable: { id: tableId.toUpperCase() },
          },
        },
        {
          id: `${id}/subnets/GatewaySubnet`,
          name: 'GatewaySubnet',
          properties: {
            addressPrefixes: ['10.12.1.0/24'],
            ipConfigurations: [{ id: `${gatewayId}/ipConfigurations/default` }],
          },
        },
      ],
    },
  }
  const table = {
    id: tableId,
    properties: {
      disableBgpRoutePropagation: true,
      routes: [
        {
          properties: { addressPrefix: '10.1.0.0/16', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.12.9.4' },
        },
        { properties: { addressPrefix: 'Storage', nextHopType: 'Internet' } },
      ],
    },
  }
  const inbound = { access: 'Allow', direction: 'Inbound', priority: 100, protocol: '*', destinationPortRange: '*' }
  const group = {
    id: groupId,
    properties: {
      securityRules: [
        { name: 'all', properties: { ...inbound, sourceAddressPrefix: 'Internet' } },
        { name: 'no', properties: { ...inbound, access: 'Deny', sourceAddressPrefix: '*' } },
      ],
    },
  }
  const gateway = {
    id: gatewayId,
    tags: { 'interconnect-owner': 'demo' },
    properties: {
      gatewayType: 'ExpressRoute',
      sku: { name: 'ErGw1AZ' },
      provisioningState: 'Succeeded',
      bgpSettings: { asn: 65_515 },
    },
  }
  const { api } = testSession(fakeArm([vnet, table, group, gateway]).reply, { readOnly: true })
  expect(await networkFacts(api, id)).toEqual({
    id,
    location: 'eastus',
    cidrs: ['10.12.0.0/16'],
    subnets: [
      {
        id: `${id}/subnets/app`,
        name: 'app',
        prefixes: ['10.12.2.0/24'],
        networkSecurityGroupId: groupId,
        routeTableId: tableId.toUpperCase(),
        propagatesGatewayRoutes: false,
        routes: [{ prefix: '10.1.0.0/16', nextHop: '10.12.9.4' }],
        inbound: [{ name: 'all', from: '0.0.0.0/0', ports: 'any', stateless: false }],
      },
      {
        id: `${id}/subnets/GatewaySubnet`,
        name: 'GatewaySubnet',
        prefixes: ['10.12.1.0/24'],
        propagatesGatewayRoutes: true,
        routes: [],
        inbound: [],
      },
    ],
    gatewaySubnet: {
      id: `${id}/subnets/GatewaySubnet`,
      name: 'GatewaySubnet',
      prefixes: ['10.12.1.0/24'],
      propagatesGatewayRoutes: true,
      routes: [],
      inbound: [],
    },
    gateway: { id: gatewayId, owner: 'demo', sku: 'ErGw1AZ', provisioningState: 'Succeeded', asn: 65_515 },
    peerings: [{ name: 'hub', prefixes: ['10.50.0.0/16'], usesRemoteGateways: true, allowsGatewayTransit: false }],
  })
})

test('The facts of an absent network are undefined.', async () => {
  const { api } = testSession(fakeArm().reply)
  expect(await networkFacts(api, network('virtualNetworks', 'none'))).toBeUndefined()
})
