import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { linkDurations } from './durations.ts'

const text = readFileSync(new URL('BEHAVIOUR.md', import.meta.url), 'utf8')

const written = (ms: number): string => (ms < 60_000 ? `${ms / 1000} s` : `${ms / 60_000} min`)

test.each(Object.entries(linkDurations))('BEHAVIOUR.md tells when %s happens', (name, ms) => {
  expect(text).toContain(`| \`${name}\` | ${written(ms)} |`)
})

const legTroubles = readFileSync(new URL('legs.ts', import.meta.url), 'utf8')
  .split('export type LegTrouble =')[1]!
  .split('\n\n')[0]!

test.each(Array.from(legTroubles.matchAll(/'([\w-]+)'/g), ([, trouble]) => trouble!))(
  'BEHAVIOUR.md explains %s',
  (trouble) => {
    expect(text).toContain(`| \`${trouble}\` |`)
  },
)
