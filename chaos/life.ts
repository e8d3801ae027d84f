import { existsSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bundle } from './bundle.ts'
import { type Moment, momentOf, momentText } from './moment.ts'
import { Random } from './random.ts'
import { type Ending, runCli } from './run-cli.ts'
import { compartment, type Scenario, subscription } from './scenario.ts'
import { type WatchedClouds, watchClouds } from './watched-clouds.ts'
import { damageOf, shapeOf, type WorldShape } from './world-shape.ts'

export const phases = ['apply', 'update', 'destroy'] as const
export type Phase = (typeof phases)[number]

/** What each phase of an undisturbed life leaves behind. */
export type Calm = Readonly<Record<Phase, WorldShape>>

/** A directory with a document, and clouds of its own. */
interface Place {
  readonly bundle: Bundle
  readonly directory: string
  readonly clouds: WatchedClouds
}

const documentFile = 'interconnect.yaml'
const journalFile = (directory: string): string => join(directory, '.interconnect/journals/sim/chaos/journal.jsonl')

async function within<Result>(bundle: Bundle, seed: string, work: (place: Place) => Promise<Result>): Promise<Result> {
  const directory = await mkdtemp(join(tmpdir(), 'interconnect-chaos-'))
  try {
    await using clouds = await watchClouds(join(directory, '.interconnect'), seed)
    clouds.simulator.ensureAccount({ subscription, compartment })
    return await work({ bundle, directory, clouds })
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

const run = (place: Place, phase: Phase, moment?: Moment): Promise<Ending> =>
  runCli({ ...place, moment, words: [...words[phase], '--auto-approve', '-f', documentFile] })

/** Changing a link stops it for a while. */
const words: Readonly<Record<Phase, readonly string[]>> = {
  apply: ['apply'],
  update: ['apply', '--allow-disruption'],
  destroy: ['destroy'],
}

const write = ({ directory }: Place, { before, after }: Scenario, phase: Phase): Promise<void> =>
  writeFile(join(directory, documentFile), phase === 'apply' ? before : after)

/** Lives once without disturbance. */
export const liveCalmly = (bundle: Bundle, scenario: Scenario): Promise<Calm> =>
  within(bundle, 'calm', async (place) => {
    const calm: Partial<Record<Phase, WorldShape>> = {}
    for (const phase of phases) {
      await write(place, scenario, phase)
      const { code, output } = await run(place, phase)
      if (code !== 0) throw new Error(`${scenario.name}: ${phase} fails without any disturbance:\n${output}`)
      calm[phase] = shapeOf(place.clouds.simulator.world)
    }
    return calm as Calm
  })

/** What a disturbed life came to. */
export interface Life {
  readonly kills: number
  readonly runs: number
  readonly leaked: number
  readonly duplicated: number
  readonly diverged: number
  /** What was done to it and what went wrong, for people. */
  readonly story: readonly string[]
}

export interface LifeOptions {
  readonly bundle: Bundle
  readonly scenario: Scenario
  readonly calm: Calm
  /** Decides everything that happens. */
  readonly seed: string
  /** Kills at most. */
  readonly kills: number
}

/** Share of the kills that fall into each phase. */
const shares: Readonly<Record<Phase, number>> = { apply: 0.45, update: 0.25, destroy: 0.3 }

/** Lives with kills in every phase; after each, the same command again until it comes to its end. */
export const liveDisturbed = ({ bundle, scenario, calm, seed, kills }: LifeOptions): Promise<Life> =>
  within(bundle, seed, async (place) => {
    const random = new Random(seed)
    const life = { kills: 0, runs: 0, leaked: 0, duplicated: 0, diverged: 0, story: [] as string[] }
    for (const phase of phases) {
      await write(place, scenario, phase)
      await disturb(place, phase, {
        random,
        life,
        kills: Math.min(kills - life.kills, Math.ceil(kills * shares[phase])),
      })
      life.runs++
      const { code, output } = await run(place, phase)
      judge(life, phase, code === 0 ? undefined : output, damageOf(shapeOf(place.clouds.simulator.world), calm[phase]))
      if (code !== 0) break
    }
    return life
  })

type Tally = { -readonly [Member in keyof Omit<Life, 'story'>]: Life[Member] } & { story: string[] }

interface Disturbance {
  readonly random: Random
  readonly life: Tally
  readonly kills: number
}

/** Kills run after run of a phase, until enough or until one gets through. */
async function disturb(place: Place, phase: Phase, { random, life, kills }: Disturbance): Promise<void> {
  for (let left = kills; left > 0; left--) {
    const moment = momentOf(random)
    const { killed, code, output } = await run(place, phase, moment)
    life.runs++
    life.story.push(`${phase}: ${killed ? 'killed' : `ended with ${code} before`} ${momentText(moment)}`)
    if (!killed) {
      if (code === 0) return
      life.story.push(output)
      continue
    }
    life.kills++
    life.story.push(...between(place, random))
  }
}

/** What may happen before somebody runs the command again: time passes, the journal is lost or cut short. */
function between({ directory, clouds }: Place, random: Random): string[] {
  const happened: string[] = []
  if (random.chance(0.3)) {
    const minutes = random.pick([1 / 6, 1, 10, 180])
    clouds.simulator.clock.step(minutes * 60_000)
    happened.push(`  ${minutes} min pass`)
  }
  const journal = journalFile(directory)
  const lot = random.next()
  if (!existsSync(journal) || lot >= 0.25) return happened
  if (lot < 0.1) {
    rmSync(journal)
    return [...happened, '  the journal is lost']
  }
  const length = Math.floor(readFileSync(journal).length * random.next())
  truncateSync(journal, length)
  return [...happened, `  the journal is cut to ${length} bytes`]
}

function judge(life: Tally, phase: Phase, failure: string | undefined, damage: ReturnType<typeof damageOf>): void {
  if (failure !== undefined) {
    life.diverged++
    life.story.push(`${phase}: the last run failed`, failure)
  }
  life.leaked += damage.leaked.length
  life.duplicated += damage.duplicated.length
  life.diverged += damage.diverged.length
  for (const [what, found] of Object.entries(damage))
    for (const line of found as string[]) life.story.push(`${phase}: ${what}: ${line}`)
}
