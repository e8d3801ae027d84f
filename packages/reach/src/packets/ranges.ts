import { all, type Diagram, type Diagrams, none } from './diagrams.ts'
import type { Field } from './fields.ts'

const bit = (value: number | bigint, place: number): boolean =>
  typeof value === 'bigint' ? ((value >> BigInt(place)) & 1n) === 1n : ((value >>> place) & 1) === 1

/** Values of a field from `first` to `last`, written in the `width` most significant of its levels. */
export interface FieldRange {
  readonly field: Field
  readonly width: number
  readonly first: number | bigint
  readonly last: number | bigint
}

/** Continues with `inside` where the field's value is in the range; nothing otherwise. */
export function between(diagrams: Diagrams, { field, width, first, last }: FieldRange, inside: Diagram = all): Diagram {
  const level = (place: number): number => field.first + width - 1 - place
  let top = width - 1
  while (top >= 0 && bit(first, top) === bit(last, top)) top--
  let result = top < 0 ? inside : splitAt(top)
  for (let place = top + 1; place < width; place++)
    result = bit(first, place) ? diagrams.node(level(place), none, result) : diagrams.node(level(place), result, none)
  return result

  /** Below the first bit that differs: up from `first` on one side, down from `last` on the other. */
  function splitAt(place: number): Diagram {
    let [up, down] = [inside, inside]
    for (let below = 0; below < place; below++) {
      up = bit(first, below) ? diagrams.node(level(below), none, up) : diagrams.node(level(below), up, inside)
      down = bit(last, below) ? diagrams.node(level(below), inside, down) : diagrams.node(level(below), down, none)
    }
    return diagrams.node(level(place), up, down)
  }
}
