import { expect } from 'vitest'
import { byHand, type Hands, leftovers } from './by-hand.ts'
import type { CliResult, Workplace } from './cli.ts'

/** Something a person changes by hand in one of the clouds, and the property that drift must name. */
export interface Drift {
  readonly by: (hands: Hands) => Promise<void>
  readonly names: RegExp
}

export interface LifeOptions {
  readonly drift: Drift
  /** What others have in the clouds before; must be there unchanged afterwards. */
  readonly others?: readonly string[]
}

function ok(result: CliResult, code = 0): CliResult {
  expect(result.code, `${result.stdout}\n${result.stderr}`).toBe(code)
  return result
}

const requests = (place: Workplace) =>
  byHand(place, async ({ simulator }) => ({
    writes: simulator.world.journal.writes.length,
    failedStates: simulator.world.journal.records.length,
  }))

/** The whole life of a document, with the real CLI as processes of their own: every claim of the README. */
export async function liveThrough(place: Workplace, { drift, others = [] }: LifeOptions): Promise<void> {
  const planned = JSON.parse(ok(await place.onDocument('plan', '-o', 'json')).stdout) as { steps: unknown[] }
  expect(planned.steps.length).toBeGreaterThan(10)

  ok(await place.onDocument('apply --auto-approve'))
  const before = (await requests(place)).writes
  ok(await place.onDocument('apply --auto-approve'))
  expect((await requests(place)).writes, 'writes of a second apply').toBe(before)
  ok(await place.onDocument('prove'))
  ok(await place.onDocument('drift'))

  await byHand(place, drift.by)
  expect(ok(await place.onDocument('drift'), 2).stdout).toMatch(drift.names)
  ok(await place.onDocument('prove'), 3)
  ok(await place.onDocument('apply --auto-approve'))
  ok(await place.onDocument('drift'))

  ok(await place.onDocument('destroy --auto-approve'))
  const left = await byHand(place, async ({ simulator }) => ({
    objects: leftovers(simulator),
    failed: simulator.world.store.collection<string>('link/history').values().filter((state) => state.includes('FAILED')),
  }))
  expect(left.objects).toEqual(others)
  expect(left.failed).toEqual([])
}
