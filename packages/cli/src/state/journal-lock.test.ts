import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scratchDirectory } from '../../test/scratch.ts'
import { lockJournal } from './journal-lock.ts'

/** Larger than any pid of Linux. */
const deadPid = 2 ** 22 + 1

const hold = (directory: string, holder: object) => writeFileSync(join(directory, 'lock'), JSON.stringify(holder))

test('The second to ask is told who holds the lock.', () => {
  const directory = scratchDirectory()
  using held = lockJournal(directory)
  expect(held).toBeDefined()
  expect(() => lockJournal(directory)).toThrow(expect.objectContaining({ code: 'state/locked', message: expect.stringContaining(String(process.pid)) }))
})

test('A lock that was let go leaves nothing behind and can be taken again.', () => {
  const directory = scratchDirectory()
  for (let round = 0; round < 2; round++) lockJournal(directory)[Symbol.dispose]()
  expect(readdirSync(directory)).toEqual([])
})

test.each([{ pid: deadPid, host: hostname() }, {}])('The lock of a process that is no more is taken over: %j', (holder) => {
  const directory = scratchDirectory()
  hold(directory, holder)
  lockJournal(directory)[Symbol.dispose]()
  expect(existsSync(join(directory, 'lock'))).toBe(false)
})

test('A lock from another machine is left alone: nobody here can tell whether it is alive.', () => {
  const directory = scratchDirectory()
  hold(directory, { pid: deadPid, host: 'another-machine' })
  expect(() => lockJournal(directory)).toThrow(expect.objectContaining({ code: 'state/locked' }))
})
