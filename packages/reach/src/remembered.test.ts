import { expect, test } from 'vitest'
import { remembered, unchanged } from './remembered.ts'

test('The same objects and values give the very value they gave before, and nothing is made twice.', () => {
  let made = 0
  const pair = remembered((left: object, right: object | undefined, word: string) => ({
    left,
    right,
    word,
    at: made++,
  }))
  const [a, b] = [{}, {}]
  const first = pair(a, b, 'x')
  expect(pair(a, b, 'x')).toBe(first)
  expect([pair(b, a, 'x'), pair(a, b, 'y'), pair(a, undefined, 'x')].map(({ at }) => at)).toEqual([1, 2, 3])
  expect(pair(a, undefined, 'x').at).toBe(3)
  expect(made).toBe(4)
})

test('Objects that only look alike are others.', () => {
  const boxed = remembered((given: { readonly size: number }) => ({ given }))
  expect(boxed({ size: 1 })).not.toBe(boxed({ size: 1 }))
})

test('That nothing comes out is remembered as well.', () => {
  let made = 0
  const nothing = remembered((owner: object) => {
    if (owner) made++
  })
  const key = {}
  nothing(key)
  nothing(key)
  expect(made).toBe(1)
})

test('What says the same as before is the value from before, for each owner.', () => {
  const [owner, other] = [{}, {}]
  const first = unchanged(owner, [1, 2])
  expect(unchanged(owner, [1, 2])).toBe(first)
  expect(unchanged(owner, [2, 1])).not.toBe(first)
  expect(unchanged(other, [1, 2])).not.toBe(first)
})
