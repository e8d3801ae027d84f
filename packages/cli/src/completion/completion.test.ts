import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { commands } from '../commands.ts'
import { bashCompletion } from './bash.ts'
import { fishCompletion } from './fish.ts'
import { vocabulary } from './vocabulary.ts'
import { zshCompletion } from './zsh.ts'

const known = await vocabulary(commands)

/** What bash offers after the words, the last of which is being typed. */
function offered(...words: readonly string[]): string[] {
  const line = words.map((word) => `'${word}'`).join(' ')
  const script = `${bashCompletion(known)}\nCOMP_WORDS=(interconnect ${line}); COMP_CWORD=${words.length}; _interconnect; printf '%s\\n' "\${COMPREPLY[@]}"`
  return spawnSync('bash', ['--norc', '-c', script], { encoding: 'utf8' }).stdout.trim().split('\n')
}

test('Bash completes commands, commands of a group, flags, and the words of a flag.', () => {
  expect(offered('pl')).toEqual(['plan'])
  expect(offered('sim', '')).toEqual(['start', 'status', 'journal', 'faults', 'clock', 'snapshot', 'reset'])
  expect(offered('plan', '--det')).toEqual(['--detailed-exitcode'])
  expect(offered('plan', '--output', '')).toEqual(['human', 'json', 'svg'])
  expect(offered('completion', 'f')).toEqual(['fish'])
  expect(offered('sim', 'start', '--se')).toEqual(['--seed'])
  expect(offered('explain', 'bgp/blocks')).toEqual(['bgp/blocks-overlap'])
})

test.each([
  ['bash', bashCompletion],
  ['zsh', zshCompletion],
  ['fish', fishCompletion],
] as const)('Every command and every flag is in the script for %s.', (_shell, script) => {
  const text = script(known)
  for (const { name, flags } of known) {
    for (const word of name.split(' ')) expect(text).toContain(word)
    for (const { long } of flags) expect(text).toContain(long.slice(2))
  }
})
