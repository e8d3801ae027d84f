import { networkOfHost } from '@interconnect/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DrgRoute } from './drg.ts'
import { type LinkRoutes } from './link-routes.ts'
import type { GatewayTopology, LinkTopology } from './link-topology.ts'
import { propagate } from './propagate.ts'
import type { Leg } from './route.ts'
import { gatewayStation } from './station.ts'
import { aCircuit, aCircuitAttachment, aDrg, aGateway, aTopology, aVcn } from './topology.fixture.ts'

const prefix = fc
  .tuple(fc.nat(7), fc.integer({ min: 12, max: 16 }))
  .map(([second, length]) => networkOfHost(`10.${second}.0.0/${length}`)!)
const prefixList = fc.uniqueArray(prefix, { maxLength: 4 })
const circuitIds = ['c0', 'c1', 'c2']
const circuitId = fc.constantFrom(...circuitIds)

const circuits = fc.tuple(
  ...circuitIds.map((id) =>
    fc
      .record({ isPeered: fc.boolean(), primary: fc.boolean(), secondary: fc.boolean(), oraclePrepends: fc.nat(2) })
      .map(({ primary, secondary, ...rest }) => aCircuit({ id, legs: { primary, secondary }, ...rest })),
  ),
)

const gateways: fc.Arbitrary<GatewayTopology[]> = fc
  .array(
    fc.record({
      addressSpace: prefixList,
      spokes: prefixList,
      joined: fc.uniqueArray(fc.tuple(circuitId, fc.nat(2)), { selector: ([id]) => id }),
    }),
    { maxLength: 3 },
  )
  .map((list) =>
    list.map(({ joined, ...rest }, index) =>
      aGateway({
        ...rest,
        id: `gw${index}`,
        networkId: `vnet${index}`,
        connections: joined.map(([id, weight]) => ({ circuitId: id, weight })),
      }),
    ),
  )

const vcns = fc
  .array(prefixList, { maxLength: 3 })
  .map((list) => list.map((subnetCidrs, index) => aVcn({ id: `vcn${index}`, vcnId: `vcn${index}`, subnetCidrs })))

const topology: fc.Arbitrary<LinkTopology> = fc
  .tuple(vcns, circuits, gateways, fc.boolean())
  .map(([attachments, links, gws, isEcmpEnabled]) => {
    const drg = aDrg({
      attachments: [
        ...attachments,
        ...circuitIds.map((id) => aCircuitAttachment({ id: `attachment-${id}`, circuitId: id })),
      ],
    })
    return aTopology({
      drgs: [{ ...drg, tables: drg.tables.map((table) => ({ ...table, isEcmpEnabled })) }],
      circuits: links,
      gateways: gws,
      limits: { oracleAccepts: 5, edgeAccepts: { Local: 5, Standard: 5, Premium: 5 }, connectionCarries: 6 },
    })
  })

const reversed = (given: LinkTopology): LinkTopology => ({
  ...given,
  drgs: given.drgs.map((drg) => ({
    ...drg,
    attachments: drg.attachments.toReversed(),
    tables: drg.tables.toReversed(),
    distributions: drg.distributions.toReversed(),
  })),
  circuits: given.circuits.toReversed(),
  gateways: given.gateways.toReversed(),
})

/** As plain values, in an order of its own. */
function canonical(routes: LinkRoutes): unknown {
  const byName = <V>(map: ReadonlyMap<string, V>, plain: (value: V) => unknown) =>
    [...map].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [name, plain(value)])
  const same = (value: unknown) => value
  return [
    byName(routes.stations, ({ adjRibIn, best, adjRibOut }) => [byName(adjRibIn, same), best, byName(adjRibOut, same)]),
    byName(routes.drgTables, same),
    byName(routes.sessions, same),
    [...routes.lostConnections].toSorted(),
  ]
}

