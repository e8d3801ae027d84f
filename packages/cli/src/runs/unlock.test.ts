import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findRegionPair } from '@interconnect/model'
import { expect, test } from 'vitest'
import { fakeHost } from '../../test/fake-host.ts'
import { scratchDirectory } from '../../test/scratch.ts'
import { runCli } from '../cli.ts'
import { initTemplate } from '../init-template.ts'
import { lockFile, lockJournal } from '../state/journal-lock.ts'

const directoryOf = (stateDir: string) => join(stateDir, 'journals/sim/first')

/** A run of `unlock` on the document `first`, at a terminal whose person answers so. */
async function unlock(stateDir: string, answers: readonly string[], ...more: readonly string[]) {
  const host = fakeHost({ input: initTemplate('first', findRegionPair('ashburn')!), terminal: true, answers })
  const code = await runCli(['unlock', '-f', '-', '--state-dir', stateDir, '--no-color', ...more], host)
  return { code, out: host.out(), err: host.err() }
}

test('Who holds the lock is shown before it is asked whether to take it away.', async () => {
  const stateDir = scratchDirectory()
  using lock = lockJournal(directoryOf(stateDir))
  const declined = await unlock(stateDir, ['no'])
  expect(declined.code).toBe(1)
  expect(declined.err).toMatch(`first is worked on by process ${process.pid} on `)
  expect(declined.err).toMatch(/since \d{4}-.*, which is running: stop it first if you can\n[^]*Take the lock away\?/)
  expect(() => lock.assertHeld()).not.toThrow()
})

test('Who agrees takes the lock away, and its holder writes nothing more.', async () => {
  const stateDir = scratchDirectory()
  using lock = lockJournal(directoryOf(stateDir))
  expect((await unlock(stateDir, ['yes'])).code).toBe(0)
  expect(existsSync(lockFile(directoryOf(stateDir)))).toBe(false)
  expect(() => lock.assertHeld()).toThrow(expect.objectContaining({ code: 'state/locked' }))
})

test('Without a lock there is nothing to ask.', async () => {
  const { code, out, err } = await unlock(scratchDirectory(), [], '-o', 'json')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(JSON.parse(out)).toMatchObject({ kind: 'Lock', name: 'first', result: 'free' })
})
