import { expect, test } from 'vitest'
import { retryAfterMs } from './retry-after.ts'

test.each([
  ['17', 17_000],
  ['0', 0],
  [' 2.5 ', 2_500],
  [new Date(60_000).toUTCString(), 50_000],
  [new Date(1_000).toUTCString(), 0],
  ['soon', undefined],
  ['', undefined],
  [null, undefined],
  [undefined, undefined],
])('Retry-After %j at ten seconds past the epoch asks for %j ms.', (header, delay) => {
  expect(retryAfterMs(header, 10_000)).toBe(delay)
})
