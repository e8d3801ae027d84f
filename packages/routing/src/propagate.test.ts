import { asPrefix } from '@interconnect/model'
import { describe, expect, it } from 'vitest'
import { defaultDrgRouting } from './drg-topology.ts'
import { type LinkRoutes } from './link-routes.ts'
import { propagate } from './propagate.ts'
import type { Leg, Route } from './route.ts'
import { drgTableStation, edgeStation, gatewayStation, virtualCircuitStation } from './station.ts'
import {
  aCircuit,
  aCircuitAttachment,
  aDrg,
  aGateway,
  aTopology,
  aVcn,
  manyPrefixes,
  prefixes,
} from './topology.fixture.ts'

const { ids } = defaultDrgRouting

const brief = (routes: readonly Route[]): string[] =>
  routes.map(({ prefix, asPath, leg }) => [prefix, `[${asPath.join(' ')}]`, ...(leg ? [leg] : [])].join(' '))
const best = (routes: LinkRoutes, station: Parameters<LinkRoutes['stations']['get']>[0]): string[] =>
  brief(routes.stations.get(station)?.best ?? [])
const learned = (routes: LinkRoutes, gateway = 'gw'): string[] =>
  [...(routes.stations.get(gatewayStation(gateway))?.adjRibIn.values() ?? [])].flatMap(brief)
const drgRows = (routes: LinkRoutes, table: string): string[] =>
  (routes.drgTables.get(table) ?? []).map(
    ({ prefix, nextHop, provenance, isConflict, isBlackhole }) =>
      `${prefix} ${nextHop} ${provenance}${isConflict ? ' conflict' : ''}${isBlackhole ? ' blackhole' : ''}`,
  )

describe('a link as it should be', () => {
  const routes = propagate(aTopology())

  it('gives the VNet to the DRG table for VCNs, and not to the table for the others', () => {
    expect(drgRows(routes, ids.vcnTable)).toEqual([
      '10.1.10.0/24 vcn-attachment VCN',
      '10.12.0.0/16 circuit-attachment VIRTUAL_CIRCUIT',
    ])
    expect(drgRows(routes, ids.otherTable)).toEqual(['10.1.10.0/24 vcn-attachment VCN'])
  })

  it("shows the gateway OCI's prefixes over both legs with the path 12076 31898", () => {
    expect(learned(routes)).toEqual(['10.1.10.0/24 [12076 31898] primary', '10.1.10.0/24 [12076 31898] secondary'])
    expect(routes.stations.get(gatewayStation('gw'))?.best).toHaveLength(2)
  })

  it("shows each edge both sides, and hides the gateway's private ASN from Oracle", () => {
    expect(best(routes, edgeStation('main', 'primary'))).toEqual([
      '10.1.10.0/24 [31898] primary',
      '10.12.0.0/16 [65515]',
    ])
    expect(best(routes, virtualCircuitStation('main'))).toEqual(['10.12.0.0/16 [12076] primary'])
  })

  it('has both sessions up', () => {
    expect([...routes.sessions]).toEqual([
      ['main/primary', { state: 'up' }],
      ['main/secondary', { state: 'up' }],
    ])
  })

  it('lists in the DRG table station who it hears from and talks to', () => {
    const table = routes.stations.get(drgTableStation(ids.otherTable))
    expect(brief(table?.adjRibOut.get(virtualCircuitStation('main')) ?? [])).toEqual(['10.1.10.0/24 [31898]'])
    expect(
      brief(routes.stations.get(drgTableStation(ids.vcnTable))?.adjRibIn.get(virtualCircuitStation('main')) ?? []),
    ).toEqual(['10.12.0.0/16 [12076]'])
  })
})

