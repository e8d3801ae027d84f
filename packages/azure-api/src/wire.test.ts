import { expect, test } from 'vitest'
import { connectionSchema } from './connection.ts'
import { expressRouteCircuitSchema } from './express-route-circuit.ts'
import { isReadOnly } from './wire.ts'
import { virtualNetworkGatewaySchema } from './virtual-network-gateway.ts'

/** Restated from the published examples. @source https://github.com/Azure/azure-rest-api-specs (ExpressRouteCircuitGet) */
const publishedCircuit = {
  name: 'circuitName',
  id: '/subscriptions/subid/resourceGroups/rg1/providers/Microsoft.Network/expressRouteCircuits/circuitName',
  type: 'Microsoft.Network/expressRouteCircuits',
  etag: 'W/"00000000-0000-0000-0000-000000000000"',
  location: 'Brazil South',
  properties: {
    provisioningState: 'Succeeded',
    resourceGuid: '00000000-0000-0000-0000-000000000000',
    peerings: [],
    authorizations: [],
    serviceProviderProperties: {
      serviceProviderName: 'Equinix',
      peeringLocation: 'Silicon Valley',
      bandwidthInMbps: 200,
    },
    circuitProvisioningState: 'Enabled',
    allowClassicOperations: false,
    gatewayManagerEtag: '',
    serviceKey: '00000000-0000-0000-0000-000000000000',
    serviceProviderProvisioningState: 'NotProvisioned',
  },
  sku: { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' },
}

test('a circuit as the service publishes it is understood', () => {
  expect(expressRouteCircuitSchema.parse(publishedCircuit)).toEqual(publishedCircuit)
})

test('members nobody knows are refused at every depth', () => {
  const { properties } = publishedCircuit
  expect(expressRouteCircuitSchema.safeParse({ ...publishedCircuit, colour: 'red' }).success).toBe(false)
  expect(
    expressRouteCircuitSchema.safeParse({ ...publishedCircuit, properties: { ...properties, colour: 'red' } }).success,
  ).toBe(false)
})

test('what only the service writes is marked, what a client decides is not', () => {
  const { properties } = expressRouteCircuitSchema.shape
  expect(isReadOnly(properties.shape.serviceKey)).toBe(true)
  expect(isReadOnly(properties.shape.serviceProviderProperties)).toBe(false)
  expect(isReadOnly(virtualNetworkGatewaySchema.shape.etag)).toBe(true)
})

test('a connection needs no more of its gateway than the id, and takes the whole of it', () => {
  const connection = (gateway: object) => ({
    location: 'eastus',
    properties: { connectionType: 'ExpressRoute', virtualNetworkGateway1: gateway, peer: { id: '/c' } },
  })
  expect(connectionSchema.safeParse(connection({ id: '/g' })).success).toBe(true)
  expect(connectionSchema.safeParse(connection({ id: '/g', location: 'eastus', properties: {} })).success).toBe(true)
})
