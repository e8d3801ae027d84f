import { expect } from 'vitest'
import { z } from 'zod'
import type { AnyKind } from '../src/kind.ts'
import { changedProperty, dangers } from '../src/property.ts'

/** Values that a fact about a property may be asked about, known and unknown. */
const samples: readonly unknown[] = [undefined, '(known after apply)', '10.0.0.0/16', ['10.0.0.0/16'], 1000, true, {}]

/** Every prop of a kind is classed, whatever it is asked about, and what stops traffic says who says so. */
export function propertyTableContract({ type, props, properties, presence }: AnyKind): void {
  const names = props instanceof z.ZodObject ? Object.keys(props.shape) : []
  expect(names.length, `${type} has props`).toBeGreaterThan(0)
  expect(Object.keys(properties).sort(), `${type} classes each of its props and nothing else`).toEqual(names.sort())
  expect([presence.missing, presence.unwanted].every((danger) => dangers.includes(danger))).toBe(true)
  const pairs = samples.flatMap((from) => samples.map((to) => ({ from, to })))
  const asked = names.flatMap((path) => pairs.map((pair) => ({ path, ...pair })))
  for (const difference of asked) {
    const { effect, danger } = changedProperty({ properties } as AnyKind, difference, {})
    const isSaid = effect.how !== 'interrupts' || (effect.stops !== '' && effect.forMs > 0)
    const isKnown = !['interrupts', 'impossible'].includes(effect.how) || URL.canParse(effect.source ?? '')
    expect([dangers.includes(danger), isSaid, isKnown], `${type}.${difference.path}`).toEqual([true, true, true])
  }
}