describe('what OCI exports', () => {
  it('is whole VCN ranges when the attachment says so, with the static routes of its table', () => {
    const vcn = aVcn({ vcnRouteType: 'VCN_CIDRS', ingressRoutes: prefixes('192.168.9.0/24') })
    expect(
      best(
        propagate(aTopology({ drgs: [aDrg({ attachments: [vcn, aCircuitAttachment()] })] })),
        edgeStation('main', 'primary'),
      ),
    ).toEqual(['10.1.0.0/16 [31898] primary', '10.12.0.0/16 [65515]', '192.168.9.0/24 [31898] primary'])
  })

  it('is nothing for a VCN without subnets, by default', () => {
    const drg = aDrg({ attachments: [aVcn({ subnetCidrs: [] }), aCircuitAttachment()] })
    expect(learned(propagate(aTopology({ drgs: [drg] })))).toEqual([])
  })

  it('is nothing without an export distribution', () => {
    const drg = aDrg({ attachments: [aVcn(), aCircuitAttachment({ exportDistributionId: null })] })
    const routes = propagate(aTopology({ drgs: [drg] }))
    expect(learned(routes)).toEqual([])
    expect(best(routes, virtualCircuitStation('main'))).toEqual(['10.12.0.0/16 [12076] primary'])
  })

  it('never holds what came over a circuit or a tunnel, even from a table that imports all', () => {
    const drg = aDrg({
      attachments: [
        aVcn(),
        aCircuitAttachment({ tableId: ids.vcnTable }),
        aCircuitAttachment({ id: 'other-attachment', circuitId: 'other', tableId: ids.vcnTable }),
        {
          type: 'IPSEC_TUNNEL',
          id: 'tunnel',
          tableId: ids.otherTable,
          offers: [{ prefix: asPrefix('172.16.0.0/16'), asPath: [64_512, 64_512], provenance: 'IPSEC_TUNNEL' }],
        },
      ],
    })
    const routes = propagate(aTopology({ drgs: [drg], circuits: [aCircuit(), aCircuit({ id: 'other' })] }))
    expect(drgRows(routes, ids.vcnTable)).toContain('172.16.0.0/16 tunnel IPSEC_TUNNEL')
    expect(learned(routes)).toEqual(['10.1.10.0/24 [12076 31898] primary', '10.1.10.0/24 [12076 31898] secondary'])
    expect(best(routes, virtualCircuitStation('other'))).toEqual([])
  })

  it("passes on what a remote peering offers, with Oracle's ASN in front", () => {
    const drg = aDrg({
      attachments: [
        aCircuitAttachment({ tableId: ids.vcnTable }),
        {
          type: 'REMOTE_PEERING_CONNECTION',
          id: 'rpc',
          tableId: ids.otherTable,
          offers: [{ prefix: asPrefix('10.9.0.0/16'), asPath: [31_898], provenance: 'VCN' }],
        },
      ],
    })
    expect(learned(propagate(aTopology({ drgs: [drg] })))[0]).toBe('10.9.0.0/16 [12076 31898 31898] primary')
  })
})

describe('a DRG table', () => {
  const staticRule = { id: 'rule', destination: asPrefix('10.12.0.0/16'), nextHopAttachmentId: 'vcn-attachment' }
  const withRule = (rule = staticRule) =>
    aDrg({
      tables: defaultDrgRouting.tables.map((table) =>
        table.id === ids.vcnTable ? { ...table, staticRules: [rule] } : table,
      ),
    })

  it('prefers a static rule and lists the beaten learned route as a conflict', () => {
    expect(drgRows(propagate(aTopology({ drgs: [withRule()] })), ids.vcnTable)).toEqual([
      '10.1.10.0/24 vcn-attachment VCN',
      '10.12.0.0/16 vcn-attachment STATIC',
      '10.12.0.0/16 circuit-attachment VIRTUAL_CIRCUIT conflict',
    ])
  })

  it('keeps a static rule whose attachment is gone as a blackhole', () => {
    expect(
      drgRows(propagate(aTopology({ drgs: [withRule({ ...staticRule, nextHopAttachmentId: 'gone' })] })), ids.vcnTable),
    ).toContain('10.12.0.0/16 gone STATIC blackhole')
  })

  const twoCircuits = (isEcmpEnabled: boolean) =>
    aTopology({
      drgs: [
        aDrg({
          attachments: [
            aVcn(),
            aCircuitAttachment(),
            aCircuitAttachment({ id: 'other-attachment', circuitId: 'other' }),
          ],
          tables: defaultDrgRouting.tables.map((table) => ({ ...table, isEcmpEnabled })),
        }),
      ],
      circuits: [aCircuit(), aCircuit({ id: 'other' })],
      gateways: [
        aGateway({
          connections: [
            { circuitId: 'main', weight: 0 },
            { circuitId: 'other', weight: 10 },
          ],
        }),
      ],
    })

  it('uses two equal circuits at once only with ECMP', () => {
    expect(drgRows(propagate(twoCircuits(true)), ids.vcnTable).filter((row) => row.includes('conflict'))).toEqual([])
    expect(drgRows(propagate(twoCircuits(false)), ids.vcnTable)).toContain(
      '10.12.0.0/16 other-attachment VIRTUAL_CIRCUIT conflict',
    )
  })

  it('sees two circuits where the gateway prefers the one with the higher weight', () => {
    const routes = propagate(twoCircuits(true))
    expect(learned(routes)).toHaveLength(4)
    const nextHops = routes.stations.get(gatewayStation('gw'))?.best.map(({ nextHop }) => nextHop)
    expect(nextHops).toEqual([edgeStation('other', 'primary'), edgeStation('other', 'secondary')])
  })
})

