import { expect, test } from 'vitest'
import { sinceText, timeSpanText } from './since.ts'

const day = 24 * 60 * 60 * 1000

test.each([
  [0, '00:00:00', '00:00:00.0000000'],
  [725_999, '00:12:05', '00:12:05.0000000'],
  [day - 1, '23:59:59', '23:59:59.0000000'],
  [2 * day + 3 * 60 * 60 * 1000, '2d03h', '2.03:00:00.0000000'],
])('%i ms are written as %s and %s', (ms, edge, gateway) => {
  expect([sinceText(ms), timeSpanText(ms)]).toEqual([edge, gateway])
})
