import { describe, expect, it } from 'vitest'
import { buildInterconnect, group, idOf, location } from './interconnect.ts'
import { refused } from './refused.ts'
import { openWorkplace, quickly, type Workplace } from './workplace.ts'

const addSpoke = ({ network }: Workplace, space = '10.13.0.0/16') =>
  network.virtualNetworks.createOrUpdate(
    group,
    'spoke',
    { location, addressSpace: { addressPrefixes: [space] } },
    quickly,
  )

const toward = ({ subscription }: Workplace, name: string) => ({
  remoteVirtualNetwork: { id: idOf(subscription, `virtualNetworks/${name}`) },
})

describe("a hub and a spoke peered with Microsoft's SDK", () => {
  it('share the gateway: the spoke is advertised to Oracle and learns from there', async () => {
    await using place = await buildInterconnect()
    await addSpoke(place)
    const { virtualNetworkPeerings: peerings, virtualNetworkGateways: gateways } = place.network
    await peerings.createOrUpdate(
      group,
      'vnet',
      'to-spoke',
      { ...toward(place, 'spoke'), allowGatewayTransit: true },
      quickly,
    )
    expect((await peerings.get(group, 'vnet', 'to-spoke')).peeringState).toBe('Initiated')
    await peerings.createOrUpdate(
      group,
      'spoke',
      'to-hub',
      { ...toward(place, 'vnet'), useRemoteGateways: true },
      quickly,
    )
    expect((await peerings.get(group, 'vnet', 'to-spoke')).peeringState).toBe('Connected')
    const [peer] = (await gateways.getBgpPeerStatus(group, 'gateway', quickly)).value ?? []
    const advertised = (await gateways.getAdvertisedRoutes(group, 'gateway', peer!.neighbor!, quickly)).value ?? []
    expect(advertised.map((route) => route.network)).toContain('10.13.0.0/16')
  })

  it('come apart for good when one side goes', async () => {
    await using place = await openWorkplace()
    const { virtualNetworkPeerings: peerings, virtualNetworks: networks } = place.network
    await place.resources.resourceGroups.createOrUpdate(group, { location })
    await networks.createOrUpdate(
      group,
      'vnet',
      { location, addressSpace: { addressPrefixes: ['10.12.0.0/16'] } },
      quickly,
    )
    await addSpoke(place)
    await peerings.createOrUpdate(group, 'vnet', 'to-spoke', toward(place, 'spoke'), quickly)
    await peerings.createOrUpdate(group, 'spoke', 'to-hub', toward(place, 'vnet'), quickly)
    await peerings.delete(group, 'vnet', 'to-spoke', quickly)
    expect((await peerings.get(group, 'spoke', 'to-hub')).peeringState).toBe('Disconnected')
    await peerings.createOrUpdate(group, 'vnet', 'to-spoke', toward(place, 'spoke'), quickly)
    expect((await peerings.get(group, 'spoke', 'to-hub')).peeringState).toBe('Disconnected')
  })

  it('are refused when their ranges overlap, and a remote gateway that is not there', async () => {
    await using place = await openWorkplace()
    const { virtualNetworkPeerings: peerings, virtualNetworks: networks } = place.network
    await place.resources.resourceGroups.createOrUpdate(group, { location })
    await networks.createOrUpdate(
      group,
      'vnet',
      { location, addressSpace: { addressPrefixes: ['10.12.0.0/16'] } },
      quickly,
    )
    await addSpoke(place, '10.12.128.0/17')
    expect(await refused(peerings.createOrUpdate(group, 'spoke', 'to-hub', toward(place, 'vnet'), quickly))).toBe(
      'VnetAddressSpacesOverlap',
    )
    await networks.createOrUpdate(
      group,
      'far',
      { location, addressSpace: { addressPrefixes: ['10.14.0.0/16'] } },
      quickly,
    )
    expect(
      await refused(
        peerings.createOrUpdate(group, 'far', 'to-hub', { ...toward(place, 'vnet'), useRemoteGateways: true }, quickly),
      ),
    ).toBe('RemoteVnetHasNoGateways')
  })
})
