import { expect, test } from 'vitest'
import type { Fix } from '../finding.ts'
import { textEdit, withTextEdits } from './text-edit.ts'

const mended = (text: string, fix: Fix): string | undefined => {
  const edit = textEdit(text, fix)
  return edit && withTextEdits(text, [edit])
}

const set = (at: Fix['at'], value: string): Fix => ({ edit: 'set', at, value })
const remove = (at: Fix['at']): Fix => ({ edit: 'remove', at })

test.each([
  ['a plain value, with its comment', 'a: 10.1.10.0/16 # ours\nb: 1\n', 'a: 10.1.0.0/16 # ours\nb: 1\n'],
  ['one in double quotes', 'a: "10.1.10.0/16"\n', 'a: "10.1.0.0/16"\n'],
  ['one in single quotes', "{ a: '10.1.10.0/16', b: 1 }", "{ a: '10.1.0.0/16', b: 1 }"],
  [
    'behind a byte order mark, with the line ends of Windows',
    '\uFEFFb: 1\r\na: x\r\n',
    '\uFEFFb: 1\r\na: 10.1.0.0/16\r\n',
  ],
])('%s is replaced and nothing else', (_, text, expected) => {
  expect(mended(text, set(['a'], '10.1.0.0/16'))).toBe(expected)
})

test('A value that would be read as something else is written in quotes.', () => {
  expect(mended('a: x', set(['a'], 'true'))).toBe('a: "true"')
  expect(mended('a: x', set(['a'], 'b: c'))).toBe('a: "b: c"')
})

test('A key is renamed where it stands, its value untouched.', () => {
  expect(
    mended('spec:\n  regoins:   ashburn # here\n', { edit: 'rename', at: ['spec', 'regoins'], to: 'regions' }),
  ).toBe('spec:\n  regions:   ashburn # here\n')
})

test.each([
  ['of a block', 'f:\n  - a: 1\n    b: 2\n  # about c\n  - c: 3\n', 'f:\n  # about c\n  - c: 3\n', 0],
  ['at the end of a block', 'f:\n  - a: 1\n  - c: 3\ng: 1\n', 'f:\n  - a: 1\ng: 1\n', 1],
  ['at the end of a file', 'f:\n- { a: 1 }\n- { c: 3 }', 'f:\n- { a: 1 }\n', 1],
  ['in brackets', 'f: [ a,  b, c ]', 'f: [ a,  c ]', 1],
  ['last in brackets', 'f: [a, b]', 'f: [a]', 1],
])('An item %s is removed with its lines or its comma.', (_, text, expected, index) => {
  expect(mended(text, remove(['f', index]))).toBe(expected)
})

test.each([
  ['a value others refer to', 'a: &x b\nc: *x\n', set(['a'], 'z')],
  ['a reference', 'a: &x b\nc: *x\n', set(['c'], 'z')],
  ['a text over several lines', 'a: >\n  b\n  c\n', set(['a'], 'z')],
  ['a mapping', 'a: { b: 1 }\n', set(['a'], 'z')],
  ['what is not there', 'a: 1\n', set(['b', 'c'], 'z')],
  ['the only item', 'f: [a]\n', remove(['f', 0])],
  ['an item somebody wrote a comment on', 'f:\n  - a # keep\n  - b\n', remove(['f', 0])],
  ['an item on the line of another list', 'f:\n  - - a\n    - b\n', remove(['f', 0, 0])],
  ['an item others refer to', 'f:\n  - &x a\n  - *x\n', remove(['f', 0])],
  ['a key of a mapping', 'f: { a: 1, b: 2 }\n', remove(['f', 'a'])],
])('%s is left alone.', (_, text, fix) => {
  expect(textEdit(text, fix)).toBeUndefined()
})