const withLeg = (given: LinkTopology, id: string, leg: Leg, isUp: boolean): LinkTopology => ({
  ...given,
  circuits: given.circuits.map((circuit) =>
    circuit.id === id ? { ...circuit, legs: { ...circuit.legs, [leg]: isUp } } : circuit,
  ),
})

const learnedOver = (routes: LinkRoutes, id: string, leg: Leg) =>
  [...routes.stations]
    .filter(([station]) => station.startsWith('azure/gateway/'))
    .flatMap(([, tables]) =>
      [...tables.adjRibIn].filter(([from]) => from === `azure/edge/${id}/${leg}`).flatMap(([, list]) => list),
    )

describe('propagate', () => {
  it('never depends on the order of what it is given', () => {
    fc.assert(
      fc.property(topology, (given) => {
        expect(canonical(propagate(reversed(given)))).toEqual(canonical(propagate(given)))
      }),
    )
  })

  it('lets exactly the routes of a session go when it drops, and none of the other leg', () => {
    fc.assert(
      fc.property(topology, circuitId, fc.constantFrom<Leg>('primary', 'secondary'), (given, id, leg) => {
        const other = leg === 'primary' ? 'secondary' : 'primary'
        // Without limits in the way: there, a lost session may let a longer list through elsewhere.
        const { limits: _, ...unlimited } = withLeg(given, id, leg, true)
        const [up, down] = [propagate(unlimited), propagate(withLeg(unlimited, id, leg, false))]
        expect(learnedOver(down, id, leg)).toEqual([])
        expect(learnedOver(down, id, other)).toEqual(learnedOver(up, id, other))
        for (const otherId of circuitIds.filter((one) => one !== id))
          for (const any of ['primary', 'secondary'] as const)
            expect(learnedOver(down, otherId, any)).toEqual(learnedOver(up, otherId, any))
      }),
    )
  })

  it('sends over a session that is up only what both limits allow, and nothing over one that is down', () => {
    fc.assert(
      fc.property(topology, (given) => {
        const routes = propagate(given)
        for (const [key, session] of routes.sessions) {
          const [id, leg] = key.split('/') as [string, Leg]
          const edge = routes.stations.get(`azure/edge/${id}/${leg}`)!
          const fromOracle = edge.adjRibIn.get(`oci/virtual-circuit/${id}`)
          const toOracle = edge.adjRibOut.get(`oci/virtual-circuit/${id}`)
          expect(fromOracle === undefined).toBe(session.state === 'down')
          expect(toOracle === undefined).toBe(session.state === 'down')
          expect(fromOracle?.length ?? 0).toBeLessThanOrEqual(5)
          expect(toOracle?.length ?? 0).toBeLessThanOrEqual(5)
        }
      }),
    )
  })

  it('has one winner per prefix in a DRG table, or several of one type with ECMP', () => {
    fc.assert(
      fc.property(topology, (given) => {
        const isEcmp = given.drgs[0]!.tables[0]!.isEcmpEnabled
        for (const rows of propagate(given).drgTables.values())
          for (const group of Map.groupBy(rows, (row: DrgRoute) => row.prefix).values()) {
            const winners = group.filter((row) => !row.isConflict)
            expect(winners.length).toBeGreaterThan(0)
            expect(new Set(winners.map((row) => row.attachmentType)).size).toBe(1)
            if (!isEcmp) expect(winners).toHaveLength(1)
          }
      }),
    )
  })

  it("keeps Azure's own prefixes from going round through OCI: a gateway learns only what OCI has", () => {
    fc.assert(
      fc.property(topology, (given) => {
        const routes = propagate(given)
        const ofOci = given.drgs
          .flatMap((drg) => drg.attachments)
          .flatMap((attachment) => (attachment.type === 'VCN' ? attachment.subnetCidrs : []))
        for (const { id } of given.gateways)
          for (const { prefix: learned, originator } of routes.stations.get(gatewayStation(id))!.best) {
            expect(ofOci).toContain(learned)
            expect(originator).toMatch(/^oci\/vcn\//)
          }
      }),
    )
  })
})
