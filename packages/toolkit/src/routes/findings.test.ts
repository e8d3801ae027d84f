import { asPrefix } from '@interconnect/model'
import { expect, test } from 'vitest'
import { stationFindings } from './findings.ts'
import type { RouteLine, StationTruth } from './route-truth.ts'

const aLine = (over: Partial<RouteLine> = {}): RouteLine => ({
  prefix: asPrefix('10.1.10.0/24'),
  via: 'Oracle edge',
  leg: 'primary',
  expected: { learned: true, chosen: true },
  observed: { learned: true, chosen: true },
  ...over,
})

const aStation = (lines: readonly RouteLine[], over: Partial<StationTruth> = {}): StationTruth => ({
  id: 'azure/edge',
  title: 'Microsoft edge',
  cloud: 'azure',
  state: 'told',
  lines,
  loads: [],
  ...over,
})

const found = (station: StationTruth, isExplained = () => false) =>
  stationFindings({ station, hint: 'look there', isExplained }).map(({ id, severity }) => `${severity} ${id}`)

test('A station that knows what it should has no findings.', () => {
  expect(found(aStation([aLine()]))).toEqual([])
})

test('A route that is learned but not used is missing.', () => {
  expect(found(aStation([aLine({ observed: { learned: true, chosen: false } })]))).toEqual(['error routes/missing'])
})

test('What a cloud does not tell is no difference.', () => {
  expect(found(aStation([aLine({ observed: { learned: true } })]))).toEqual([])
  expect(found(aStation([aLine({ observed: {} })], { state: 'untold' }))).toEqual([])
})

test('What follows from a leg that is down is not told again.', () => {
  expect(found(aStation([aLine({ observed: { learned: false, chosen: false } })]), () => true)).toEqual([])
})

test('A route by one of two edges is not redundant.', () => {
  expect(found(aStation([aLine({ paths: { expected: 2, observed: 1 } })]))).toEqual(['error routes/one-path'])
})

test('A narrower route to somewhere else takes traffic from the link; a foreign range beside it does not.', () => {
  const other = { expected: {}, observed: { learned: true, chosen: true } }
  const detour = aLine({ ...other, prefix: asPrefix('10.1.10.128/25'), via: 'user route detour to VirtualAppliance' })
  expect(found(aStation([aLine(), detour]))).toEqual(['error routes/diverted'])
  expect(found(aStation([aLine(), aLine({ ...other, prefix: asPrefix('10.9.0.0/16') })]))).toEqual([
    'info routes/undeclared',
  ])
})

test('Near a limit is a warning, above it an error.', () => {
  const at = (count: number) =>
    found(aStation([], { loads: [{ what: 'routes', count, limit: 2000, above: 'the session drops' }] }))
  expect([at(1599), at(1600), at(2001)]).toEqual([[], ['warning routes/limit'], ['error routes/limit']])
})

test('A station that should be there and is not is one finding, not one for each prefix.', () => {
  expect(found(aStation([aLine({ observed: {} })], { state: 'absent' }))).toEqual(['error routes/station-absent'])
})