describe('a leg that is down', () => {
  const oneLeg = (down: Leg) =>
    aTopology({ circuits: [aCircuit({ legs: { primary: true, secondary: true, [down]: false } })] })

  it.each(['primary', 'secondary'] as const)('takes exactly its own routes away: %s', (leg) => {
    const routes = propagate(oneLeg(leg))
    const other = leg === 'primary' ? 'secondary' : 'primary'
    expect(learned(routes)).toEqual([`10.1.10.0/24 [12076 31898] ${other}`])
    expect(best(routes, virtualCircuitStation('main'))).toEqual([`10.12.0.0/16 [12076] ${other}`])
    expect(best(routes, edgeStation('main', leg))).toEqual(['10.12.0.0/16 [65515]'])
    expect(routes.sessions.get(`main/${leg}`)).toEqual({ state: 'down', reason: 'leg-down' })
  })

  it('leaves no route on either side when both are down', () => {
    const routes = propagate(aTopology({ circuits: [aCircuit({ legs: { primary: false, secondary: false } })] }))
    expect(learned(routes)).toEqual([])
    expect(drgRows(routes, ids.vcnTable)).toEqual(['10.1.10.0/24 vcn-attachment VCN'])
  })

  it('silences the gateway too when the peering itself is off', () => {
    const routes = propagate(aTopology({ circuits: [aCircuit({ isPeered: false })] }))
    expect(best(routes, edgeStation('main', 'primary'))).toEqual([])
    expect(routes.stations.get(gatewayStation('gw'))?.adjRibIn.size).toBe(0)
  })
})

describe('prefix limits', () => {
  const vcnOf = (count: number) =>
    aDrg({ attachments: [aVcn({ subnetCidrs: manyPrefixes(count) }), aCircuitAttachment()] })

  it.each([
    ['Standard', 4000, 'up'],
    ['Standard', 4001, 'down'],
    ['Local', 4001, 'down'],
    ['Premium', 10_000, 'up'],
    ['Premium', 10_001, 'down'],
  ] as const)('a %s circuit with %i prefixes from OCI has its sessions %s', (tier, count, state) => {
    const routes = propagate(aTopology({ drgs: [vcnOf(count)], circuits: [aCircuit({ tier })] }))
    expect([...routes.sessions.values()].map((session) => session.state)).toEqual([state, state])
  })

  it('drop both directions of a session, with the reason', () => {
    const routes = propagate(aTopology({ drgs: [vcnOf(4001)] }))
    expect(routes.sessions.get('main/primary')).toEqual({ state: 'down', reason: 'edge-prefix-limit' })
    expect(best(routes, virtualCircuitStation('main'))).toEqual([])
  })

  const gatewaysOf = (count: number) =>
    Array.from({ length: 3 }, (_, index) =>
      aGateway({
        id: `gw${index}`,
        networkId: `vnet${index}`,
        addressSpace: manyPrefixes(count).slice(index * 1000, (index + 1) * 1000),
      }),
    )

  it.each([
    [2000, 'up'],
    [2001, 'down'],
  ] as const)('OCI takes %i prefixes from Azure: %s', (count, state) => {
    const routes = propagate(aTopology({ gateways: gatewaysOf(count) }))
    expect(routes.sessions.get('main/secondary')?.state).toBe(state)
  })

  it('a gateway with more than 1,000 prefixes loses its connections and nobody else', () => {
    const gateways = [aGateway({ addressSpace: manyPrefixes(1001) }), aGateway({ id: 'small', networkId: 'small' })]
    const routes = propagate(aTopology({ gateways }))
    expect([...routes.lostConnections]).toEqual(['gw/main'])
    expect(learned(routes, 'gw')).toEqual([])
    expect(learned(routes, 'small')).toHaveLength(2)
  })
})
