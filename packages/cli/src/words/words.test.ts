import { describe, expect, test } from 'vitest'
import { formatDuration, formatElapsed } from './duration.ts'
import { clip, count, pairs, wrap } from './layout.ts'
import { lookOf } from './look-of.ts'

test.each([
  [0, '0 s'],
  [850, '850 ms'],
  [12_000, '12 s'],
  [60_000, '1 min'],
  [90_000, '1 min 30 s'],
  [27 * 60_000 + 20_000, '27 min'],
  [60 * 60_000, '1 h'],
  [65 * 60_000, '1 h 5 min'],
  [59.9 * 60_000, '1 h'],
])('%i milliseconds are told as %s.', (ms, text) => {
  expect(formatDuration(ms)).toBe(text)
})

test('A clock shows hours, minutes and seconds.', () => {
  expect(formatElapsed(3_723_400)).toBe('1:02:03')
})

test('Clipped text fits and shows that something was left out.', () => {
  expect(clip('virtual circuit', 15)).toBe('virtual circuit')
  expect(clip('virtual circuit', 8)).toBe('virtual…')
})

test('Wrapped lines never exceed the width, unless one word alone does.', () => {
  expect(wrap('one two three four', 10, '  ')).toBe('  one two\n  three\n  four')
  expect(wrap('10.0.0.0/16,10.1.0.0/16', 8)).toBe('10.0.0.0/16,10.1.0.0/16')
})

test('One of something is singular.', () => {
  expect([count(1, 'step'), count(2, 'step'), count(2, 'object has', 'objects have')]).toEqual([
    '1 step',
    '2 steps',
    '2 objects have',
  ])
})

test('Pairs are aligned on the longest name.', () => {
  expect(
    pairs(
      [
        ['a', '1'],
        ['long', '2'],
      ],
      '',
      (text) => text,
    ),
  ).toEqual(['a      1', 'long   2'])
})

describe('Colours', () => {
  const terminal = { write: () => {}, isTerminal: true, columns: 120, rows: 40 }
  const isColoured = (out: typeof terminal, noColor: boolean, environment: Record<string, string>) =>
    lookOf(out, { noColor }, { environment }).style.good('x') !== 'x'

  test('are for terminals that want them.', () => {
    expect(isColoured(terminal, false, {})).toBe(true)
    expect(isColoured({ ...terminal, isTerminal: false }, false, {})).toBe(false)
    expect(isColoured(terminal, true, {})).toBe(false)
    expect(isColoured(terminal, false, { NO_COLOR: '1' })).toBe(false)
    expect(isColoured(terminal, false, { TERM: 'dumb' })).toBe(false)
  })

  test('are wanted when NO_COLOR is empty.', () => {
    expect(isColoured(terminal, false, { NO_COLOR: '' })).toBe(true)
  })
})
