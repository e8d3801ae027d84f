import {
  bandwidthNames,
  freePrefix,
  hasErrors,
  InterconnectError,
  overlaps,
  parseInterconnect,
  type Prefix,
  regionPairs,
} from '@interconnect/model'
import { review } from '@interconnect/toolkit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentText } from '../init-template.ts'
import { type Choices, exampleAccount } from './choices.ts'
import { chooseRanges, type Ranges } from './ranges.ts'

const kinds = ['none', 'stretched', 'paired'] as const

/** Findings of severity error or warning in what would be written. */
function faults(choices: Choices, ranges: Ranges): string[] {
  const { document, findings } = parseInterconnect(documentText(choices, ranges), 'a.yaml')
  const all = document ? review(document).findings : findings
  return all.filter(({ severity }) => severity !== 'info').map(({ id, message }) => `${id}: ${message}`)
}

const choicesOf = (more: Partial<Choices> = {}): Choices => ({
  name: 'first',
  pair: regionPairs[0]!,
  bandwidth: '1Gbps',
  ...exampleAccount,
  kubernetes: 'none',
  ...more,
})

test('For every pair, bandwidth and form of clusters the first document has no error and no warning.', () => {
  for (const pair of regionPairs)
    for (const bandwidth of bandwidthNames)
      for (const kubernetes of kinds) {
        const choices = choicesOf({ pair, bandwidth, kubernetes })
        expect(faults(choices, chooseRanges(choices, [])), `${pair.name} ${bandwidth} ${kubernetes}`).toEqual([])
      }
})

const all = (ranges: Ranges): Prefix[] => [
  ...[ranges.azure?.cidr, ranges.oci?.cidr, ranges.bgp?.primary, ranges.bgp?.secondary].filter(
    (one) => one !== undefined,
  ),
  ...ranges.clusters.flatMap(({ pods, services }) => [pods, services]),
]

const spaces = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] as Prefix[]

/** Networks in private space, mostly small and sometimes nearly all of it. */
const avoided = fc.array(
  fc.tuple(fc.constantFrom(...spaces), fc.integer({ min: 8, max: 28 }), fc.nat(200)).map(([space, length, skip]) => {
    const own = Math.max(Number(space.split('/')[1]), length)
    let found = freePrefix(space, own, [])!
    for (const taken: Prefix[] = [found]; taken.length < skip % 40; taken.push(found))
      found = freePrefix(space, own, taken) ?? found
    return found
  }),
  { minLength: 1, maxLength: 12 },
)

test('Whatever is to be avoided, what is chosen meets none of it and breaks no rule, or it is said that there is no room.', () => {
  let chosen = 0
  fc.assert(
    fc.property(avoided, fc.constantFrom(...kinds), (avoid, kubernetes) => {
      const choices = choicesOf({ kubernetes })
      try {
        const ranges = chooseRanges(choices, avoid)
        for (const one of all(ranges)) for (const other of avoid) expect(overlaps(one, other)).toBe(false)
        expect(faults(choices, ranges)).toEqual([])
        chosen++
      } catch (error) {
        if (!InterconnectError.is(error)) throw error
        expect(error.message).toMatch(/^there is no room for /)
      }
    }),
    { numRuns: 60 },
  )
  expect(chosen).toBeGreaterThan(10)
})

test('With all private space taken there is no room, and what for is said.', () => {
  expect(() => chooseRanges(choicesOf(), spaces)).toThrow(/no room for the virtual network: no free private \/22/)
})

test('What is there already needs no range, and the document says so.', () => {
  const vnet =
    '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/v'
  const choices = choicesOf({ vnet })
  const text = documentText(choices, chooseRanges(choices, []), { azure: 'their subnet' })
  const { document, findings } = parseInterconnect(text, 'a.yaml')
  expect(hasErrors(findings)).toBe(false)
  expect(document!.spec.azure.network).toEqual({ existing: vnet, existingSubnets: { app: 'their subnet' } })
})
