import { failures, inventory } from '@interconnect/sim'
import { expect } from 'vitest'
import { byHand, type Hands } from './by-hand.ts'
import type { CliResult, Workplace } from './cli.ts'

/** Something a person changes by hand in one of the clouds, and how drift must name it. */
export interface Drift {
  readonly by: (hands: Hands) => Promise<void>
  readonly names: RegExp
}

/** What a run must have ended with; the whole output when it has not. */
export function ended(result: CliResult, code = 0): CliResult {
  expect(result.code, `${result.stdout}\n${result.stderr}`).toBe(code)
  return result
}

/** What both clouds hold, how often they were asked to change, and what ever went into FAILED. */
export const take = (place: Workplace) =>
  byHand(place, async ({ simulator: { world } }) => ({
    objects: inventory(world),
    writes: world.journal.writes.length,
    failed: failures(world).values(),
  }))

/** The whole life of a document, with the whole CLI: every claim of the README. */
export async function liveThrough(place: Workplace, drift: Drift): Promise<void> {
  const before = await take(place)
  const planned = JSON.parse(ended(await place.onDocument('plan', '-o', 'json')).stdout) as { steps: unknown[] }
  expect(planned.steps.length).toBeGreaterThan(10)

  ended(await place.onDocument('apply --auto-approve'))
  const { writes } = await take(place)
  ended(await place.onDocument('apply --auto-approve'))
  expect((await take(place)).writes, 'writes of a second apply').toBe(writes)
  ended(await place.onDocument('prove'))
  ended(await place.onDocument('drift'))

  await byHand(place, drift.by)
  expect(ended(await place.onDocument('drift'), 2).stdout).toMatch(drift.names)
  ended(await place.onDocument('prove'), 3)
  ended(await place.onDocument('apply --auto-approve'))
  ended(await place.onDocument('drift'))

  ended(await place.onDocument('destroy --auto-approve'))
  const after = await take(place)
  expect(after.objects).toEqual(before.objects)
  expect(after.failed).toEqual([])
}
