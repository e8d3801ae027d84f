import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  buildConnection,
  buildInterconnect,
  circuitBody,
  group,
  idOf,
  type Interconnect,
  location,
} from './interconnect.ts'
import { refused } from './refused.ts'
import { quickly } from './workplace.ts'

describe("an interconnect changed with Microsoft's SDK", () => {
  let place: Interconnect
  beforeEach(async () => {
    place = await buildInterconnect()
  })
  afterEach(() => place[Symbol.asyncDispose]())

  const withBandwidth = (bandwidthInMbps: number) => ({
    ...circuitBody,
    serviceProviderProperties: { ...circuitBody.serviceProviderProperties, bandwidthInMbps },
  })

  it('takes tags with a PATCH, the circuit at once and the gateway as an operation', async () => {
    const { expressRouteCircuits: circuits, virtualNetworkGateways: gateways } = place.network
    const tags = { owner: 'network-team' }
    expect((await circuits.updateTags(group, 'circuit', { tags })).tags).toEqual(tags)
    expect((await gateways.updateTags(group, 'gateway', { tags }, quickly)).tags).toEqual(tags)
    expect((await circuits.get(group, 'circuit')).serviceProviderProvisioningState).toBe('Provisioned')
  })

  it('takes more bandwidth when everything read is put back, and keeps key, provider state and peering', async () => {
    const { expressRouteCircuits: circuits } = place.network
    const before = await circuits.get(group, 'circuit')
    const serviceProviderProperties = { ...before.serviceProviderProperties, bandwidthInMbps: 2000 }
    const after = await circuits.createOrUpdate(group, 'circuit', { ...before, serviceProviderProperties }, quickly)
    expect(after).toMatchObject({
      serviceKey: before.serviceKey,
      serviceProviderProvisioningState: 'Provisioned',
      serviceProviderProperties,
    })
    expect(after.peerings?.map(({ name }) => name)).toEqual(['AzurePrivatePeering'])
  })

  it('loses the peering of a circuit put without it, which only an unprovisioned circuit may', async () => {
    expect(
      await refused(place.network.expressRouteCircuits.createOrUpdate(group, 'circuit', withBandwidth(1000), quickly)),
    ).toBe('OperationNotAllowed')
  })

  it('cannot have less bandwidth than it has, and keeps what it has', async () => {
    const { expressRouteCircuits: circuits } = place.network
    const { peerings, ...body } = await circuits.get(group, 'circuit')
    const wider = { ...body.serviceProviderProperties, bandwidthInMbps: 5000 }
    await circuits.createOrUpdate(
      group,
      'circuit',
      { ...body, peerings: peerings ?? [], serviceProviderProperties: wider },
      quickly,
    )
    const narrower = { ...wider, bandwidthInMbps: 1000 }
    const refusal = refused(
      circuits.createOrUpdate(
        group,
        'circuit',
        { ...body, peerings: peerings ?? [], serviceProviderProperties: narrower },
        quickly,
      ),
    )
    expect(await refusal).toMatch(/cannot be reduced from 5000 to 1000 Mbps/)
    expect(await circuits.get(group, 'circuit')).toMatchObject({
      provisioningState: 'Failed',
      serviceProviderProperties: wider,
    })
  })

  it('gives an authorization whose key one connection uses', async () => {
    const { expressRouteCircuitAuthorizations: authorizations, virtualNetworkGatewayConnections: connections } =
      place.network
    const made = await authorizations.createOrUpdate(group, 'circuit', 'partner', {}, quickly)
    expect(made).toMatchObject({
      authorizationUseStatus: 'Available',
      authorizationKey: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    await connections.delete(group, 'connection', quickly)
    const peer = { id: idOf(place.subscription, 'expressRouteCircuits/circuit') }
    const virtualNetworkGateway1 = { id: idOf(place.subscription, 'virtualNetworkGateways/gateway') }
    const body = {
      location,
      connectionType: 'ExpressRoute',
      virtualNetworkGateway1,
      peer,
      authorizationKey: made.authorizationKey!,
    }
    await connections.createOrUpdate(group, 'by-key', body, quickly)
    expect(await authorizations.get(group, 'circuit', 'partner')).toMatchObject({
      authorizationUseStatus: 'InUse',
      connectionResourceUri: idOf(place.subscription, 'connections/by-key'),
    })
    await authorizations.delete(group, 'circuit', 'partner', quickly)
    expect(await Array.fromAsync(authorizations.list(group, 'circuit'))).toEqual([])
  })

  it('joins one gateway to one circuit once', async () => {
    const again = buildConnection(place).then(() =>
      place.network.virtualNetworkGatewayConnections.createOrUpdate(
        group,
        'second',
        {
          location,
          connectionType: 'ExpressRoute',
          virtualNetworkGateway1: { id: idOf(place.subscription, 'virtualNetworkGateways/gateway') },
          peer: { id: idOf(place.subscription, 'expressRouteCircuits/circuit') },
        },
        quickly,
      ),
    )
    expect(await refused(again)).toBe('OperationNotAllowed')
  })

  it('stops learning when the peering is switched off, and learns again when it is on', async () => {
    const { expressRouteCircuitPeerings: peerings, virtualNetworkGateways: gateways } = place.network
    const peering = await peerings.get(group, 'circuit', 'AzurePrivatePeering')
    const learned = async () =>
      ((await gateways.getLearnedRoutes(group, 'gateway', quickly)).value ?? []).map((route) => route.network)
    await peerings.createOrUpdate(group, 'circuit', 'AzurePrivatePeering', { ...peering, state: 'Disabled' }, quickly)
    expect(await learned()).not.toContain('10.1.10.0/24')
    await peerings.createOrUpdate(group, 'circuit', 'AzurePrivatePeering', { ...peering, state: 'Enabled' }, quickly)
    expect(await learned()).toContain('10.1.10.0/24')
  })
})
