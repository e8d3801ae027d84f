import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freePriorities, formatPlace } from './rule-priority.ts'
import { ruleSteps } from './rule-steps.ts'

const placed = fc.record({
  name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  direction: fc.constantFrom('Inbound', 'Outbound'),
  priority: fc.oneof(fc.integer({ min: 100, max: 105 }), fc.integer({ min: 4092, max: 4096 })),
  version: fc.integer({ min: 0, max: 1 }),
})
const rules = fc
  .uniqueArray(placed, { selector: ({ name }) => name })
  .filter((all) => new Set(all.map(formatPlace)).size === all.length)

const same = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b)
const byName = <T extends { name: string }>(all: Iterable<T>) =>
  [...all].toSorted((a, b) => a.name.localeCompare(b.name))

test('The steps lead from any rules to any others, and no two rules ever share a place.', () => {
  fc.assert(
    fc.property(rules, rules, (held, wanted) => {
      const now = new Map<string, (typeof held)[number]>(held.map((rule) => [rule.name, rule]))
      for (const step of ruleSteps(held, wanted, same)) {
        if (step.do === 'delete') now.delete(step.name)
        else now.set(step.rule.name, step.rule)
        expect(new Set([...now.values()].map(formatPlace)).size).toBe(now.size)
      }
      expect(byName(now.values())).toEqual(byName(wanted))
    }),
  )
})

test('Rules that are as wanted cost no step.', () => {
  fc.assert(
    fc.property(rules, (held) => {
      expect(ruleSteps(held, held.toReversed(), same)).toEqual([])
    }),
  )
})

test('Free priorities avoid those of others, keep the order of ours, and do not depend on the order of the input.', () => {
  fc.assert(
    fc.property(rules, fc.array(placed), (wanted, others) => {
      const free = freePriorities(wanted, others)
      const placedNow = wanted.map((rule) => ({ ...rule, priority: free.get(rule.name)! }))
      const taken = new Set(others.map(formatPlace))
      expect(placedNow.some((rule) => taken.has(formatPlace(rule)))).toBe(false)
      expect(freePriorities(wanted.toReversed(), others)).toEqual(free)
      for (const a of wanted)
        for (const b of wanted)
          if (a.direction === b.direction && a.priority < b.priority)
            expect(free.get(a.name)).toBeLessThan(free.get(b.name)!)
    }),
  )
})

test.each([
  ['one of others holds the last place', [['deny', 4096]], [4096], { deny: 4095 }],
  [
    'two of ours want the last place',
    [
      ['a', 4096],
      ['b', 4096],
    ],
    [],
    { a: 4095, b: 4096 },
  ],
  [
    'what moves back pushes what is before it',
    [
      ['allow', 4095],
      ['deny', 4096],
    ],
    [4096],
    { allow: 4094, deny: 4095 },
  ],
] as const)('Where %s, rules move back in order.', (_why, wanted, others, free) => {
  const direction = 'Inbound'
  const places = freePriorities(
    wanted.map(([name, priority]) => ({ name, direction, priority })),
    others.map((priority) => ({ direction, priority })),
  )
  expect(Object.fromEntries(places)).toEqual(free)
})

test('When no priority is left the rule is named.', () => {
  const others = Array.from({ length: 3997 }, (_, index) => ({ direction: 'Inbound', priority: 100 + index }))
  expect(() => freePriorities([{ name: 'ssh', direction: 'Inbound', priority: 4096 }], others)).toThrow("'ssh'")
})
