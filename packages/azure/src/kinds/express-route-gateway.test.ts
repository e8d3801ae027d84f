import { expect, test } from 'vitest'
import { kindWorld, ourTags } from '../../test/kind-context.ts'
import { groupId } from '../../test/test-session.ts'
import { expressRouteGateway, resizesInPlace } from './express-route-gateway.ts'

const id = `${groupId}/providers/Microsoft.Network/virtualNetworkGateways/gw`
const subnetId = `${groupId}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/GatewaySubnet`
const props = { resourceGroupId: groupId, name: 'gw', location: 'eastus', subnetId, sku: 'ErGw1AZ' } as const

const ipConfigurations = [{ name: 'old', properties: { subnet: { id: subnetId }, publicIPAddress: { id: '/pip' } } }]
const gateway = {
  id,
  location: 'eastus',
  tags: ourTags,
  properties: {
    provisioningState: 'Succeeded',
    gatewayType: 'ExpressRoute',
    sku: { name: 'ErGw1AZ', tier: 'ErGw1AZ', capacity: 2 },
    ipConfigurations,
    allowRemoteVnetTraffic: true,
  },
}

test('A new gateway has no public address of its own.', async () => {
  const { context, writes } = kindWorld()
  await expressRouteGateway.create(props, context)
  expect(writes()[0]?.body).toEqual({
    location: 'eastus',
    tags: ourTags,
    properties: {
      gatewayType: 'ExpressRoute',
      sku: { name: 'ErGw1AZ', tier: 'ErGw1AZ' },
      ipConfigurations: [
        { name: 'default', properties: { privateIPAllocationMethod: 'Dynamic', subnet: { id: subnetId } } },
      ],
    },
  })
})

test('Resizing keeps the address an older gateway has, and its other switches.', async () => {
  const { context, writes } = kindWorld([gateway])
  await expressRouteGateway.update(id, { ...props, sku: 'ErGw2AZ' }, [], context)
  expect(writes()[0]?.body).toMatchObject({
    properties: { sku: { name: 'ErGw2AZ', tier: 'ErGw2AZ' }, ipConfigurations, allowRemoteVnetTraffic: true },
  })
})

test('A size that would need a new gateway is refused, with the way out.', async () => {
  const { context, writes } = kindWorld([gateway])
  await expect(expressRouteGateway.update(id, { ...props, sku: 'Standard' }, [], context)).rejects.toMatchObject({
    code: 'cloud/invalid',
    hint: expect.stringContaining('migration'),
  })
  expect(writes()).toEqual([])
})

test.each([
  ['ErGw1AZ', 'ErGw3AZ', true],
  ['ErGw3AZ', 'ErGw1AZ', false],
  ['Standard', 'ErGw1AZ', false],
  ['ErGwScale', 'ErGwScale', true],
  ['SomethingNew', 'ErGw1AZ', false],
] as const)('From %s to %s in place: %s.', (from, to, possible) => {
  expect(resizesInPlace(from, to)).toBe(possible)
})
