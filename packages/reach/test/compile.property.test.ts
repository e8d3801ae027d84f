import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileNetwork, emptyAzure, emptyOci, type NetworkModel, routesOf } from '../src/index.ts'
import { randomModel } from './random-model.ts'

/** How many worlds are tried; the long form has a thousand and more. */
const worlds = Number(process.env['REACH_WORLDS'] ?? 40)

/** Makes one list of a model that of another, and leaves every other as the very value it was. */
type Change = (model: NetworkModel, other: NetworkModel) => NetworkModel

const changes: readonly Change[] = [
  (model, { hosts }) => ({ ...model, hosts }),
  ...Object.keys(emptyAzure).map((list): Change => (model, other) => ({
    ...model,
    azure: { ...model.azure, [list]: Reflect.get(other.azure, list) },
  })),
  ...Object.keys(emptyOci).map((list): Change => (model, other) => ({
    ...model,
    oci: { ...model.oci, [list]: Reflect.get(other.oci, list) },
  })),
]

test('A model that shares objects with compiled ones is compiled as if none of them had been seen before.', () => {
  fc.assert(
    fc.property(randomModel, randomModel, fc.shuffledSubarray([...changes], { maxLength: 4 }), (model, other, some) => {
      compileNetwork(model)
      let edited = model
      for (const change of some) {
        edited = change(edited, other)
        const fresh = structuredClone(edited)
        expect(compileNetwork(edited)).toEqual(compileNetwork(fresh))
        expect(routesOf(edited)).toEqual(routesOf(fresh))
      }
    }),
    { numRuns: Math.ceil(worlds / 4) },
  )
}, 600_000)
