import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { box, graphOf, ToyWorld } from '../test/toy-run.ts'
import type { ResourceNode } from './graph.ts'
import { memoryJournal } from './journal.ts'

/** A forest: each box stands in an earlier one or on the ground. */
const forest = fc
  .array(
    fc.record({ parent: fc.nat(), size: fc.integer({ min: 1, max: 3 }), colour: fc.constantFrom('red', 'blue') }),
    { minLength: 1, maxLength: 10 },
  )
  .map((boxes): ResourceNode[] =>
    boxes.map(({ parent, size, colour }, index) => {
      const within = parent % (index + 1)
      return box(String(index), { size, colour, ...(within < index ? { parent: String(within) } : {}) })
    }),
  )

/** The same boxes in the same places: without a journal nobody knows where one stood that is now wanted elsewhere. */
const repainted = (before: readonly ResourceNode[], other: readonly ResourceNode[]): ResourceNode[] =>
  before.map((node, index) => {
    const { size, colour } = other[index]?.props ?? node.props
    return { ...node, props: { ...node.props, size, colour } }
  })

const shapeOf = (world: ToyWorld) =>
  [...world.cloud.objects.values()]
    .filter(({ id }) => world.cloud.see(id))
    .map(({ key, size, colour, parentId }) => ({
      key,
      size,
      colour,
      parent: world.cloud.objects.get(parentId ?? '')?.key,
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))

describe('planning and applying', () => {
  it('leaves nothing to do after any change from any world to any other', () =>
    fc.assert(
      fc.asyncProperty(forest, forest, async (before, after) => {
        const world = new ToyWorld()
        await world.apply(graphOf(before))
        await world.apply(graphOf(after))
        expect((await world.plan(graphOf(after))).steps).toEqual([])
        expect(shapeOf(world)).toHaveLength(after.length)
      }),
      { numRuns: 60 },
    ))

  it('makes the same plan whatever the order of the document', () =>
    fc.assert(
      fc.asyncProperty(
        forest.chain((nodes) => fc.tuple(fc.constant(nodes), fc.shuffledSubarray(nodes, { minLength: nodes.length }))),
        async ([nodes, shuffled]) => {
          const world = new ToyWorld()
          expect(await world.plan(graphOf(shuffled))).toEqual(await world.plan(graphOf(nodes)))
        },
      ),
      { numRuns: 60 },
    ))

  it('converges to the same world after a crash at any call, with nothing made twice', () =>
    fc.assert(
      fc.asyncProperty(forest, fc.nat(), async (nodes, at) => {
        const calm = new ToyWorld()
        await calm.apply(graphOf(nodes))
        const world = new ToyWorld()
        const call = calm.cloud.calls[at % calm.cloud.calls.length]!
        world.cloud.failures.push({ call, error: new Error('killed') })
        await world.apply(graphOf(nodes)).catch(() => undefined)
        await world.apply(graphOf(nodes))
        expect(shapeOf(world)).toEqual(shapeOf(calm))
      }),
      { numRuns: 60 },
    ))

  it('waits for what a stopped run has begun, with the journal or without it', () =>
    fc.assert(
      fc.asyncProperty(
        forest,
        forest,
        fc.integer({ min: 0, max: 200_000 }),
        fc.boolean(),
        async (before, other, stopsAtMs, isLost) => {
          const after = isLost ? repainted(before, other) : other
          const calm = new ToyWorld()
          await calm.apply(graphOf(before))
          await calm.apply(graphOf(after))
          const world = new ToyWorld()
          await world.apply(graphOf(before))
          const stop = new AbortController()
          const running = world.apply(graphOf(after), { signal: stop.signal })
          await world.clock.sleep(stopsAtMs)
          stop.abort(new Error('stopped'))
          await running
          if (isLost) world.journal = memoryJournal()
          const outcome = await world.apply(graphOf(after))
          expect(outcome.results.filter(({ result }) => result !== 'done')).toEqual([])
          expect(shapeOf(world)).toEqual(shapeOf(calm))
        },
      ),
      { numRuns: 60 },
    ))

  it('leaves nothing behind after destroying any world', () =>
    fc.assert(
      fc.asyncProperty(forest, async (nodes) => {
        const world = new ToyWorld()
        await world.apply(graphOf(nodes))
        await world.apply(graphOf(nodes), { goal: 'destroy' })
        expect(shapeOf(world)).toEqual([])
      }),
      { numRuns: 60 },
    ))
})
