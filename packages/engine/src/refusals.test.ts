import { type ErrorCodeName, InterconnectError } from '@interconnect/model'
import { describe, expect, it } from 'vitest'
import { box, graphOf, resultsOf, ToyWorld } from '../test/toy-run.ts'
import { ToyCloud, toyKinds } from '../test/toy-cloud.ts'
import { execute } from './execute.ts'
import { memoryJournal, readJournal } from './journal.ts'
import { planApply } from './make-plan.ts'
import { observe } from './observe.ts'
import { Registry } from './registry.ts'

const family = graphOf([box('parent'), box('child', { parent: 'parent' }), box('sibling')])

/** Refuses the same call `times` times. */
function refuse(world: ToyWorld, call: string, code: ErrorCodeName, { times = 1, details = {} } = {}): void {
  for (let count = 0; count < times; count++)
    world.cloud.failures.push({ call, error: new InterconnectError(code, 'no', { details }) })
}

/** Enough to outlast every patience. */
const always = { times: 500 }

describe('a refusal', () => {
  it.each(['cloud/busy', 'cloud/stale', 'cloud/conflict'] as const)('with %s is waited out', async (code) => {
    const world = new ToyWorld()
    refuse(world, 'create toy/box/sibling', code, { times: 3 })
    expect(new Set(Object.values(resultsOf(await world.apply(family))))).toEqual(new Set(['done']))
    expect(world.events.filter(({ event }) => event === 'apply/step-retrying')).toHaveLength(3)
  })

  it.each([
    ['cloud/busy', 30],
    ['cloud/conflict', 2],
  ] as const)('with %s that lasts ends typed after %d minutes', async (code, minutes) => {
    const world = new ToyWorld()
    refuse(world, 'create toy/box/sibling', code, always)
    const { results } = await world.apply(graphOf([box('sibling')]))
    expect(results).toMatchObject([{ result: 'failed', error: { code } }])
    expect(results[0]!.tookMs! / 60_000).toBeGreaterThanOrEqual(minutes)
    expect(results[0]!.tookMs! / 60_000).toBeLessThan(minutes + 1)
  })

  it('is not repeated before the cloud wants it to be', async () => {
    const world = new ToyWorld()
    refuse(world, 'create toy/box/sibling', 'cloud/busy', { details: { retryAfterMs: 90_000 } })
    await world.apply(graphOf([box('sibling')]))
    expect(world.clock.slept[0]).toBeGreaterThanOrEqual(90_000)
    expect(world.clock.slept[0]).toBeLessThanOrEqual(91_000)
  })

  it('for something missing is waited out where this run has just made what the object stands on', async () => {
    const world = new ToyWorld()
    refuse(world, 'create toy/box/child', 'cloud/not-found', { times: 2 })
    expect(resultsOf(await world.apply(family))).toMatchObject({ 'create:toy/box/child': 'done' })
  })

  it('for something missing is told at once where nothing new is under it', async () => {
    const world = new ToyWorld()
    await world.apply(graphOf([box('parent')]))
    refuse(world, 'create toy/box/child', 'cloud/not-found')
    const { results, tookMs } = await world.apply(graphOf([box('parent'), box('child', { parent: 'parent' })]))
    expect(results).toMatchObject([{ result: 'failed', error: { code: 'cloud/not-found' } }])
    expect(tookMs).toBe(0)
  })
})

describe('an object that we remember', () => {
  it('and that a lagging replica hid while the plan was made is found again, not made twice', async () => {
    const world = new ToyWorld()
    await world.apply(graphOf([box('one')]))
    const graph = graphOf([box('one', { size: 2 })])
    const { clock, journal, registry } = world
    const { signal } = new AbortController()
    // A replica that has never heard of it.
    const replica = new Registry({ kinds: toyKinds, api: new ToyCloud(clock) })
    const observation = await observe(graph, { registry: replica, journal: readJournal(journal.records), signal })
    const plan = planApply(graph, registry, observation)
    const outcome = await execute(plan, { graph, registry, observation, journal, clock, report: () => {}, signal })
    expect(resultsOf(outcome)).toEqual({ 'create:toy/box/one': 'done' })
    expect([...world.cloud.objects.values()]).toMatchObject([{ name: 'one', size: 2 }])
  })

  it('and that is gone is made anew', async () => {
    const world = new ToyWorld()
    await world.apply(graphOf([box('one')]))
    world.cloud.objects.clear()
    await world.apply(graphOf([box('one')]))
    expect([...world.cloud.objects.values()]).toMatchObject([{ name: 'one' }])
  })
})

describe('a run that has lost its document to another', () => {
  it('ends at once: one step says why, the others are left', async () => {
    const world = new ToyWorld()
    const { records, append } = memoryJournal()
    let writes = 0
    world.journal = {
      records,
      async append(record) {
        if (++writes > 3) throw new InterconnectError('state/locked', 'another run works on this document')
        await append(record)
      },
    }
    const outcome = await world.apply(family)
    expect(Object.values(resultsOf(outcome)).toSorted()).toEqual(['failed', 'left', 'left'])
    expect(outcome.results.find(({ result }) => result === 'failed')?.error?.code).toBe('state/locked')
    expect(outcome.interrupted).toBe(false)
  })
})
