import { asPrefix } from '@interconnect/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SelectionOrder, compareBy, selectBest } from './best-path.ts'
import { type DrgRoute, drgSelection } from './drg.ts'
import { edgeSelection } from './edge.ts'
import { type WeightedRoute, gatewaySelection } from './gateway.ts'

const prefix = asPrefix('10.1.0.0/16')
const asPath = fc.array(fc.constantFrom(12_076, 31_898, 65_515), { maxLength: 3 })
const name = fc.constantFrom('a', 'b', 'c')

const route = fc.record({
  prefix: fc.constant(prefix),
  originator: name,
  asPath,
  nextHop: name,
  source: fc.constant('bgp' as const),
})

const weighted: fc.Arbitrary<WeightedRoute> = fc.tuple(route, fc.nat(2)).map(([r, weight]) => ({ ...r, weight }))

const drgRoute: fc.Arbitrary<DrgRoute> = fc
  .tuple(
    route,
    fc.constantFrom('STATIC' as const, 'DYNAMIC' as const),
    fc.constantFrom(
      'VCN' as const,
      'VIRTUAL_CIRCUIT' as const,
      'IPSEC_TUNNEL' as const,
      'REMOTE_PEERING_CONNECTION' as const,
      undefined,
    ),
    fc.option(name, { nil: '' }),
  )
  .map(([r, routeType, attachmentType, ruleId]) => ({
    ...r,
    routeType,
    attachmentType,
    ruleId,
    provenance: 'VCN' as const,
    isConflict: false,
    isBlackhole: false,
  }))

// Three orders over three types of route; what is asserted holds for any, so the types are let go.
const orders: readonly (readonly [string, SelectionOrder<never>, fc.Arbitrary<unknown>])[] = [
  ['a DRG table', drgSelection, drgRoute],
  ['an Azure gateway', gatewaySelection, weighted],
  ['a Microsoft edge', edgeSelection, route],
]

describe.each(orders)('the selection order of %s', (_, order, any) => {
  const compare = compareBy(order) as (a: unknown, b: unknown) => number
  const select = (routes: readonly unknown[]) => selectBest(order, routes as never[], 8)

  it('is antisymmetric, transitive and says equal only of a route and its twin', () => {
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(Math.sign(compare(a, b))).toBe(0 - Math.sign(compare(b, a)))
        expect(compare(a, a)).toBe(0)
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('gives the same winners whatever the order of input', () => {
    fc.assert(
      fc.property(
        fc
          .array(any, { maxLength: 12 })
          .chain((routes) => fc.tuple(fc.constant(routes), fc.shuffledSubarray(routes, { minLength: routes.length }))),
        ([routes, shuffled]) => {
          expect(select(shuffled)).toEqual(select(routes))
        },
      ),
    )
  })

  it('lets no beaten route be preferred to a winner, and loses none', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (routes) => {
        const { best, beaten } = select(routes)
        expect(best.length + beaten.length).toBe(routes.length)
        for (const winner of best) for (const loser of beaten) expect(compare(winner, loser)).toBeLessThanOrEqual(0)
      }),
    )
  })
})
