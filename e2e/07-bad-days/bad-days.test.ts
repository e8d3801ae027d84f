import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Outcome } from '@interconnect/engine'
import { describe, expect, it } from 'vitest'
import { type BadDay, type Failure, hours } from './bad-day.ts'
import { BadWorld, type Goal } from './bad-world.ts'
import { endsBadly } from './ends-badly.ts'
import { endsWell } from './ends-well.ts'

const quickstart = await readFile(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8')

/** With `BAD_DAYS=each` every bad day has a world of its own; otherwise those that do not touch each other share one. */
const isEach = process.env['BAD_DAYS'] === 'each'

const notDone = ({ results }: Outcome) =>
  results.filter(({ result }) => result !== 'done').map(({ step, result, error }) => [step.id, result, error?.message])

/** Every fault must have caught something, or the day was not as bad as its name says. */
function arm({ simulator: { world } }: BadWorld, days: readonly BadDay[]): () => void {
  for (const fault of days.flatMap(({ faults }) => faults)) world.faults.add(fault)
  return () => {
    const idle = world.faults.armed.filter(({ fault: { after }, seen }) => seen <= after).map(({ fault }) => fault)
    expect(idle, 'faults that caught nothing').toEqual([])
    world.faults.clear()
  }
}

async function endWell(world: BadWorld, goal: Goal, days: readonly BadDay[] = []): Promise<void> {
  const disarm = arm(world, days)
  expect(notDone(await world.run(goal))).toEqual([])
  disarm()
}

/** An undisturbed life: what stands in both accounts after its apply, and the writes that a cloud refused. */
const live = async () => {
  await using world = await BadWorld.open(quickstart)
  await endWell(world, 'apply')
  const { inventory } = world
  await endWell(world, 'destroy')
  return { inventory, refused: world.writes.filter(({ status }) => status >= 400) }
}
let lived: ReturnType<typeof live> | undefined
const undisturbed = () => (lived ??= live())

describe('an undisturbed life', () => {
  it('never has two writes on one gateway, circuit, network or DRG at a time: neither cloud refuses any', async () => {
    const { refused } = await undisturbed()
    // A route distribution takes its statements only when it is there: two calls of one object, not two writes at a time.
    expect(refused.filter(({ path }) => !path.endsWith('/addDrgRouteDistributionStatements'))).toEqual([])
  }, 120_000)
})

/** Whatever happened before: everything is there, once, and another apply writes nothing. */
async function isComplete(world: BadWorld): Promise<void> {
  expect(world.inventory).toEqual((await undisturbed()).inventory)
  const before = world.writes.length
  await endWell(world, 'apply')
  expect(world.writes.slice(before)).toEqual([])
}

/** A life with bad days that it gets over by itself. */
async function liveThrough(days: readonly BadDay[]): Promise<void> {
  const of = (goal: Goal) => days.filter((day) => day.goal === goal)
  await using world = await BadWorld.open(quickstart)
  await endWell(world, 'apply', of('apply'))
  await isComplete(world)
  await endWell(world, 'destroy', of('destroy'))
  expect(world.inventory).toEqual({ azure: {}, oci: {} })
}

function tells({ results }: Outcome, id: string, { code, message = /./, hint = /./, details = {} }: Failure): void {
  const failed = results.find(({ step }) => step.id === id)
  expect(failed, id).toMatchObject({ result: 'failed', error: { code, details } })
  expect(failed!.error!.message).toMatch(message)
  expect(failed!.error!.hint ?? 'none').toMatch(hint)
}

/** A life with bad days that are too much for one run, and not for two. */
async function survive(days: readonly BadDay[]): Promise<void> {
  const { goal } = days[0]!
  const fails = Object.entries(Object.assign({}, ...days.map((day) => day.fails)) as NonNullable<BadDay['fails']>)
  await using world = await BadWorld.open(quickstart)
  if (goal === 'destroy') await endWell(world, 'apply')
  const disarm = arm(world, days)
  const outcome = await world.run(goal)
  disarm()
  for (const [id, failure] of fails) tells(outcome, id, failure)
  // All the rest is done, or stands on what failed.
  const others = outcome.results.filter(
    ({ step, result }) => result !== 'done' && !fails.some(([id]) => id === step.id),
  )
  expect(others.filter(({ result }) => result !== 'skipped').map(({ step, error }) => [step.id, error])).toEqual([])
  world.simulator.clock.step(hours(4))
  await endWell(world, goal)
  if (goal === 'apply') {
    await isComplete(world)
    await endWell(world, 'destroy')
  }
  expect(world.inventory).toEqual({ azure: {}, oci: {} })
}

type Life = readonly [name: string, days: readonly BadDay[]]

const livesOf = (days: readonly BadDay[]): Life[] =>
  isEach ? days.map((day) => [day.name, [day]]) : [[days.map(({ name }) => name).join('; '), days]]

describe('a life ends well though', () => {
  it.each(livesOf(endsWell))('%s', (_, days) => liveThrough(days), 120_000)
})

describe.each(Object.entries(endsBadly))('%s ends typed, and the next one ends well, when', (_, days) => {
  it.each(livesOf(days))('%s', (__, together) => survive(together), 120_000)
})
