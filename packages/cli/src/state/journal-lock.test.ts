import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scratchDirectory } from '../../test/scratch.ts'
import { leaseMs, lockFile, lockJournal } from './journal-lock.ts'
import { thisProcess } from './lock-holder.ts'
import { openJournalFile } from './node-journal.ts'

/** Larger than any pid of Linux. */
const deadPid = 2 ** 22 + 1

const since = '2026-08-01T12:00:00.000Z'
const alive = () => ({ ...thisProcess('ashburn'), id: 'other', since })

const hold = (directory: string, holder: object, ageMs = 0): void => {
  const path = lockFile(directory)
  writeFileSync(path, JSON.stringify(holder))
  const at = new Date(Date.now() - ageMs)
  utimesSync(path, at, at)
}

test('The second to ask is told who holds the lock, and since when.', () => {
  const directory = scratchDirectory()
  hold(directory, alive())
  expect(() => lockJournal(directory)).toThrow(
    expect.objectContaining({
      code: 'state/locked',
      message: `another run works on this document: process ${process.pid} on ${hostname()} since ${since}`,
    }),
  )
  expect(readdirSync(directory)).toEqual(['lock'])
})

test('A lock that was let go leaves nothing behind and can be taken again.', () => {
  const directory = scratchDirectory()
  for (let round = 0; round < 2; round++) lockJournal(directory)[Symbol.dispose]()
  expect(readdirSync(directory)).toEqual([])
})

test('A lock says which document it is for, by whom it is held, and where.', () => {
  const directory = join(scratchDirectory(), 'ashburn')
  using _ = lockJournal(directory)
  expect(JSON.parse(readFileSync(lockFile(directory), 'utf8'))).toMatchObject({
    owner: 'ashburn',
    host: hostname(),
    pid: process.pid,
    since: expect.any(String),
  })
})

test.each([
  ['a process that is no more', () => ({ ...alive(), pid: deadPid })],
  ['a process whose number another one has now', () => ({ ...alive(), started: '1' })],
  ['nobody, for it cannot be read', () => ({})],
])('The lock of %s is taken over at once.', (_who, holder) => {
  const directory = scratchDirectory()
  hold(directory, holder())
  lockJournal(directory)[Symbol.dispose]()
  expect(existsSync(lockFile(directory))).toBe(false)
})

test('A lock from another machine stands until its lease has run out.', () => {
  const directory = scratchDirectory()
  const elsewhere = { ...alive(), host: 'another-machine', pid: deadPid }
  hold(directory, elsewhere, leaseMs - 60_000)
  expect(() => lockJournal(directory)).toThrow(expect.objectContaining({ code: 'state/locked' }))
  hold(directory, elsewhere, leaseMs + 60_000)
  using lock = lockJournal(directory)
  expect(() => lock.assertHeld()).not.toThrow()
})

test('The lock of a process that is there and has given no sign of life for its lease is taken over.', () => {
  const directory = scratchDirectory()
  hold(directory, alive(), leaseMs + 60_000)
  using lock = lockJournal(directory)
  expect(() => lock.assertHeld()).not.toThrow()
})

test('A process that wakes up after its lock was taken over writes nothing and leaves the lock alone.', async () => {
  const directory = scratchDirectory()
  const intent = { record: 'intent', key: 'oci/vcn', type: 'oci/vcn', action: 'create', token: 't', needs: [] } as const
  const journal = openJournalFile(directory)
  await journal.append(intent)
  hold(directory, alive())
  await expect(journal.append(intent)).rejects.toThrow(
    expect.objectContaining({ code: 'state/locked', message: expect.stringContaining('writes nothing more') }),
  )
  journal[Symbol.dispose]()
  expect(readFileSync(join(directory, 'journal.jsonl'), 'utf8').trim().split('\n')).toHaveLength(1)
  expect(JSON.parse(readFileSync(lockFile(directory), 'utf8'))).toMatchObject({ id: 'other' })
})

test('A lock that was taken away by hand is lost as well.', () => {
  const directory = scratchDirectory()
  using lock = lockJournal(directory)
  hold(directory, {})
  expect(() => lock.assertHeld()).toThrow(expect.objectContaining({ code: 'state/locked' }))
})
