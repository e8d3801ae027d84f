import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { kinds } from './kinds/index.ts'

const here = dirname(fileURLToPath(import.meta.url))
const behaviour = readFileSync(join(here, 'BEHAVIOUR.md'), 'utf8')
const sources = globSync('**/*.ts', { cwd: here }).filter((file) => !file.endsWith('.test.ts'))

/** Every code that some file answers with. */
const codes = sources.flatMap((file) => {
  const text = readFileSync(join(here, file), 'utf8')
  return [...text.matchAll(/(?:ArmRefusal|invalidRequest)\(\s*'(\w+)'/g)].map(([, code]) => code!)
})

test.each(kinds.map(({ of }) => of))('BEHAVIOUR.md describes the kind $type with its durations', ({ type, name }) => {
  expect(behaviour).toContain(`\`${type}\` | \`${name}\``)
})

test.each([...new Set(codes)])('BEHAVIOUR.md says when the simulator answers %s', (code) => {
  expect(behaviour).toContain(`\`${code}\``)
})
