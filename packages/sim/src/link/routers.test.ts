import { describe, expect, it } from 'vitest'
import { aCircuit, aGateway, aNetwork, ids } from '../../test/arm.ts'
import { bothClouds, connected, joined } from '../../test/both-clouds.ts'
import { cutLeg } from './index.ts'

describe('what the routers say when all is well', () => {
  it('the ARP tables have both ends of each leg', async () => {
    const { rows } = await connected()
    expect(await rows(`${ids.peering}/arpTables/primary`)).toMatchObject([
      { interface: 'On-Prem', ipAddress: '192.168.240.1' },
      { interface: 'Microsoft', ipAddress: '192.168.240.2' },
    ])
    expect(await rows(`${ids.peering}/arpTables/secondary`)).toMatchObject([
      { interface: 'On-Prem', ipAddress: '192.168.240.25' },
      { interface: 'Microsoft', ipAddress: '192.168.240.26' },
    ])
  })

  it('the edge lists the subnets of OCI by Oracle and the VNet by both instances of the gateway', async () => {
    const { rows } = await connected()
    const table = await rows(`${ids.peering}/routeTables/primary`)
    expect(table.map(({ network, nextHop, path, weight }) => [network, nextHop, path, weight])).toEqual([
      ['10.1.10.0/24', '192.168.240.1', '31898 ?', 0],
      ['10.12.0.0/16', '10.12.1.4', '65515', 0],
      ['10.12.0.0/16', '10.12.1.5', '65515', 0],
    ])
  })

  it('the edge counts the prefixes of each session', async () => {
    const { rows } = await connected()
    expect(await rows(`${ids.peering}/routeTablesSummary/secondary`)).toMatchObject([
      {
        neighbor: '192.168.240.25',
        v: 4,
        as: 31_898,
        statePfxRcd: '1',
        upDown: expect.stringMatching(/^\d\d:\d\d:\d\d$/),
      },
      { neighbor: '10.12.1.4', as: 65_515, statePfxRcd: '1' },
      { neighbor: '10.12.1.5', as: 65_515, statePfxRcd: '1' },
    ])
  })

  it('both instances of the gateway learn from both edges', async () => {
    const { rows } = await connected()
    const learned = await rows(`${ids.gateway}/getLearnedRoutes`)
    expect(
      learned
        .filter(({ origin }) => origin === 'EBgp')
        .map(({ localAddress, network, sourcePeer, asPath, weight }) => [
          localAddress,
          network,
          sourcePeer,
          asPath,
          weight,
        ]),
    ).toEqual([
      ['10.12.1.4', '10.1.10.0/24', '10.12.1.6', '12076-31898', 32_769],
      ['10.12.1.4', '10.1.10.0/24', '10.12.1.7', '12076-31898', 32_769],
      ['10.12.1.5', '10.1.10.0/24', '10.12.1.6', '12076-31898', 32_769],
      ['10.12.1.5', '10.1.10.0/24', '10.12.1.7', '12076-31898', 32_769],
    ])
    expect(learned.filter(({ origin }) => origin === 'Network')).toMatchObject([
      { localAddress: '10.12.1.4', network: '10.12.0.0/16', sourcePeer: '10.12.1.4', asPath: '', weight: 32_768 },
      { localAddress: '10.12.1.5', network: '10.12.0.0/16', sourcePeer: '10.12.1.5', asPath: '', weight: 32_768 },
    ])
  })

  it('the gateway tells each edge its whole VNet, and others nothing', async () => {
    const { rows } = await connected()
    expect(await rows(`${ids.gateway}/getAdvertisedRoutes?peer=10.12.1.7`)).toMatchObject([
      { localAddress: '10.12.1.4', network: '10.12.0.0/16', asPath: '65515', origin: 'Igp' },
      { localAddress: '10.12.1.5', network: '10.12.0.0/16', asPath: '65515', origin: 'Igp' },
    ])
    expect(await rows(`${ids.gateway}/getAdvertisedRoutes?peer=10.12.1.99`)).toEqual([])
  })

  it('the gateway is connected to two edges', async () => {
    const { rows } = await connected()
    const peers = await rows(`${ids.gateway}/getBgpPeerStatus`)
    expect(
      peers.map(({ localAddress, neighbor, asn, state, routesReceived }) => [
        localAddress,
        neighbor,
        asn,
        state,
        routesReceived,
      ]),
    ).toEqual([
      ['10.12.1.4', '10.12.1.6', 12_076, 'Connected', 1],
      ['10.12.1.4', '10.12.1.7', 12_076, 'Connected', 1],
      ['10.12.1.5', '10.12.1.6', 12_076, 'Connected', 1],
      ['10.12.1.5', '10.12.1.7', 12_076, 'Connected', 1],
    ])
  })

  it('a gateway without a connection has only its own', async () => {
    const link = await joined()
    expect(await link.rows(`${ids.gateway}/getBgpPeerStatus`)).toEqual([])
    expect(await link.rows(`${ids.gateway}/getLearnedRoutes`)).toMatchObject([
      { origin: 'Network' },
      { origin: 'Network' },
    ])
  })

  it('a circuit without a peering has no rows', async () => {
    const link = await bothClouds()
    await link.make(ids.network, aNetwork())
    await link.make(ids.gateway, aGateway())
    await link.make(ids.circuit, aCircuit(), 1)
    expect((await link.azure('POST', `${ids.peering}/arpTables/primary`)).status).toBe(404)
  })
})

describe('a leg that is cut', () => {
  it('takes its session and its routes and leaves the other leg alone', async () => {
    const link = await connected()
    cutLeg(link.world, link.id, 'primary', true)
    expect(await link.sessions()).toEqual(['DOWN', 'UP'])
    expect((await link.virtualCircuit()).bgpSessionState).toBe('UP')
    expect(await link.rows(`${ids.peering}/arpTables/primary`)).toMatchObject([{ interface: 'Microsoft' }])
    expect((await link.rows(`${ids.peering}/routeTables/primary`)).map(({ network }) => network)).toEqual([
      '10.12.0.0/16',
      '10.12.0.0/16',
    ])
    expect((await link.rows(`${ids.peering}/routeTablesSummary/primary`))[0]).toMatchObject({
      upDown: 'never',
      statePfxRcd: 'Active',
    })
    const learned = await link.rows(`${ids.gateway}/getLearnedRoutes`)
    expect(learned.filter(({ origin }) => origin === 'EBgp').map(({ sourcePeer }) => sourcePeer)).toEqual([
      '10.12.1.7',
      '10.12.1.7',
    ])
    expect((await link.rows(`${ids.gateway}/getBgpPeerStatus`)).map(({ routesReceived }) => routesReceived)).toEqual([
      0, 1, 0, 1,
    ])
  })

  it('is as before once it is mended', async () => {
    const link = await connected()
    cutLeg(link.world, link.id, 'secondary', true)
    cutLeg(link.world, link.id, 'secondary', false)
    expect(await link.sessions()).toEqual(['UP', 'UP'])
  })

  it('on both sides leaves no route anywhere', async () => {
    const link = await connected()
    for (const leg of ['primary', 'secondary'] as const) cutLeg(link.world, link.id, leg, true)
    expect((await link.virtualCircuit()).bgpSessionState).toBe('DOWN')
    expect(await link.drgRows(link.drg.defaultDrgRouteTables.vcn)).toEqual(['10.1.10.0/24 VCN'])
  })
})
