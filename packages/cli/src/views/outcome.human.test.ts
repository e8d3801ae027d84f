import type { Outcome, StepResult } from '@interconnect/engine'
import { InterconnectError } from '@interconnect/model'
import { expect, test } from 'vitest'
import { everySort } from '../../test/sample-plan.ts'
import { plainLook } from '../words/style.ts'
import { outcomeText } from './outcome.human.ts'

const anOutcome = (results: readonly StepResult['result'][], more: Partial<Outcome> = {}): Outcome => ({
  results: everySort.steps.map((step, index) => {
    const result = results[index] ?? results.at(-1)!
    const error = new InterconnectError('cloud/quota', 'no more circuits in eastus', { hint: 'ask for a higher limit' })
    return {
      step,
      result,
      ...(result === 'done' && { tookMs: step.typicalMs + 1000 }),
      ...(result === 'failed' && { error }),
      ...(result === 'skipped' && { because: everySort.steps[1]!.id }),
    }
  }),
  tookMs: 29 * 60_000,
  interrupted: false,
  attributes: () => undefined,
  ...more,
})

test('What was done is told longest first, with the time it took beside the time it was to take.', () => {
  expect(outcomeText(everySort, anOutcome(['done']), plainLook)).toMatchInlineSnapshot(`
    "  Done                                              took     planned
    ✓ created ExpressRoute gateway first-gateway      27 min      27 min
    ✓ created virtual circuit first                5 min 1 s       5 min
    ✓ waited until both BGP sessions are up       1 min 31 s  1 min 30 s
    ✓ deleted virtual circuit first                1 min 1 s       1 min
    ✓ adopted attachment of the virtual circuit         11 s        10 s
    ✓ updated security rules of first-app                6 s         5 s
    ✓ created resource group first-interconnect          4 s         3 s
    ✓ deleted subnet old                                 3 s         2 s

    first is as wanted: 8 steps in 29 min, planned 28 min."
  `)
})

test('A failure is told with its cause, what was skipped for it, and how to go on.', () => {
  expect(outcomeText(everySort, anOutcome(['done', 'failed', 'done', 'done', 'skipped']), plainLook))
    .toMatchInlineSnapshot(`
      "  Done                                             took     planned
      ✓ deleted virtual circuit first               1 min 1 s       1 min
      ✓ updated security rules of first-app               6 s         5 s
      ✓ created resource group first-interconnect         4 s         3 s

      ✗ create ExpressRoute gateway first-gateway
          no more circuits in eastus
          hint: ask for a higher limit
          cloud/quota

      Skipped, because something before it failed
        · create virtual circuit first (needs ExpressRoute gateway first-gateway)
        · adopt attachment of the virtual circuit (needs ExpressRoute gateway first-g…
        · delete subnet old (needs ExpressRoute gateway first-gateway)
        · wait until both BGP sessions are up (needs ExpressRoute gateway first-gatew…

      first is not as wanted yet: 3 steps in 29 min, planned 28 min.

      next: mend what failed and run \`interconnect apply\` again: it goes on from what is there"
    `)
})

test('An interrupted run says what is left and how to go on.', () => {
  expect(outcomeText(everySort, anOutcome(['done', 'left'], { interrupted: true }), plainLook)).toMatchInlineSnapshot(`
    "  Done                                             took     planned
    ✓ created resource group first-interconnect         4 s         3 s

    Left
      · create ExpressRoute gateway first-gateway
      · update security rules of first-app
      · delete virtual circuit first
      · create virtual circuit first
      · adopt attachment of the virtual circuit
      · delete subnet old
      · wait until both BGP sessions are up

    Stopped after 1 step in 29 min, planned 28 min.

    next: run \`interconnect apply\` again: it goes on from what is there"
  `)
})
