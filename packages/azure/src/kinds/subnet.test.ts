import type { Prefix } from '@interconnect/model'
import { expect, test } from 'vitest'
import { kindWorld } from '../../test/kind-context.ts'
import { groupId } from '../../test/test-session.ts'
import { subnet } from './subnet.ts'

const virtualNetworkId = `${groupId}/providers/Microsoft.Network/virtualNetworks/vnet`
const networkSecurityGroupId = `${groupId}/providers/Microsoft.Network/networkSecurityGroups/nsg`
const id = `${virtualNetworkId}/subnets/app`
const props = { virtualNetworkId, name: 'app', prefix: '10.12.2.0/24' as Prefix }

const network = (properties: object) => ({
  id: virtualNetworkId,
  properties: { subnets: [{ id, name: 'app', etag: 'W/"s"', properties }] },
})

test('Associating a security group keeps delegations, endpoints and the route table.', async () => {
  const properties = {
    addressPrefix: '10.12.2.0/24',
    routeTable: { id: '/rt' },
    delegations: [{ name: 'd' }],
    serviceEndpoints: [{ service: 'Microsoft.Storage' }],
    privateEndpointNetworkPolicies: 'Enabled',
  }
  const { context, writes } = kindWorld([network(properties)])
  await subnet.update(id, { ...props, networkSecurityGroupId }, [], context)
  expect(writes()[0]?.body).toEqual({
    id,
    name: 'app',
    etag: 'W/"s"',
    properties: { ...properties, networkSecurityGroup: { id: networkSecurityGroupId } },
  })
})

test('A second prefix that somebody added survives.', async () => {
  const { context, writes } = kindWorld([network({ addressPrefixes: ['10.12.2.0/24', '10.12.9.0/24'] })])
  await subnet.update(id, { ...props, prefix: '10.12.3.0/24' as Prefix }, [], context)
  expect(writes()[0]?.body).toMatchObject({ properties: { addressPrefixes: ['10.12.3.0/24', '10.12.9.0/24'] } })
})

test('A security group nobody decided on is no difference; another one than wanted is.', async () => {
  const { context } = kindWorld([network({ addressPrefix: '10.12.2.0/24', networkSecurityGroup: { id: '/other' } })])
  const attributes = (await subnet.read(id, context))!
  expect(subnet.holds(attributes, props)).toEqual(props)
  expect(subnet.holds(attributes, { ...props, networkSecurityGroupId: undefined })).toEqual(props)
  expect(subnet.holds(attributes, { networkSecurityGroupId })).toEqual({ networkSecurityGroupId: '/other' })
})

test('A subnet behind a security group of ours that has its name is ours; one of another name is not.', async () => {
  const theirId = `${virtualNetworkId}/subnets/theirs`
  const group = {
    id: networkSecurityGroupId,
    type: 'Microsoft.Network/networkSecurityGroups',
    tags: { 'interconnect-owner': 'demo', 'interconnect-key': 'azure/network-security-group/app' },
    properties: { subnets: [{ id }, { id: theirId }] },
  }
  const { properties } = network({ addressPrefix: '10.12.2.0/24' })
  const theirs = { id: theirId, name: 'theirs', properties: { addressPrefix: '10.12.3.0/24' } }
  const { context } = kindWorld([
    { id: virtualNetworkId, properties: { subnets: [...properties.subnets, theirs] } },
    group,
  ])
  const marked = await subnet.listMarked!({ api: context.api, signal: context.signal, owner: 'demo' })
  expect(marked.map(({ key, attributes }) => [key, attributes.id])).toEqual([['azure/subnet/app', id]])
})

test('A subnet carries no mark and takes turns with its network.', async () => {
  const { context } = kindWorld([network({ addressPrefix: '10.12.2.0/24' })])
  expect((await subnet.read(id, context))!.owner).toBeUndefined()
  expect(subnet.serialised!(props)).toEqual([virtualNetworkId.toLowerCase()])
  expect(subnet.serialised!({} as typeof props)).toEqual([])
})
