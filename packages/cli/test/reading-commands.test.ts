import { readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { commands } from '../src/commands.ts'

const source = resolve(import.meta.dirname, '../src')
const list = join(source, 'commands.ts')

/** The only ones that may change something in a cloud; `demo` does so in a world of its own. */
const writers = ['adopt', 'apply', 'demo', 'destroy', 'repair']

/** Where sessions that write come from: everything else has to ask here. */
const givesWriting = join(source, 'with-target.ts')
const obtains = /\b(withWriting|writePorts)\b|readOnly: false/

/** A file with all that it imports, at once or later, of this package. */
function closure(file: string, seen = new Set<string>()): Set<string> {
  // Completion knows the list of all commands, and runs none.
  if (seen.has(file) || file === list) return seen
  seen.add(file)
  const imports = readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.{1,2}\/[^']+\.ts)'/g)
  for (const [, path] of imports) closure(resolve(dirname(file), path!), seen)
  return seen
}

const fileOf = (name: string): string => join(source, 'commands', `${name.replaceAll(' ', '-')}.ts`)

/** Files through which a command gets at a session that writes. */
const waysToWrite = (name: string): string[] =>
  [...closure(fileOf(name))]
    .filter((file) => file !== givesWriting && obtains.test(readFileSync(file, 'utf8')))
    .map((file) => relative(source, file))

test.each(commands.map(({ name }) => name).filter((name) => !writers.includes(name)))(
  '%s has no way to a session that can write.',
  (name) => expect(waysToWrite(name)).toEqual([]),
)

test.each(writers)('%s has one, so that looking for it finds something.', (name) =>
  expect(waysToWrite(name)).not.toEqual([]),
)
