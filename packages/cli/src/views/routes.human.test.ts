import { asPrefix } from '@interconnect/model'
import type { RouteTruth } from '@interconnect/toolkit'
import { expect, test } from 'vitest'
import { plainLook } from '../words/style.ts'
import { routesText } from './routes.human.ts'

const prefix = asPrefix('10.1.10.0/24')
const expected = { learned: true, chosen: true }

const aTruth = (over: Partial<RouteTruth> = {}): RouteTruth => ({
  name: 'first',
  observed: true,
  sessions: { primary: 'UP', secondary: 'DOWN' },
  stations: [
    {
      id: 'azure/edge',
      title: 'Microsoft edge',
      cloud: 'azure',
      state: 'told',
      lines: [
        { prefix, via: 'Oracle edge', leg: 'primary', asPath: '31898', expected, observed: expected },
        {
          prefix,
          via: 'Oracle edge',
          leg: 'secondary',
          asPath: '31898',
          expected,
          observed: { learned: false, chosen: false },
        },
      ],
      loads: [
        { what: 'routes from Oracle', leg: 'primary', count: 1, limit: 4000, above: 'the session drops' },
        { what: 'routes from Oracle', leg: 'secondary', count: 0, limit: 4000, above: 'the session drops' },
      ],
    },
    {
      id: 'azure/subnet/app',
      title: 'VNet subnet app, effective routes',
      cloud: 'azure',
      state: 'untold',
      remark: 'Azure tells only for a network interface of a running machine in it',
      lines: [{ prefix, via: 'gateway', expected, observed: {} }],
      loads: [],
    },
  ],
  findings: [
    {
      id: 'routes/leg-down',
      severity: 'error',
      station: 'azure/edge',
      leg: 'secondary',
      message: 'the secondary BGP session is down: 1 route less, the other leg carries everything',
      hint: 'see probe/sessions in `interconnect prove`',
    },
  ],
  ...over,
})

test('Differences stand first; legs stand side by side, primary before secondary.', () => {
  expect(routesText(aTruth(), plainLook)).toMatchInlineSnapshot(`
    "✗ first: 1 difference between what should be known and what is

    error: the secondary BGP session is down: 1 route less, the other leg carries
      everything (routes/leg-down)
      hint: see probe/sessions in \`interconnect prove\`

                                                         learned  chosen  advertised
    Microsoft edge  1 and 0 of 4,000 routes from Oracle
      10.1.10.0/24  Oracle edge, AS 31898                  ✓ ✗     ✓ ✗       · ·

    VNet subnet app, effective routes
      Azure tells only for a network interface of a running machine in it
      10.1.10.0/24  gateway                                 ?       ?         ·

    ✓ as it should be  ✗ missing  + not asked for  ? not told  · not its business
    two signs: the primary and the secondary leg"
  `)
})

test('Before anything exists the table says what will be.', () => {
  const [edge] = aTruth().stations
  const lines = edge!.lines.map((line) => ({ ...line, observed: {} }))
  const stations = [{ ...edge!, state: 'not-made' as const, lines }]
  expect(routesText(aTruth({ observed: false, sessions: {}, stations, findings: [] }), plainLook))
    .toMatchInlineSnapshot(`
      "· first: nothing of it exists yet; this is what each station will know

                                                           learned  chosen  advertised
      Microsoft edge  1 and 0 of 4,000 routes from Oracle
        10.1.10.0/24  Oracle edge, AS 31898                  ○ ○     ○ ○       · ·

      ○ will be  · not its business
      two signs: the primary and the secondary leg"
    `)
})
