import { describe, expect, test } from 'vitest'
import {
  aCircuit,
  aConnection,
  anArm,
  anArmReadyToConnect,
  type Answer,
  ids,
  provision,
  setProviderState,
} from '../../../test/arm.ts'

const code = ({ body }: Answer): string => body.error.code
const unset = '00000000-0000-0000-0000-000000000000'

describe('a new circuit', () => {
  test('looks while it is made, and then, as it was recorded on the wire', async () => {
    const arm = await anArm()
    const created = await arm.request('PUT', ids.circuit, aCircuit())
    expect(created.body.properties).toEqual({
      provisioningState: 'Updating',
      resourceGuid: expect.any(String),
      peerings: [],
      authorizations: [],
      serviceProviderProperties: aCircuit().properties.serviceProviderProperties,
      circuitProvisioningState: 'Disabled',
      allowClassicOperations: false,
      serviceKey: unset,
      serviceProviderProvisioningState: 'NotProvisioned',
      allowGlobalReach: false,
      globalReachEnabled: false,
    })
    arm.settle()
    const settled = (await arm.request('GET', ids.circuit)).body
    expect(settled.properties).toEqual({
      ...created.body.properties,
      provisioningState: 'Succeeded',
      circuitProvisioningState: 'Enabled',
      gatewayManagerEtag: '',
      serviceKey: expect.stringMatching(/^(?!0{8})[-0-9a-f]{36}$/),
      stag: expect.any(Number),
    })
    expect(settled.etag).not.toBe(created.body.etag)
    expect(settled.sku).toEqual({ name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' })
  })

  test('takes about twenty seconds', async () => {
    const arm = await anArm()
    await arm.request('PUT', ids.circuit, aCircuit())
    arm.world.clock.step(10_000)
    expect((await arm.request('GET', ids.circuit)).body.properties.serviceKey).toBe(unset)
    arm.world.clock.step(15_000)
    expect((await arm.request('GET', ids.circuit)).body.properties.serviceKey).not.toBe(unset)
  })

  test.each([
    ['at an unknown place', aCircuit({ peeringLocation: 'Atlantis' })],
    ['of a bandwidth nobody sells', aCircuit({ mbps: 1234 })],
    [
      'of an unknown provider',
      {
        ...aCircuit(),
        properties: {
          serviceProviderProperties: {
            serviceProviderName: 'oracle cloud fastconnect',
            peeringLocation: 'London',
            bandwidthInMbps: 1000,
          },
        },
      },
    ],
    ['Local and metered', aCircuit({ tier: 'Local' })],
    ['Local and slow', aCircuit({ tier: 'Local', family: 'UnlimitedData', mbps: 500 })],
    ['of no SKU', { ...aCircuit(), sku: undefined }],
  ])('%s is refused', async (_, body) => {
    expect((await (await anArm()).request('PUT', ids.circuit, body)).status).toBe(400)
  })

  test('beyond ten in a region is refused', async () => {
    const arm = await anArm()
    for (let n = 0; n < 10; n++) await arm.make(`${ids.circuit}${n}`, aCircuit())
    expect(code(await arm.request('PUT', ids.circuit, aCircuit()))).toBe('QuotaExceeded')
  })
})

describe('a circuit that is changed', () => {
  test('keeps its key, its provider state and its tag, whatever the PUT says', async () => {
    const arm = await anArm()
    await arm.make(ids.circuit, aCircuit())
    provision(arm)
    const before = (await arm.request('GET', ids.circuit)).body
    await arm.make(ids.circuit, {
      ...before,
      properties: { ...before.properties, serviceKey: unset, serviceProviderProvisioningState: 'NotProvisioned' },
    })
    const after = (await arm.request('GET', ids.circuit)).body
    expect(after.properties).toEqual({ ...before.properties, peerings: after.properties.peerings })
    expect(after.properties.peerings).toHaveLength(1)
  })

  test('drops to circuitProvisioningState Disabled meanwhile', async () => {
    const arm = await anArm()
    await arm.make(ids.circuit, aCircuit())
    const answer = await arm.request('PUT', ids.circuit, aCircuit({ mbps: 2000 }))
    expect(answer.body.properties).toMatchObject({
      circuitProvisioningState: 'Disabled',
      provisioningState: 'Updating',
    })
  })

  test('loses its peering when the PUT leaves the list out', async () => {
    const arm = await anArm()
    await arm.make(ids.circuit, aCircuit())
    provision(arm)
    await arm.make(ids.circuit, aCircuit())
    expect((await arm.request('GET', ids.peering)).status).toBe(404)
  })

  test('grows; made smaller, the operation fails, the circuit is Failed and has its old bandwidth, and a PUT of that mends it', async () => {
    const arm = await anArm()
    await arm.make(ids.circuit, aCircuit())
    await arm.make(ids.circuit, aCircuit({ mbps: 5000 }))
    const shrunk = await arm.request('PUT', ids.circuit, aCircuit({ mbps: 1000 }))
    arm.settle()
    const operation = await arm.request('GET', shrunk.headers.get('azure-asyncoperation')!)
    expect([shrunk.status, operation.status, operation.body.status]).toEqual([200, 200, 'Failed'])
    const { properties } = (await arm.request('GET', ids.circuit)).body
    expect([properties.provisioningState, properties.serviceProviderProperties.bandwidthInMbps]).toEqual([
      'Failed',
      5000,
    ])
    await arm.make(ids.circuit, aCircuit({ mbps: 5000 }))
    expect((await arm.request('GET', ids.circuit)).body.properties.provisioningState).toBe('Succeeded')
  })

  test.each([
    ['Standard', 'MeteredData', 'Premium', 'MeteredData', 200],
    ['Premium', 'MeteredData', 'Standard', 'UnlimitedData', 200],
    ['Local', 'UnlimitedData', 'Standard', 'UnlimitedData', 200],
    ['Standard', 'UnlimitedData', 'Standard', 'MeteredData', 409],
    ['Standard', 'UnlimitedData', 'Local', 'UnlimitedData', 409],
  ])('from %s %s to %s %s is answered %i…', async (tier, family, newTier, newFamily, status) => {
    const arm = await anArm()
    await arm.make(ids.circuit, aCircuit({ tier, family }))
    expect((await arm.request('PUT', ids.circuit, aCircuit({ tier: newTier, family: newFamily }))).status).toBe(status)
  })

  test('never moves to another place', async () => {
    const arm = await anArm()
    await arm.make(ids.circuit, aCircuit())
    expect(code(await arm.request('PUT', ids.circuit, aCircuit({ peeringLocation: 'Washington DC2' })))).toBe(
      'PropertyChangeNotAllowed',
    )
  })
})

describe('deleting a circuit', () => {
  test.each(['Provisioned', 'Provisioning', 'Deprovisioning'] as const)(
    'that is %s fails in the operation with the documented words',
    async (state) => {
      const arm = await anArm()
      await arm.make(ids.circuit, aCircuit())
      setProviderState(arm, state)
      const answer = await arm.request('DELETE', ids.circuit)
      arm.settle()
      expect(answer.status).toBe(202)
      expect((await arm.request('GET', answer.headers.get('azure-asyncoperation')!)).body).toMatchObject({
        status: 'Failed',
        error: {
          code: 'ConflictError',
          message:
            'The specified dedicated circuit is not in Deprovisioned state. Please initiate the deprovisioning process with your service provider.',
        },
      })
      expect((await arm.request('GET', answer.headers.get('location')!)).status).toBe(409)
      expect((await arm.request('GET', ids.circuit)).body.properties.provisioningState).toBe('Failed')
    },
  )

  test.each(['NotProvisioned', 'DeProvisioned'] as const)('that is %s takes it away', async (state) => {
    const arm = await anArm()
    await arm.make(ids.circuit, aCircuit())
    setProviderState(arm, state)
    await arm.request('DELETE', ids.circuit)
    arm.settle()
    expect((await arm.request('GET', ids.circuit)).status).toBe(404)
  })

  test('is refused while a connection uses it, and so is deleting its peering', async () => {
    const arm = await anArmReadyToConnect()
    await arm.make(ids.connection, aConnection())
    expect((await arm.request('DELETE', ids.circuit)).status).toBe(409)
    expect((await arm.request('DELETE', ids.peering)).status).toBe(409)
  })
})

describe('statistics', () => {
  test('come in the spelling of the service and in that of its description', async () => {
    const arm = await anArm({
      link: { stats: () => ({ primaryBytesIn: 1, primaryBytesOut: 2, secondaryBytesIn: 3, secondaryBytesOut: 4 }) },
    })
    await arm.make(ids.circuit, aCircuit())
    expect((await arm.request('GET', `${ids.circuit}/stats`)).body).toEqual({
      primaryBytesIn: 1,
      primarybytesIn: 1,
      primaryBytesOut: 2,
      primarybytesOut: 2,
      secondaryBytesIn: 3,
      secondarybytesIn: 3,
      secondaryBytesOut: 4,
      secondarybytesOut: 4,
    })
  })
})

describe('who listens', () => {
  test('hears when a circuit has settled, failed or gone', async () => {
    const arm = await anArm()
    const heard: string[] = []
    arm.world.on<{ id: string; change: string }>('azure/changed', ({ id, change }) =>
      heard.push(`${id.split('/').at(-1)} ${change}`),
    )
    await arm.make(ids.circuit, aCircuit())
    await arm.request('DELETE', ids.circuit)
    arm.settle()
    expect(heard).toEqual(['circuit settled', 'circuit deleted'])
  })
})
