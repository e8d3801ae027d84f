import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  compileNetwork,
  explain,
  type Fabric,
  findPlace,
  type NetworkModel,
  PacketSpace,
  parseService,
  type Place,
  type Question,
  trace,
} from '../src/index.ts'
import { randomModel } from './random-model.ts'

/** How many worlds are tried; the long form has a thousand and more. */
const worlds = Number(process.env['REACH_WORLDS'] ?? 40)

const ask =
  (from: string, to: string) =>
  (fabric: Fabric): Question => ({
    from: findPlace(fabric, from) as Place,
    to: findPlace(fabric, to) as Place,
    service: parseService('tcp/1521')!,
  })

const ways = fc.constantFrom(
  ['azure/app', 'oci/db'],
  ['oci/db', 'azure/app'],
  ['azure/spoke-app', 'oci/db'],
) as fc.Arbitrary<readonly [string, string]>

test('An explanation never goes in circles, and its edits together do what it says of them.', () => {
  fc.assert(
    fc.property(randomModel, ways, (model, [from, to]) => {
      const space = new PacketSpace()
      const question = ask(from, to)
      const fabric = compileNetwork(model)
      const { obstacles, isEnough } = explain(space, model, {
        seen: trace(space, fabric, question(fabric)),
        ask: question,
      })
      const edits = obstacles.flatMap(({ edit }) => edit ?? [])
      const told = edits.map(({ object, text }) => `${object.key}: ${text}`)
      expect(told).toEqual([...new Set(told)])
      const edited = compileNetwork(edits.reduce<NetworkModel>((on, edit) => edit.apply(on), model))
      expect(trace(space, edited, question(edited)).verdict === 'allowed').toBe(isEnough)
    }),
    { numRuns: Math.ceil(worlds / 2) },
  )
}, 600_000)
