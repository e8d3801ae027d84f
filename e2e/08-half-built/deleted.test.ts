import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Key, needs, type ResourceNode } from '@interconnect/engine'
import { InterconnectError } from '@interconnect/model'
import { describe, expect, it } from 'vitest'
import { damageOf, shapeOf } from '../../chaos/world-shape.ts'
import { documentOf, failuresOf, Stage } from '../harness/in-process.ts'
import { sampled } from '../harness/sampled.ts'
import { applyCalmly } from './cuts.ts'

const document = documentOf(readFileSync(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8'))
const calm = await applyCalmly(document)
const undamaged = { leaked: [], duplicated: [], diverged: [] }
const hour = 60 * 60_000

async function graphOf() {
  using stage = new Stage(calm.built)
  return (await stage.planApply(document)).graph
}

const graph = await graphOf()
const own = graph.resources.filter(({ mode }) => mode === 'own')

/** What stands on an object, directly or not, outermost first: a person has to delete it before. */
function standingOn(key: Key): ResourceNode[] {
  const direct = own.filter((node) => node.key !== key && needs(node).includes(key))
  const all = [...direct.flatMap((node) => standingOn(node.key)), ...direct]
  return [...new Map(all.map((node) => [node.key, node])).values()]
}

/** Deletes an object as a person would: what the cloud says is in the way goes first. */
async function deleteByHand(stage: Stage, key: Key): Promise<void> {
  const { registry, observation } = await stage.planApply(document)
  const signal = new AbortController().signal
  const node = own.find((one) => one.key === key)!
  for (const one of [...standingOn(key), node]) {
    const id = observation.attributes.get(one.key)?.id
    if (id === undefined) continue
    const context = registry.writeContext(one.type, {
      mark: { owner: graph.owner, key: one.key },
      signal,
      requestToken: one.key,
      clock: stage.clouds.clock,
    })
    await registry.kind(one.type).delete(id, { ...context, api: apiOf(stage, one.type) })
    stage.clouds.clock.step(hour)
  }
}

const apiOf = (stage: Stage, type: string) => (type.startsWith('azure/') ? stage.hands.azure : stage.hands.oci)

const cases = own.flatMap(({ key }) => (['apply', 'destroy'] as const).map((command) => ({ key, command })))
const tried = sampled(cases, 3, 'deleted')

describe(`${tried.length} of ${cases.length} ways on after one of our ${own.length} objects was deleted behind our back`, () => {
  it.each(tried.map((one) => [one.key, one.command] as const))('%s: %s', async (key, command) => {
    using stage = new Stage(calm.built)
    try {
      await deleteByHand(stage, key)
    } catch (error) {
      // A cloud that refuses leaves the object where it is; what was deleted before it is gone.
      if (!InterconnectError.is(error)) throw error
    }
    expect(failuresOf(await stage.run(command, document))).toEqual([])
    expect(damageOf(shapeOf(stage.clouds.world), command === 'apply' ? calm.after : calm.before)).toEqual(undamaged)
    const { writes } = stage
    await stage.run(command, document)
    expect(stage.writes).toBe(writes)
  })
})
