import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMachine, buildInterconnect, group, idOf, type Interconnect } from './interconnect.ts'
import { quickly } from './workplace.ts'

let place: Interconnect
beforeAll(async () => {
  place = await buildInterconnect()
})
afterAll(() => place[Symbol.asyncDispose]())

const rows = <Row>({ value }: { value?: Row[] }): Row[] => value ?? []

describe("an interconnect built with Microsoft's SDK", () => {
  it('has a provisioned circuit whose private peering Oracle has set', async () => {
    const peerings = await Array.fromAsync(place.network.expressRouteCircuitPeerings.list(group, 'circuit'))
    expect(peerings).toMatchObject([
      {
        name: 'AzurePrivatePeering',
        peeringType: 'AzurePrivatePeering',
        state: 'Enabled',
        azureASN: 12076,
        peerASN: 31898,
        primaryPeerAddressPrefix: '10.255.0.0/30',
        secondaryPeerAddressPrefix: '10.255.0.4/30',
        provisioningState: 'Succeeded',
      },
    ])
  })

  it.each(['primary', 'secondary'] as const)('tells ARP, routes and sessions of the %s path', async (path) => {
    const { expressRouteCircuits: circuits } = place.network
    const arp = await circuits.listArpTable(group, 'circuit', 'AzurePrivatePeering', path, quickly)
    expect(rows(arp).map((row) => row.interface)).toEqual(['On-Prem', 'Microsoft'])
    const table = await circuits.listRoutesTable(group, 'circuit', 'AzurePrivatePeering', path, quickly)
    expect(rows(table).map((row) => row.network)).toEqual(expect.arrayContaining(['10.12.0.0/16', '10.1.10.0/24']))
    const summary = await circuits.listRoutesTableSummary(group, 'circuit', 'AzurePrivatePeering', path, quickly)
    expect(rows(summary)[0]).toMatchObject({
      as: 31898,
      v: 4,
      statePfxRcd: '1',
      upDown: expect.stringMatching(/^\d\d:/),
    })
  })

  it('counts bytes of the circuit and of its peering', async () => {
    const { expressRouteCircuits: circuits } = place.network
    const none = { primarybytesIn: 0, primarybytesOut: 0, secondarybytesIn: 0, secondarybytesOut: 0 }
    expect(await circuits.getStats(group, 'circuit')).toMatchObject(none)
    expect(await circuits.getPeeringStats(group, 'circuit', 'AzurePrivatePeering')).toMatchObject(none)
  })

  it('has a connection that is connected, from the side of the connection and of the gateway', async () => {
    const connection = await place.network.virtualNetworkGatewayConnections.get(group, 'connection')
    expect(connection).toMatchObject({
      connectionStatus: 'Connected',
      provisioningState: 'Succeeded',
      routingWeight: 0,
    })
    const listed = await Array.fromAsync(place.network.virtualNetworkGateways.listConnections(group, 'gateway'))
    expect(listed.map(({ id }) => id)).toEqual([connection.id])
  })

  it('has a gateway that learns from both edge routers, and advertises its network to each', async () => {
    const { virtualNetworkGateways: gateways } = place.network
    const learned = rows(await gateways.getLearnedRoutes(group, 'gateway', quickly))
    const peers = rows(await gateways.getBgpPeerStatus(group, 'gateway', quickly))
    expect(new Set(peers.map(({ neighbor }) => neighbor)).size).toBe(2)
    for (const peer of peers) expect(peer).toMatchObject({ asn: 12076, state: 'Connected', routesReceived: 1 })
    for (const { neighbor } of peers) {
      expect(learned).toContainEqual(
        expect.objectContaining({
          network: '10.1.10.0/24',
          sourcePeer: neighbor,
          asPath: '12076-31898',
          origin: 'EBgp',
        }),
      )
      const advertised = rows(await gateways.getAdvertisedRoutes(group, 'gateway', neighbor!, quickly))
      expect(advertised.map((route) => route.network)).toContain('10.12.0.0/16')
    }
  })

  it('shows a running machine the routes to Oracle through the gateway', async () => {
    await addMachine(place)
    const routes = rows(await place.network.networkInterfaces.getEffectiveRouteTable(group, 'nic', quickly))
    expect(routes).toContainEqual(
      expect.objectContaining({
        source: 'VirtualNetworkGateway',
        state: 'Active',
        addressPrefix: ['10.1.10.0/24'],
        nextHopType: 'VirtualNetworkGateway',
        nextHopIpAddress: [expect.any(String), expect.any(String)],
      }),
    )
    expect(routes).toContainEqual(
      expect.objectContaining({ source: 'Default', addressPrefix: ['10.12.0.0/16'], nextHopType: 'VnetLocal' }),
    )
  })

  it('shows a running machine the rules it is under, Oracle counting as part of its virtual network', async () => {
    await addMachine(place)
    const [subnetGroup] = rows(
      await place.network.networkInterfaces.listEffectiveNetworkSecurityGroups(group, 'nic', quickly),
    )
    expect(subnetGroup?.association?.subnet?.id).toBe(idOf(place.subscription, 'virtualNetworks/vnet/subnets/app'))
    const rules = Object.fromEntries((subnetGroup?.effectiveSecurityRules ?? []).map((rule) => [rule.name, rule]))
    expect(rules['securityRules/from-oracle']).toMatchObject({ destinationPortRange: '1521-1521', access: 'Allow' })
    expect(rules['defaultSecurityRules/AllowVnetInBound']?.expandedSourceAddressPrefix).toContain('10.1.10.0/24')
  })
})
