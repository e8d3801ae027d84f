import { readFile, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { inventory } from '@interconnect/sim'
import { expect, it } from 'vitest'
import { Workplace } from '../harness/cli.ts'
import { ended } from '../harness/life.ts'
import { pausedApply, serveFor } from './served.ts'

const quickstart = await readFile(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8')

const journals = (place: Workplace) => join(place.stateDirectory, 'journals/sim/quickstart')
const journalOf = (place: Workplace) => readFile(join(journals(place), 'journal.jsonl'), 'utf8')

/**
 * Only the gateway is still being made, for minutes, and no write is on its way: what was handed to the network before the
 * pause cannot be called back (ADR 9).
 */
const quietMoment = /step-done.*gate\/sessions-up/

/** As if the holder had not been heard of for an hour. */
async function outliveLease(place: Workplace): Promise<void> {
  const long = new Date(Date.now() - 3_600_000)
  await utimes(join(journals(place), 'lock'), long, long)
}

it('The second run on a document says who works on it and since when, and leaves; unlock shows the same and asks.', async () => {
  await using place = await Workplace.make(quickstart)
  await using simulator = await serveFor(place)
  const first = await pausedApply(place, quietMoment)
  const holder = new RegExp(`process ${first.child.pid} on ${hostname()} since 20\\d\\d-`)

  const second = ended(await place.onDocument('apply --auto-approve'), 1)
  expect(second.stderr).toMatch(holder)
  expect(second.stderr).toMatch(/interconnect unlock/)
  expect(ended(await place.onDocument('destroy --auto-approve'), 1).stderr).toMatch(holder)

  const asked = ended(await place.onDocument('unlock'), 1)
  expect(asked.stderr).toMatch(holder)
  expect(asked.stderr).toMatch(/no terminal to ask at.*--auto-approve/)
  expect(ended(await place.onDocument('unlock --auto-approve')).stdout).toMatch(/quickstart is unlocked/)

  const writes = simulator.world.journal.writes.length
  expect(await first.resume()).toMatchObject({ code: 1, output: expect.stringMatching(/writes nothing more/) })
  expect(simulator.world.journal.writes).toHaveLength(writes)
}, 60_000)

it('A run that was paused for longer than its lease is taken over, and writes nothing when it wakes up.', async () => {
  await using place = await Workplace.make(quickstart)
  await using simulator = await serveFor(place)
  const paused = await pausedApply(place, quietMoment)
  await outliveLease(place)

  ended(await place.onDocument('apply --auto-approve'))
  const [{ azure, oci }, writes, journal] = [
    inventory(simulator.world),
    simulator.world.journal.writes.length,
    await journalOf(place),
  ]
  expect(azure).toMatchObject({ 'Microsoft.Network/connections': 1, 'Microsoft.Network/virtualNetworks': 1 })
  expect(oci).toMatchObject({ drg: 1, vcn: 1, 'virtual-circuit': 1 })

  expect(await paused.resume()).toMatchObject({ code: 1, output: expect.stringMatching(/has lost the lock/) })
  expect(simulator.world.journal.writes).toHaveLength(writes)
  expect(await journalOf(place)).toBe(journal)
}, 120_000)
