import { unsetServiceKey } from '@interconnect/azure-api'
import { expect, test } from 'vitest'
import { kindWorld, ourTags } from '../../test/kind-context.ts'
import { groupId } from '../../test/test-session.ts'
import { expressRouteCircuit } from './express-route-circuit.ts'

const id = `${groupId}/providers/Microsoft.Network/expressRouteCircuits/circuit`
const props = {
  resourceGroupId: groupId,
  name: 'circuit',
  location: 'eastus',
  peeringLocation: 'Washington DC',
  bandwidthMbps: 1000,
  tier: 'Standard',
  family: 'MeteredData',
} as const

const peering = {
  name: 'AzurePrivatePeering',
  properties: {
    peeringType: 'AzurePrivatePeering',
    state: 'Enabled',
    peerASN: 31898,
    vlanId: 33,
    primaryPeerAddressPrefix: '192.168.240.0/30',
    secondaryPeerAddressPrefix: '192.168.240.24/30',
  },
}

const circuit = (properties: object = {}, family = 'MeteredData') => ({
  id,
  name: 'circuit',
  location: 'eastus',
  tags: ourTags,
  sku: { name: `Standard_${family}`, tier: 'Standard', family },
  properties: {
    provisioningState: 'Succeeded',
    serviceProviderProperties: {
      serviceProviderName: 'Oracle Cloud FastConnect',
      peeringLocation: 'Washington DC',
      bandwidthInMbps: 1000,
    },
    serviceProviderProvisioningState: 'Provisioned',
    circuitProvisioningState: 'Enabled',
    serviceKey: 'key-1',
    peerings: [peering],
    authorizations: [{ name: 'spoke' }],
    ...properties,
  },
})

test('A new circuit is ordered from the Oracle provider.', async () => {
  const { context, writes } = kindWorld()
  await expressRouteCircuit.create(props, context)
  expect(writes()[0]?.body).toEqual({
    location: 'eastus',
    tags: ourTags,
    sku: { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' },
    properties: {
      serviceProviderProperties: {
        serviceProviderName: 'Oracle Cloud FastConnect',
        peeringLocation: 'Washington DC',
        bandwidthInMbps: 1000,
      },
    },
  })
})

test('Raising the bandwidth keeps the peering and the authorizations.', async () => {
  const { context, writes } = kindWorld([circuit()])
  await expressRouteCircuit.update(id, { ...props, bandwidthMbps: 2000 }, [], context)
  expect(writes()[0]?.body).toMatchObject({
    properties: {
      peerings: [peering],
      authorizations: [{ name: 'spoke' }],
      serviceProviderProperties: { bandwidthInMbps: 2000 },
    },
  })
})

test.each([
  [{ bandwidthMbps: 500 }, circuit(), 'bandwidth'],
  [{ family: 'MeteredData' }, circuit({}, 'UnlimitedData'), 'family'],
])('Azure is never asked for %j, which it does not do.', async (change, existing, what) => {
  const { context, writes } = kindWorld([existing])
  await expect(
    expressRouteCircuit.update(id, { ...props, ...change } as typeof props, [], context),
  ).rejects.toMatchObject({
    code: 'cloud/invalid',
    message: expect.stringContaining(what),
    hint: expect.stringContaining('destroy and apply'),
  })
  expect(writes()).toEqual([])
})

test('The provider’s side and the peering are told as attributes.', async () => {
  const { context } = kindWorld([circuit()])
  expect(await expressRouteCircuit.read(id, context)).toEqual({
    ...props,
    id,
    owner: 'demo',
    provisioningState: 'Succeeded',
    serviceKey: 'key-1',
    providerState: 'Provisioned',
    circuitState: 'Enabled',
    peering: {
      primaryPrefix: '192.168.240.0/30',
      secondaryPrefix: '192.168.240.24/30',
      peerAsn: 31898,
      vlanId: 33,
      state: 'Enabled',
    },
  })
})

test('A circuit is at rest only with a service key that is not all zeros.', async () => {
  const { context } = kindWorld([circuit({ serviceKey: unsetServiceKey })])
  const attributes = (await expressRouteCircuit.read(id, context))!
  expect(attributes.serviceKey).toBeUndefined()
  expect(expressRouteCircuit.settled(attributes)).toEqual({ state: 'no', waitingFor: 'the service key' })
  expect(expressRouteCircuit.settled({ ...attributes, serviceKey: 'key-1' })).toEqual({ state: 'yes' })
})
