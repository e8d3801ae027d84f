import { placeFindings, parseInterconnect } from '@interconnect/model'
import { expect, test } from 'vitest'
import { plainLook } from '../words/style.ts'
import { findingsText } from './findings.human.ts'

const text = `apiVersion: oci-azure.dev/v1alpha1
kind: Interconnect
metadata: { name: first }
spec:
  regions: ashbrn
  bandwith: 1Gbps
`

test('Each finding shows its place, the line with a caret, and the hint.', () => {
  const { source, findings } = parseInterconnect(text, 'prod.yaml')
  expect(findingsText(findings, source, plainLook)).toMatchInlineSnapshot(`
    "error: spec.bandwidth is missing (schema/missing)
     --> prod.yaml:4:1
      |
    4 | spec:
      | ^
      hint: write one of 1Gbps, 2Gbps, 5Gbps, 10Gbps

    error: spec.azure is missing (schema/missing)
     --> prod.yaml:4:1
      |
    4 | spec:
      | ^
      hint: add spec.azure

    error: spec.oci is missing (schema/missing)
     --> prod.yaml:4:1
      |
    4 | spec:
      | ^
      hint: add spec.oci

    error: spec.regions is 'ashbrn' (schema/value)
     --> prod.yaml:5:12
      |
    5 |   regions: ashbrn
      |            ^
      hint: did you mean ashburn? (one of ashburn, phoenix, sanjose, toronto, vinhedo, london, amsterdam, frankfurt, johannesburg, tokyo, seoul, singapore)

    error: spec.bandwith is not known (schema/unknown-key)
     --> prod.yaml:6:3
      |
    6 |   bandwith: 1Gbps
      |   ^
      hint: did you mean bandwidth?

    prod.yaml: 5 errors; \`interconnect validate --fix\` mends 2
    more about one: interconnect explain schema/missing"
  `)
})

test('A document without findings is valid.', () => {
  expect(findingsText([], { file: 'prod.yaml', text }, plainLook)).toBe('✓ prod.yaml is valid')
})

test('A long line is cut around the place.', () => {
  const long = `kind: ${'x'.repeat(300)} wrong`
  const finding = {
    id: 'a/b',
    severity: 'warning',
    at: [],
    message: 'm',
    place: { file: 'f', line: 1, column: 308 },
  } as const
  const lines = findingsText([finding], { file: 'f', text: long }, plainLook).split('\n')
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80)
  const [source, caret] = [lines[3]!, lines[4]!]
  expect(source.slice(caret.indexOf('^'))).toMatch(/^wrong/)
})

test('Findings without places are placed in the order of the document.', () => {
  const { source } = parseInterconnect(text, 'prod.yaml')
  const found = [
    { id: 'b', severity: 'error', at: ['spec', 'bandwith'], message: 'second' },
    { id: 'a', severity: 'error', at: ['metadata', 'name'], message: 'first' },
  ] as const
  expect(placeFindings(found, source).map(({ message }) => message)).toEqual(['first', 'second'])
})
