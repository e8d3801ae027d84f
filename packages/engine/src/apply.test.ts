import { InterconnectError } from '@interconnect/model'
import { describe, expect, it } from 'vitest'
import { toyDurations } from '../test/toy-cloud.ts'
import { box, graphOf, resultsOf, ToyWorld } from '../test/toy-run.ts'
import type { Gate } from './graph.ts'
import { memoryJournal } from './journal.ts'

const family = graphOf([box('parent'), box('child', { parent: 'parent' }), box('sibling')])

describe('apply', () => {
  it('creates parents before children, and what is independent at the same time', async () => {
    const world = new ToyWorld()
    const outcome = await world.apply(family)
    expect(resultsOf(outcome)).toEqual({
      'create:toy/box/parent': 'done',
      'create:toy/box/child': 'done',
      'create:toy/box/sibling': 'done',
    })
    expect(world.cloud.writes.at(-1)).toBe('create toy/box/child')
    expect(outcome.tookMs).toBeLessThan(2.2 * toyDurations.create)
  })

  it('takes no virtual time for bringing records to the disk', async () => {
    const [world, slow] = [new ToyWorld(), new ToyWorld()]
    const { records, append } = memoryJournal()
    const diskTurns = async () => {
      for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
    }
    slow.journal = {
      records,
      append: (record) => append(record).then(record.key === 'toy/box/parent' ? diskTurns : undefined),
    }
    expect((await slow.apply(family)).tookMs).toBe((await world.apply(family)).tookMs)
  })

  it('plans the duration of the critical path', async () => {
    const plan = await new ToyWorld().plan(family)
    expect(plan.durationMs).toBe(2 * toyDurations.create)
    expect(plan.criticalPath).toEqual(['create:toy/box/parent', 'create:toy/box/child'])
  })

  it('writes nothing the second time', async () => {
    const world = new ToyWorld()
    await world.apply(family)
    const before = world.cloud.writes.length
    const outcome = await world.apply(family)
    expect(outcome.results).toEqual([])
    expect(world.cloud.writes).toHaveLength(before)
  })

  it('changes in place what can change in place, and says what differs', async () => {
    const world = new ToyWorld()
    await world.apply(graphOf([box('one')]))
    const wanted = graphOf([box('one', { size: 7 })])
    const [step] = (await world.plan(wanted)).steps
    expect(step).toMatchObject({
      action: 'update',
      reason: 'size differs',
      differences: [{ path: 'size', from: 1, to: 7 }],
    })
    await world.apply(wanted)
    expect([...world.cloud.objects.values()]).toMatchObject([{ size: 7 }])
  })

  it('replaces what cannot change in place, and all that lives in it, in the order the cloud allows', async () => {
    const world = new ToyWorld()
    await world.apply(family)
    world.cloud.calls.length = 0
    await world.apply(graphOf([box('parent', { colour: 'blue' }), box('child', { parent: 'parent' }), box('sibling')]))
    expect(world.cloud.writes).toEqual([
      'delete toy/box/child',
      'delete toy/box/parent',
      'create toy/box/parent',
      'create toy/box/child',
    ])
  })

  it('removes what the document no longer names, after everything else', async () => {
    const world = new ToyWorld()
    await world.apply(family)
    world.cloud.calls.length = 0
    await world.apply(graphOf([box('parent'), box('sibling', { size: 2 })]))
    expect(world.cloud.writes).toEqual(['update toy/box/sibling', 'delete toy/box/child'])
  })

  it('does all that does not depend on a failed change, and skips the rest', async () => {
    const world = new ToyWorld()
    world.cloud.failures.push({
      call: 'create toy/box/parent',
      error: new InterconnectError('cloud/quota', 'no more boxes'),
    })
    const outcome = await world.apply(family)
    expect(resultsOf(outcome)).toEqual({
      'create:toy/box/parent': 'failed',
      'create:toy/box/child': 'skipped',
      'create:toy/box/sibling': 'done',
    })
  })

  it('waits out a refusal of the moment', async () => {
    const world = new ToyWorld()
    const busy = () => ({
      call: 'create toy/box/one',
      error: new InterconnectError('cloud/busy', 'another operation is in progress'),
    })
    world.cloud.failures.push(busy(), busy())
    const outcome = await world.apply(graphOf([box('one')]))
    expect(resultsOf(outcome)).toEqual({ 'create:toy/box/one': 'done' })
    expect(world.events.filter(({ event }) => event === 'apply/step-retrying')).toHaveLength(2)
  })

  it('refuses to touch an object of that name that belongs to somebody else', async () => {
    const world = new ToyWorld()
    world.cloud.make({ owner: 'somebody', key: 'toy/box/one', name: 'one', size: 5, colour: 'red', readyAtMs: 0 })
    await expect(world.apply(graphOf([box('one')]))).rejects.toMatchObject({
      code: 'existing/not-ours',
      message: "the box 'one' exists and belongs to 'somebody'",
    })
    expect(world.cloud.writes).toEqual([])
  })

  it('waits for a write of a run whose journal is lost, and still takes everything down in order', async () => {
    const world = new ToyWorld()
    const stop = new AbortController()
    const running = world.apply(family, { signal: stop.signal })
    await world.clock.sleep(1.5 * toyDurations.create)
    stop.abort(new Error('stopped'))
    await running
    world.journal = memoryJournal()
    expect(resultsOf(await world.apply(family))).toEqual({ 'settle:toy/box/child': 'done' })
    expect(new Set(Object.values(resultsOf(await world.apply(family, { goal: 'destroy' }))))).toEqual(new Set(['done']))
  })

  it('makes no second object when the journal is lost', async () => {
    const world = new ToyWorld()
    await world.apply(family)
    world.journal = memoryJournal()
    expect((await world.apply(family)).results).toEqual([])
  })
})

