// Loaded into a child before the CLI: kills it at a record of its journal, from inside, for nobody outside can be as
// exact. CHAOS_RECORD is a `Moment` of the sort `record`.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import type { Moment } from './moment.ts'

const told = process.env['CHAOS_RECORD']
if (told !== undefined) killAt(JSON.parse(told) as Extract<Moment, { at: 'record' }>)

function killAt({ when, nth }: Extract<Moment, { at: 'record' }>): void {
  const { openSync, writeSync } = fs
  const journals = new Set<number>()
  let seen = 0
  fs.openSync = (path, ...more) => {
    const fd = openSync(path, ...more)
    if (String(path).endsWith('journal.jsonl')) journals.add(fd)
    return fd
  }
  fs.writeSync = ((fd: number, bytes: Buffer, from = 0) => {
    if (!journals.has(fd) || ++seen < nth) return writeSync(fd, bytes, from)
    if (when === 'torn') writeSync(fd, bytes, 0, Math.max(1, bytes.length >> 1))
    if (when === 'after') writeSync(fd, bytes)
    process.kill(process.pid, 'SIGKILL')
    for (;;);
  }) as typeof fs.writeSync
  syncBuiltinESMExports()
}
