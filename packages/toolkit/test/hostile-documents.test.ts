import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Finding, parseInterconnect } from '@interconnect/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { review } from '../src/index.ts'

const examples = resolve(import.meta.dirname, '../../../examples')
const corpus = globSync('{*.yaml,wrong/*/*.yaml}', { cwd: examples })
  .filter((file) => !file.endsWith('.facts.yaml'))
  .map((file) => readFileSync(join(examples, file), 'utf8'))
  .filter((text) => text.length < 4_000)
const good = corpus.find((text) => text.includes('name: quickstart')) ?? corpus[0]!

/** Everything that is said of a text; throws only what is our mistake. */
function said(text: string): readonly Finding[] {
  const { document, findings } = parseInterconnect(text, 'a.yaml')
  return document ? review(document).findings : findings
}

const repeated = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('')

const bomb =
  'a: &a [x,x,x,x,x,x,x,x,x]\n' +
  repeated(8, (n) => `${'bcdefghij'[n]}: &${'bcdefghij'[n]} [${Array(9).fill(`*${'abcdefghij'[n]}`).join(',')}]\n`)

test.each([
  ['aliases that unfold without end', bomb, 'document/syntax', 1],
  ['ten megabytes', `a: ${'x'.repeat(10_000_000)}`, 'document/too-large', 1],
  ['brackets that are never closed', '['.repeat(100_000), 'document/too-deep', 1],
  ['mappings in each other', '{a: '.repeat(50_000), 'document/too-deep', 1],
  ['lists in each other', `a:\n  ${'- '.repeat(200_000)}`, 'document/too-deep', 2],
  ['indentation without end', repeated(1_300, (n) => `${' '.repeat(n)}a:\n`), 'document/too-deep', 50],
  ['sixty thousand keys', repeated(60_000, (n) => `k${n}: 1\n`), 'document/too-large', 40_001],
  ['half a million quotes', '"'.repeat(500_000), 'document/too-large', 1],
  ['a key twice', good.replace('  bandwidth:', '  regions: ashburn\n  bandwidth:'), 'document/syntax', undefined],
  ['a tab', good.replace('  regions', '\tregions'), 'document/syntax', undefined],
  ['Latin-1', Buffer.from('# caf\u00E9\nkind: x\n', 'latin1').toString('utf8'), 'document/not-utf8', 1],
  ['UTF-16', Buffer.from('\uFEFFkind: x\n', 'utf16le').toString('utf8'), 'document/not-utf8', 1],
])('%s: answered with place and reason.', (_what, text, id, line) => {
  const [first] = said(text)
  expect(first).toMatchObject({ id, severity: 'error' })
  expect(first!.place!.line).toBe(line ?? first!.place!.line)
  expect(first!.message.length).toBeLessThan(400)
})

test('A byte order mark and the line ends of Windows change nothing.', () => {
  const ids = (text: string) => said(text).map(({ id }) => id)
  expect(ids(`\uFEFF${good}`)).toEqual(ids(good))
  expect(ids(good.replaceAll('\n', '\r\n'))).toEqual(ids(good))
})

/** Sizes the random runs; `FUZZ_RUNS=20000` for a long one. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 60)

const tokens = [
  '[',
  '{',
  '}',
  ': ',
  '\n',
  '- ',
  '&a ',
  '*a',
  '"',
  "'",
  '!!x ',
  '\t',
  '\u0000',
  '0',
  'null',
  '#',
  '|',
  '10.0.0.0/8',
  'any',
  '\r',
]

/** A document of the corpus with pieces cut, doubled, moved or replaced. */
const mutated = fc
  .record({
    text: fc.constantFrom(...corpus),
    edits: fc.array(
      fc.record({
        at: fc.nat(4_000),
        cut: fc.nat(40),
        put: fc.oneof(fc.constantFrom(...tokens), fc.string({ maxLength: 8 })),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(({ text, edits }) =>
    edits.reduce(
      (now, { at, cut, put }) => now.slice(0, at % now.length) + put + now.slice((at % now.length) + cut),
      `${text} `,
    ),
  )

test('Whatever a document of the corpus is turned into, it gives findings with places and never throws.', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      for (const { message, id } of said(text)) {
        expect(id).toMatch(/^[a-z]+\/[a-z0-9-]+$/)
        expect(message).not.toMatch(/undefined|NaN|\[object/)
      }
    }),
    { numRuns },
  )
}, 600_000)

test('Any text at all gives findings and never throws.', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...tokens)).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(texts, (text) => {
      expect(said(text).length).toBeGreaterThan(0)
    }),
    { numRuns },
  )
}, 600_000)