describe('gates', () => {
  const gate = (check: Gate['check']): Gate => ({
    key: 'gate/dry',
    title: 'the first box is dry',
    goal: 'apply',
    watches: ['toy/box/first'],
    after: ['toy/box/first'],
    before: ['toy/box/second'],
    typicalMs: 10_000,
    deadlineMs: 60_000,
    check,
  })

  it('hold back what comes after them until the other object is so far', async () => {
    const world = new ToyWorld()
    let looks = 0
    const opens = gate(() => (++looks > 3 ? { state: 'open' } : { state: 'closed', waitingFor: 'sunshine' }))
    const outcome = await world.apply(graphOf([box('first'), box('second')], [opens]))
    expect(Object.keys(resultsOf(outcome))).toEqual(['create:toy/box/first', 'wait:gate/dry', 'create:toy/box/second'])
    expect(world.events).toContainEqual(
      expect.objectContaining({ event: 'apply/step-waiting', waitingFor: 'sunshine' }),
    )
  })

  it('give up at their deadline with what they waited for', async () => {
    const world = new ToyWorld()
    const outcome = await world.apply(
      graphOf([box('first'), box('second')], [gate(() => ({ state: 'closed', waitingFor: 'sunshine' }))]),
    )
    expect(outcome.results[1]).toMatchObject({
      result: 'failed',
      error: { code: 'cloud/deadline', message: expect.stringContaining('sunshine') },
    })
    expect(resultsOf(outcome)['create:toy/box/second']).toBe('skipped')
  })

  it('are no step when they are open already and nothing before them changes', async () => {
    const world = new ToyWorld()
    const graph = graphOf([box('first'), box('second')], [gate(() => ({ state: 'open' }))])
    await world.apply(graph)
    expect((await world.plan(graph)).steps).toEqual([])
  })
})

describe('destroy', () => {
  it('removes children before parents and leaves nothing', async () => {
    const world = new ToyWorld()
    await world.apply(family)
    world.cloud.calls.length = 0
    await world.apply(family, { goal: 'destroy' })
    expect(world.cloud.writes.indexOf('delete toy/box/child')).toBeLessThan(
      world.cloud.writes.indexOf('delete toy/box/parent'),
    )
    expect((await world.plan(family, 'destroy')).steps).toEqual([])
  })

  it('leaves objects of others where they are', async () => {
    const world = new ToyWorld()
    const id = world.cloud.make({ owner: null, key: '', name: 'theirs', size: 1, colour: 'red', readyAtMs: 0 })
    const graph = graphOf([box('theirs', {}, { mode: 'existing', id, props: {} }), box('mine', { parent: 'theirs' })])
    await world.apply(graph)
    await world.apply(graph, { goal: 'destroy' })
    expect([...world.cloud.objects.keys()].filter((key) => world.cloud.see(key))).toEqual([id])
  })

  it('removes what the document no longer names first', async () => {
    const world = new ToyWorld()
    await world.apply(family)
    world.cloud.calls.length = 0
    await world.apply(graphOf([box('parent')]), { goal: 'destroy' })
    expect(world.cloud.writes).toEqual(['delete toy/box/child', 'delete toy/box/sibling', 'delete toy/box/parent'])
  })
})

describe('a stop asked for', () => {
  it('starts nothing new, and the next run finishes without making anything twice', async () => {
    const world = new ToyWorld()
    const stop = new AbortController()
    const running = world.apply(family, { signal: stop.signal })
    await world.clock.sleep(toyDurations.create / 2)
    stop.abort(new Error('stopped'))
    const outcome = await running
    expect(outcome.interrupted).toBe(true)
    expect(resultsOf(outcome)['create:toy/box/child']).toBe('left')
    await world.apply(family)
    expect(world.cloud.writes.toSorted()).toEqual([
      'create toy/box/child',
      'create toy/box/parent',
      'create toy/box/sibling',
    ])
  })
})
