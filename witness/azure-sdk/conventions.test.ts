import { describe, expect, it, onTestFinished } from 'vitest'
import { NetworkManagementClient } from '@azure/arm-network'
import { buildCircuit, buildGateway, buildNetwork, group, idOf, location } from './interconnect.ts'
import { refused } from './refused.ts'
import { openWorkplace, quickly } from './workplace.ts'

const bodyOf = (space: string) => ({ location, addressSpace: { addressPrefixes: [space] } })

describe("Microsoft's SDK finds the conventions of ARM", () => {
  it('in the list of service providers, Oracle among them with its places and bandwidths', async () => {
    await using place = await openWorkplace()
    const providers = await Array.fromAsync(place.network.expressRouteServiceProviders.list())
    const oracle = providers.find(({ name }) => name === 'Oracle Cloud FastConnect')
    expect(oracle?.peeringLocations).toContain('Washington DC')
    expect(oracle?.bandwidthsOffered).toContainEqual({ offerName: '1Gbps', valueInMbps: 1000 })
  })

  it('in lists that come in pages', async () => {
    await using place = await openWorkplace({ quirks: { pageSize: 2 } })
    await place.resources.resourceGroups.createOrUpdate(group, { location })
    for (const index of [1, 2, 3, 4, 5])
      await place.network.virtualNetworks.createOrUpdate(group, `vnet-${index}`, bodyOf(`10.${index}.0.0/16`), quickly)
    const pages = await Array.fromAsync(place.network.virtualNetworks.list(group).byPage())
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1])
    expect((await Array.fromAsync(place.network.virtualNetworks.listAll())).length).toBe(5)
    expect((await Array.fromAsync(place.resources.resources.list())).length).toBe(5)
  })

  it('in the headers of a PUT, a DELETE and a POST', async () => {
    await using place = await openWorkplace()
    await buildNetwork(place)
    const seen: { method: string; status: number; async: boolean; location: boolean }[] = []
    const onResponse = ({
      request,
      status,
      headers,
    }: {
      request: { method: string }
      status: number
      headers: { get(name: string): string | undefined }
    }) => {
      const [asyncOperation, later] = [headers.get('azure-asyncoperation'), headers.get('location')]
      if (asyncOperation ?? later)
        seen.push({
          method: request.method,
          status,
          async: asyncOperation !== undefined,
          location: later !== undefined,
        })
    }
    const options = { ...quickly, onResponse }
    await place.network.routeTables.createOrUpdate(group, 'table', { location }, options)
    await place.network.routeTables.createOrUpdate(group, 'table', { location }, options)
    await place.network.routeTables.delete(group, 'table', options)
    expect(seen.filter(({ method }) => method !== 'GET')).toEqual([
      { method: 'PUT', status: 201, async: true, location: false },
      { method: 'PUT', status: 200, async: true, location: false },
      { method: 'DELETE', status: 202, async: true, location: true },
    ])
  })

  it('in a long operation, which runs until the gateway stands', async () => {
    await using place = await openWorkplace({ pace: 'driven' })
    const { network, simulator } = place
    // The test alone lets time pass, a minute at a time.
    const ticking = setInterval(() => simulator.clock.step(60_000), 5)
    onTestFinished(() => clearInterval(ticking))
    await buildNetwork(place)
    const states = new Set<string>()
    const poller = network.virtualNetworkGateways.createOrUpdate(
      group,
      'gateway',
      {
        location,
        gatewayType: 'ExpressRoute',
        sku: { name: 'ErGw1AZ', tier: 'ErGw1AZ' },
        ipConfigurations: [
          { name: 'default', subnet: { id: idOf(place.subscription, 'virtualNetworks/vnet/subnets/GatewaySubnet') } },
        ],
      },
      quickly,
    )
    poller.onProgress(({ status }) => states.add(status))
    const gateway = await poller
    expect(gateway).toMatchObject({ provisioningState: 'Succeeded', bgpSettings: { asn: 65515 } })
    expect([...states]).toEqual(['running', 'succeeded'])
  })

  it('in a second write while one is running, which is told to wait', async () => {
    await using place = await openWorkplace({ pace: 'driven' }, { retryOptions: { maxRetries: 0 } })
    await place.resources.resourceGroups.createOrUpdate(group, { location })
    const { virtualNetworks: networks } = place.network
    await networks.createOrUpdate(group, 'vnet', bodyOf('10.0.0.0/16'), quickly).submitted()
    const again = () => networks.createOrUpdate(group, 'vnet', bodyOf('10.0.0.0/15'), quickly)
    expect(await refused(again())).toBe('AnotherOperationInProgress')
    place.simulator.clock.step(60_000)
    const second = again()
    await second.submitted()
    place.simulator.clock.step(60_000)
    expect((await second).addressSpace?.addressPrefixes).toEqual(['10.0.0.0/15'])
  })

  it('in etags, which change with every write', async () => {
    await using place = await openWorkplace()
    await buildNetwork(place)
    const { virtualNetworks: networks } = place.network
    const before = await networks.get(group, 'vnet')
    await networks.updateTags(group, 'vnet', { tags: { a: 'b' } })
    const after = await networks.get(group, 'vnet')
    expect(before.etag).toMatch(/^W\/"[0-9a-f-]{36}"$/)
    expect(after.etag).not.toBe(before.etag)
    const stale = { requestOptions: { headers: { 'If-Match': before.etag! } }, ...quickly }
    expect(await refused(networks.createOrUpdate(group, 'vnet', { ...after }, stale))).toBe('PreconditionFailed')
  })

  it('in names that are matched without case and shown as they were given', async () => {
    await using place = await openWorkplace()
    await buildNetwork(place)
    const network = await place.network.virtualNetworks.get(group.toUpperCase(), 'VNET')
    expect(network.id).toBe(idOf(place.subscription, 'virtualNetworks/vnet'))
    expect(network.subnets?.map(({ name }) => name)).toEqual(['GatewaySubnet', 'app'])
  })

  it('in deletes of what is not there, which succeed, and reads, which name what is missing', async () => {
    await using place = await openWorkplace()
    await place.resources.resourceGroups.createOrUpdate(group, { location })
    await place.network.expressRouteCircuits.delete(group, 'absent', quickly)
    expect(await refused(place.network.expressRouteCircuits.get(group, 'absent'))).toBe('ResourceNotFound')
    expect(await refused(place.network.expressRouteCircuits.get('absent', 'absent'))).toBe('ResourceGroupNotFound')
    expect(await refused(buildGateway(place))).toBe('InvalidResourceReference')
  })

  it('in refusals of unknown providers, places and members', async () => {
    await using place = await openWorkplace()
    await place.resources.resourceGroups.createOrUpdate(group, { location })
    const circuit = await buildCircuit(place)
    const { expressRouteCircuits: circuits } = place.network
    const elsewhere = { ...circuit.serviceProviderProperties, peeringLocation: 'Atlantis' }
    expect(
      await refused(
        circuits.createOrUpdate(group, 'other', { ...circuit, serviceProviderProperties: elsewhere }, quickly),
      ),
    ).toBe('InvalidParameter')
    const virtualNetwork = {
      location,
      properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] }, colour: 'blue' },
    }
    const unknownMember = place.resources.resources.createOrUpdateById(
      idOf(place.subscription, 'virtualNetworks/other').slice(1),
      '2025-05-01',
      virtualNetwork,
      quickly,
    )
    expect(await refused(unknownMember)).toBe('InvalidRequestFormat')
  })

  it('in the generic list, by type and by tag', async () => {
    await using place = await openWorkplace()
    await buildNetwork(place)
    await place.network.routeTables.createOrUpdate(group, 'table', { location, tags: { owner: 'me' } }, quickly)
    const names = async (filter: string) =>
      (await Array.fromAsync(place.resources.resources.list({ filter }))).map(({ name }) => name)
    expect(await names("resourceType eq 'Microsoft.Network/virtualNetworks'")).toEqual(['vnet'])
    expect(await names("tagName eq 'owner' and tagValue eq 'me'")).toEqual(['table'])
    const id = idOf(place.subscription, 'virtualNetworks/vnet').slice(1)
    expect(await place.resources.resources.checkExistenceById(id, '2025-05-01')).toEqual({ body: true })
    expect(await place.resources.resources.checkExistenceById(`${id}2`, '2025-05-01')).toEqual({ body: false })
  })

  it('in the registration of providers', async () => {
    await using place = await openWorkplace()
    const { providers, resourceGroups } = place.resources
    await resourceGroups.createOrUpdate(group, { location })
    await providers.unregister('Microsoft.Network')
    expect(
      await refused(place.network.virtualNetworks.createOrUpdate(group, 'vnet', bodyOf('10.0.0.0/16'), quickly)),
    ).toBe('MissingSubscriptionRegistration')
    expect((await providers.register('Microsoft.Network')).registrationState).toBe('Registered')
    expect(
      (await place.network.virtualNetworks.createOrUpdate(group, 'vnet', bodyOf('10.0.0.0/16'), quickly))
        .provisioningState,
    ).toBe('Succeeded')
  })

  it('in the refusal of a token that is not one', async () => {
    await using place = await openWorkplace()
    const { endpoints, ca } = place.simulator
    const stranger = { getToken: async () => ({ token: 'a.b.c', expiresOnTimestamp: Date.now() + 3_600_000 }) }
    const network = new NetworkManagementClient(stranger, place.subscription, {
      endpoint: endpoints.azure,
      tlsOptions: { ca },
    })
    expect(await refused(Array.fromAsync(network.virtualNetworks.listAll()))).toBe('InvalidAuthenticationToken')
  })
})
