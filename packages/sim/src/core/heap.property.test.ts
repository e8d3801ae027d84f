import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Heap } from './heap.ts'

const drain = (heap: Heap<number>) => Array.from({ length: heap.size }, () => heap.pop())
const ascending = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)

describe('a heap', () => {
  it('gives its items in order, those it was made with and those pushed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.array(fc.integer()), (first, later) => {
        const heap = new Heap<number>((a, b) => a < b, first)
        for (const item of later) heap.push(item)
        expect(drain(heap)).toEqual(ascending([...first, ...later]))
      }),
    )
  })

  it('shows its least item after any pushes and pops', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 50 }), { nil: 'pop' as const })), (steps) => {
        const heap = new Heap<number>((a, b) => a < b)
        let model: number[] = []
        for (const step of steps) {
          if (step === 'pop') expect(heap.pop()).toBe(model.shift())
          else {
            heap.push(step)
            model = ascending([...model, step])
          }
          expect(heap.peek()).toBe(model[0])
        }
      }),
    )
  })
})
