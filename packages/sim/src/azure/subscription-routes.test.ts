import { describe, expect, test } from 'vitest'
import { aCircuit, aNetwork, anArm, group, ids, subscription } from '../../test/arm.ts'

describe('a subscription', () => {
  test('is listed with what a login needs', async () => {
    const { body } = await (await anArm()).request('GET', '/subscriptions')
    expect(body.value[0]).toMatchObject({
      id: subscription,
      subscriptionId: expect.any(String),
      tenantId: expect.any(String),
      displayName: expect.any(String),
      state: 'Enabled',
      subscriptionPolicies: expect.any(Object),
      managedByTenants: [],
      authorizationSource: 'RoleBased',
    })
  })

  test('of any id works, and is listed once it is used', async () => {
    const arm = await anArm()
    const other = '/subscriptions/33333333-3333-4333-8333-333333333333'
    await arm.request('PUT', `${other}/resourceGroups/g`, { location: 'eastus' })
    expect((await arm.request('GET', other)).status).toBe(200)
    expect((await arm.request('GET', '/subscriptions')).body.value.map(({ id }: { id: string }) => id)).toContain(other)
  })

  test('has tenants, regions and providers', async () => {
    const arm = await anArm()
    expect((await arm.request('GET', '/tenants')).body.value).toHaveLength(1)
    const regions = (await arm.request('GET', `${subscription}/locations`)).body.value
    expect(regions).toContainEqual(expect.objectContaining({ name: 'eastus', displayName: 'East US' }))
    const provider = (await arm.request('GET', `${subscription}/providers/microsoft.network`)).body
    expect(provider).toMatchObject({ namespace: 'Microsoft.Network', registrationState: 'Registered' })
    expect((await arm.request('GET', `${subscription}/providers/Microsoft.Nothing`)).body.error.code).toBe(
      'InvalidResourceNamespace',
    )
  })

  test('that has not registered the network provider cannot write', async () => {
    const arm = await anArm()
    await arm.request('POST', `${subscription}/providers/Microsoft.Network/unregister`)
    const refused = await arm.request('PUT', ids.network, aNetwork())
    expect([refused.status, refused.body.error.code]).toEqual([409, 'MissingSubscriptionRegistration'])
    expect(
      (await arm.request('POST', `${subscription}/providers/Microsoft.Network/register`)).body.registrationState,
    ).toBe('Registered')
    expect((await arm.request('PUT', ids.network, aNetwork())).status).toBe(201)
  })
})

describe('the generic list of resources', () => {
  test('has every tracked resource without its properties, and filters by type', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    await arm.make(ids.circuit, aCircuit())
    const all = (await arm.request('GET', `${subscription}/resources`)).body.value
    expect(all.map(({ type }: { type: string }) => type).sort()).toEqual([
      'Microsoft.Network/expressRouteCircuits',
      'Microsoft.Network/virtualNetworks',
    ])
    const circuits = (
      await arm.request('GET', `${group}/resources?$filter=resourceType eq 'microsoft.network/expressRouteCircuits'`)
    ).body.value
    expect(circuits).toEqual([
      {
        id: ids.circuit,
        name: 'circuit',
        type: 'Microsoft.Network/expressRouteCircuits',
        location: 'eastus',
        sku: aCircuit().sku,
      },
    ])
  })

  test('asked for by tag finds the resources and leaves their tags out', async () => {
    const arm = await anArm()
    await arm.make(ids.network, { ...aNetwork(), tags: { owner: 'me' } })
    const [found] = (
      await arm.request('GET', `${subscription}/resources?$filter=tagName eq 'owner' and tagValue eq 'me'`)
    ).body.value
    expect([found.id, found.tags]).toEqual([ids.network, undefined])
    const [plain] = (await arm.request('GET', `${subscription}/resources`)).body.value
    expect(plain.tags).toEqual({ owner: 'me' })
  })

  test('refuses a filter it does not know', async () => {
    expect((await (await anArm()).request('GET', `${subscription}/resources?$filter=colour eq 'red'`)).status).toBe(400)
  })
})

describe('service providers', () => {
  test('include Oracle with the peering locations of the twelve pairs', async () => {
    const { body } = await (
      await anArm()
    ).request('GET', `${subscription}/providers/Microsoft.Network/expressRouteServiceProviders`)
    const oracle = body.value.find(({ name }: { name: string }) => name === 'Oracle Cloud FastConnect')
    expect(oracle.id).toBe('/subscriptions//resourceGroups//providers/Microsoft.Network/expressRouteServiceProviders/')
    expect(oracle.properties.peeringLocations).toHaveLength(15)
    expect(oracle.properties.peeringLocations).toContain('Washington DC')
    expect(oracle.properties.bandwidthsOffered).toContainEqual({ offerName: '1Gbps', valueInMbps: 1000 })
  })
})

describe('the metadata', () => {
  test('needs no token and points back at this host', async () => {
    const { app } = await anArm()
    const old = (await (await app.request('/metadata/endpoints?api-version=2015-01-01')).json()) as {
      authentication: { loginEndpoint: string }
    }
    expect(old.authentication.loginEndpoint).toBe('http://localhost')
    const [listed] = (await (await app.request('/metadata/endpoints?api-version=2019-05-01')).json()) as {
      resourceManager: string
    }[]
    const cloud = (await (await app.request('/metadata/endpoints?api-version=2022-09-01')).json()) as {
      resourceManager: string
    }
    expect(listed).toEqual(cloud)
    expect(cloud.resourceManager).toBe('http://localhost/')
  })
})
