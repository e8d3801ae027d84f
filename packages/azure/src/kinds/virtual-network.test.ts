import type { Prefix } from '@interconnect/model'
import { expect, test } from 'vitest'
import { kindWorld, ourTags } from '../../test/kind-context.ts'
import { groupId, subscription } from '../../test/test-session.ts'
import { routeTable } from './route-table.ts'
import { virtualNetwork } from './virtual-network.ts'

const id = `${groupId}/providers/Microsoft.Network/virtualNetworks/vnet`
const props = { resourceGroupId: groupId, name: 'vnet', location: 'eastus', cidrs: ['10.12.0.0/16' as Prefix] }

const existing = {
  id,
  name: 'vnet',
  etag: 'W/"before"',
  location: 'East US',
  tags: { team: 'payments' },
  properties: {
    provisioningState: 'Succeeded',
    addressSpace: { addressPrefixes: ['10.12.0.0/16'] },
    dhcpOptions: { dnsServers: ['10.12.0.4'] },
    subnets: [{ name: 'app', properties: { addressPrefix: '10.12.2.0/24' } }],
    virtualNetworkPeerings: [{ name: 'hub' }],
    somethingNewer: true,
  },
}

test('A new network is written with its address space and our mark only.', async () => {
  const { context, writes } = kindWorld()
  const accepted = await virtualNetwork.create(props, context)
  expect(accepted).toMatchObject({ id, operation: expect.stringContaining('/operations/') })
  expect(writes()[0]?.body).toEqual({
    location: 'eastus',
    tags: ourTags,
    properties: { addressSpace: { addressPrefixes: ['10.12.0.0/16'] } },
  })
})

test('An update carries subnets, peerings, foreign tags and unknown members along, guarded by the ETag.', async () => {
  const { context, writes } = kindWorld([existing])
  await virtualNetwork.update(id, { ...props, cidrs: ['10.12.0.0/16', '10.13.0.0/16'] as Prefix[] }, [], context)
  expect(writes()[0]?.header('if-match')).toBe('W/"before"')
  expect(writes()[0]?.body).toMatchObject({
    tags: { team: 'payments', ...ourTags },
    properties: {
      addressSpace: { addressPrefixes: ['10.12.0.0/16', '10.13.0.0/16'] },
      dhcpOptions: existing.properties.dhcpOptions,
      subnets: existing.properties.subnets,
      virtualNetworkPeerings: [{ name: 'hub' }],
      somethingNewer: true,
    },
  })
})

test('A change between reading and writing is reported as stale.', async () => {
  const { arm, context } = kindWorld([existing])
  const racing = {
    ...context,
    api: {
      ...context.api,
      put: async (...call: Parameters<typeof context.api.put>) => {
        arm.objects.set(id.toLowerCase(), { ...existing, etag: 'W/"after"' })
        return context.api.put(...call)
      },
    },
  }
  await expect(virtualNetwork.update(id, props, [], racing)).rejects.toMatchObject({ code: 'cloud/stale' })
})

test('A network that somebody else made by that name meanwhile is not taken over.', async () => {
  const { context, writes } = kindWorld([existing])
  await expect(virtualNetwork.create(props, context)).rejects.toMatchObject({ code: 'existing/not-ours' })
  expect(writes()).toEqual([])
})

test('A write whose answer was lost is not repeated: what is there is taken.', async () => {
  const underWay = { ...existing, tags: ourTags, properties: { ...existing.properties, provisioningState: 'Updating' } }
  const { context, writes } = kindWorld([underWay])
  expect(await virtualNetwork.create(props, context)).toEqual({ id })
  expect(await virtualNetwork.update(id, props, [], context)).toEqual({ id })
  expect(writes()).toEqual([])
})

test.each(['Failed', 'Deleting'])(
  'A network in state %s is written again, though it holds what is wanted.',
  async (provisioningState) => {
    const { context, writes } = kindWorld([
      { ...existing, tags: ourTags, properties: { ...existing.properties, provisioningState } },
    ])
    await virtualNetwork.update(id, props, [], context)
    expect(writes()).toHaveLength(1)
  },
)

test('An existing network is read by its id alone, in the form of the props.', async () => {
  const { context } = kindWorld([existing])
  const attributes = await virtualNetwork.read(id.toUpperCase(), context)
  expect(attributes).toEqual({
    id,
    owner: null,
    provisioningState: 'Succeeded',
    resourceGroupId: groupId,
    name: 'vnet',
    location: 'eastus',
    cidrs: ['10.12.0.0/16'],
  })
})

test('Case of ids, spaces in regions and order of prefixes make no difference.', async () => {
  const two = { ...existing.properties, addressSpace: { addressPrefixes: ['10.13.0.0/16', '10.12.0.0/16'] } }
  const { context } = kindWorld([{ ...existing, properties: two }])
  const wanted = {
    ...props,
    resourceGroupId: groupId.toUpperCase(),
    cidrs: ['10.12.0.0/16', '10.13.0.0/16'] as Prefix[],
  }
  const attributes = (await virtualNetwork.read(id, context))!
  expect(virtualNetwork.holds(attributes, wanted)).toEqual(wanted)
})

test('What cannot be looked for yet is not found.', async () => {
  const { context } = kindWorld([existing])
  expect(await virtualNetwork.find({ name: 'vnet' }, context)).toBeUndefined()
})

test('Marked networks are listed with their key, though the list leaves tags out.', async () => {
  const ours = { ...existing, type: 'Microsoft.Network/virtualNetworks', tags: ourTags }
  const { context } = kindWorld([ours, { ...ours, id: `${id}2`, type: 'Microsoft.Network/routeTables' }])
  const marked = await virtualNetwork.listMarked!({ api: context.api, signal: context.signal, owner: 'demo' })
  expect(marked.map(({ key, attributes }) => [key, attributes.id])).toEqual([['azure/thing/demo', id]])
})

test('Kinds that ask for marked objects at the same time share one list.', async () => {
  const { context, reads } = kindWorld()
  const asking = { api: context.api, signal: context.signal, owner: "o'brien" }
  await Promise.all([virtualNetwork.listMarked!(asking), routeTable.listMarked!(asking)])
  expect(reads().map(({ path }) => decodeURIComponent(path))).toEqual([
    `/subscriptions/${subscription}/resources?$filter=tagName eq 'interconnect-owner' and tagValue eq 'o''brien'&api-version=2025-04-01`,
  ])
  await virtualNetwork.listMarked!(asking)
  expect(reads()).toHaveLength(2)
})

test.each([
  ['Succeeded', { state: 'yes' }],
  ['Updating', { state: 'no', waitingFor: 'provisioningState Updating' }],
  ['Failed', { state: 'failed', remedy: 'update' }],
])('A network in state %s is settled: %j.', async (provisioningState, settled) => {
  const { context } = kindWorld([{ ...existing, properties: { ...existing.properties, provisioningState } }])
  expect(virtualNetwork.settled((await virtualNetwork.read(id, context))!)).toMatchObject(settled)
})
