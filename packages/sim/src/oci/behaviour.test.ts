import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kinds } from './kinds/index.ts'
import { ociDurations } from './durations.ts'

const text = readFileSync(new URL('BEHAVIOUR.md', import.meta.url), 'utf8')

test.each(kinds.map(({ name }) => name as string))('BEHAVIOUR.md tells about %s', (name) => {
  expect(text).toContain(`\`${name}\``)
})

test('every kind that settles by itself has its durations', () => {
  const names = kinds.filter(({ settlesItself }) => settlesItself !== false).map(({ name }) => name as string)
  for (const name of names)
    expect(Object.keys(ociDurations)).toEqual(expect.arrayContaining([`oci/${name}/create`, `oci/${name}/delete`]))
})

test('BEHAVIOUR.md lists every error code the simulator answers by itself', () => {
  const directory = new URL('.', import.meta.url).pathname
  const sources = globSync('**/*.ts', { cwd: directory }).filter((file) => !file.includes('.test.'))
  const codes = sources.flatMap((file) =>
    Array.from(
      readFileSync(directory + file, 'utf8').matchAll(/new ServiceFault\(\s*'(\w+)'/g),
      ([, code]) => code as string,
    ),
  )
  expect(codes).toContain('NotAuthenticated')
  for (const code of codes) expect(text).toContain(`\`${code}\``)
})
