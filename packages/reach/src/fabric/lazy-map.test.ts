import { expect, test } from 'vitest'
import { LazyMap } from './lazy-map.ts'

const squares = (asked: number[]) =>
  new LazyMap([1, 2, 3].map((key) => [key, () => (asked.push(key), key * key)] as const))

test('Each value is made once, when it is asked for.', () => {
  const asked: number[] = []
  const map = squares(asked)
  expect([map.size, map.has(2), map.has(4), [...map.keys()]]).toEqual([3, true, false, [1, 2, 3]])
  expect(asked).toEqual([])
  expect([map.get(2), map.get(2), map.get(4)]).toEqual([4, 4, undefined])
  expect(asked).toEqual([2])
})

test('Whoever goes through it sees every value in order.', () => {
  const map = squares([])
  expect([...map]).toEqual([
    [1, 1],
    [2, 4],
    [3, 9],
  ])
  expect([...map.values()]).toEqual([1, 4, 9])
  const seen: number[] = []
  map.forEach((value, key) => seen.push(value - key))
  expect(seen).toEqual([0, 2, 6])
})
