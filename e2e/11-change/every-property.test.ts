import type { Plan } from '@interconnect/engine'
import { hasCode, InterconnectDocument, InterconnectError } from '@interconnect/model'
import { refuseDisruption } from '@interconnect/toolkit'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { sampled } from '../harness/sampled.ts'
import { InProcess } from './clouds.ts'
import {
  type Change,
  type Class,
  changed,
  changedTogether,
  changes,
  document,
  elsewhere,
  triedElsewhere,
} from './every-property.ts'

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
  readonly const?: unknown
}

/** Every property that can have more than one value. */
function paths(schema: Schema, path = ''): string[] {
  const below = (name: string) => (path === '' ? name : `${path}.${name}`)
  if (schema.properties) return Object.entries(schema.properties).flatMap(([name, inner]) => paths(inner, below(name)))
  if (typeof schema.additionalProperties === 'object') return paths(schema.additionalProperties, below('*'))
  if (schema.items) return paths(schema.items, `${path}[]`)
  return schema.const === undefined ? [path] : []
}

test('Every property of the document has a change in the table.', () => {
  const schema = z.toJSONSchema(InterconnectDocument, { io: 'input', unrepresentable: 'any' }) as Schema
  const known = new Set([...changes.map(({ path }) => path), ...triedElsewhere])
  expect(paths(schema).filter((path) => !known.has(path))).toEqual([])
})

const refusals = { 'change/impossible': 'impossible', 'change/renamed': 'renamed' } as const

function classOf({ steps, disruptions }: Plan): Class {
  if (steps.length === 0) return 'nothing'
  const ways = disruptions.flatMap(({ causes }) => causes.map(({ how }) => how))
  return ways.includes('replaces') ? 'replaces' : ways.includes('interrupts') ? 'interrupts' : 'in place'
}

/** The class a change turns out to have, and that what stops something is refused without consent. */
async function tryChange(clouds: InProcess, change: Change): Promise<Class> {
  try {
    const { plan } = await clouds.plan(changed(change))
    const found = classOf(plan)
    const refused = () => refuseDisruption(plan)
    if (found === 'interrupts' || found === 'replaces') expect(refused).toThrow(/^nothing was changed: this stops /)
    else expect(refused).not.toThrow()
    return found
  } catch (error) {
    for (const [code, found] of Object.entries(refusals))
      if (hasCode(error, code as keyof typeof refusals)) return found
    throw new Error(`${change.path}: ${JSON.stringify(InterconnectError.is(error) ? error.details : String(error))}`, {
      cause: error,
    })
  }
}

test('Each change has the class of the table, and what stops something is refused while nobody agrees.', async () => {
  await using clouds = await InProcess.open()
  clouds.simulator.ensureAccount({ subscription: elsewhere.subscription, compartment: elsewhere.compartment })
  await clouds.apply(document)
  const { writes } = clouds
  const some = sampled(changes, 20, 'changes')
  const tried = new Map<string, Class>()
  for (const change of some) {
    const text = JSON.stringify(changed(change))
    if (!tried.has(text)) tried.set(text, await tryChange(clouds, change))
  }
  const found = some.map((change) => [change.path, change.to, tried.get(JSON.stringify(changed(change)))])
  expect(found).toEqual(some.map(({ path, to, class: expected }) => [path, to, expected]))
  expect(clouds.writes, 'planning wrote something').toBe(writes)
}, 120_000)

test('Changes that are made together arrive, and leave nothing to do; bandwidth goes to OCI first.', async () => {
  await using clouds = await InProcess.open()
  await clouds.apply(document)
  const wanted = changedTogether(['in place', 'interrupts'])
  const { plan } = await clouds.apply(wanted)
  const circuit = plan.steps.find(({ id }) => id === 'update:azure/express-route-circuit')
  expect(circuit?.after).toEqual(['update:oci/virtual-circuit', 'wait:gate/sessions-up'])
  expect((await clouds.plan(wanted)).plan.steps).toEqual([])
  const moved = changed(
    changes.find(({ path }) => path === 'spec.azure.network.gatewaySubnet')!,
    wanted,
  )
  await clouds.apply(moved)
  expect((await clouds.plan(moved)).plan.steps).toEqual([])
  await clouds.destroy(moved)
}, 120_000)
