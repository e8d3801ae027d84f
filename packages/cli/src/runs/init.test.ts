import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseInterconnect, regionPairNames, regionPairs } from '@interconnect/model'
import { review } from '@interconnect/toolkit'
import { expect, test } from 'vitest'
import { fakeHost } from '../../test/fake-host.ts'
import { scratchDirectory } from '../../test/scratch.ts'
import { runCli } from '../cli.ts'
import { initTemplate } from '../init-template.ts'

test.each(regionPairs)('The first document for $name is valid and breaks no rule.', (pair) => {
  const { document, findings } = parseInterconnect(initTemplate('first', pair), 'first.yaml')
  expect(findings).toEqual([])
  expect(review(document!).findings.filter(({ severity }) => severity === 'error')).toEqual([])
})

const init = async (...words: string[]) => {
  const host = fakeHost()
  return { code: await runCli(['init', ...words], host), out: host.out(), err: host.err() }
}

test('It is written where asked, with the name and the pair asked for.', async () => {
  const file = join(scratchDirectory(), 'prod.yaml')
  expect((await init('-f', file, '--name', 'prod', '--regions', 'frankfurt')).code).toBe(0)
  expect(parseInterconnect(readFileSync(file, 'utf8'), file).document).toMatchObject({
    metadata: { name: 'prod' },
    spec: { regions: 'frankfurt' },
  })
})

test('A file that is there is replaced only by force.', async () => {
  const file = join(scratchDirectory(), 'mine.yaml')
  writeFileSync(file, 'mine')
  const refused = await init('-f', file)
  expect(refused).toMatchObject({ code: 64, err: expect.stringContaining('--force') })
  expect(readFileSync(file, 'utf8')).toBe('mine')
  expect((await init('-f', file, '--force')).code).toBe(0)
})

test('A dash writes to stdout.', async () => {
  expect((await init('-f', '-')).out).toMatch(/^# East US/)
})

test.each([
  [['--regions', 'ashbrn'], 'did you mean ashburn?'],
  [['--name', 'Not A Name'], 'use 1 to 40 lower-case letters'],
])('What is wrong is told with what to write instead: %j', async (words, hint) => {
  const { code, err } = await init('-f', '-', ...words)
  expect(code).toBe(64)
  expect(err).toContain(hint)
})

test('All pairs can be asked for.', () => {
  expect(regionPairNames).toHaveLength(12)
})
