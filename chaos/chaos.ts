import { bundleToKill } from './bundle.ts'
import { type Calm, type Life, liveCalmly, liveDisturbed } from './life.ts'
import { Random } from './random.ts'
import { type Scenario, scenarios } from './scenario.ts'

export interface ChaosOptions {
  readonly seed: string
  /** Stop as soon as there were this many. */
  readonly kills: number
  /** Kills in one life. */
  readonly perLife?: number
  /** What is lived; by default all there are. */
  readonly among?: readonly Scenario[]
  /** Only this case of the seed. */
  readonly onlyCase?: number | undefined
  /** Told of every life as it ends. */
  readonly onLife?: (index: number, scenario: Scenario, life: Life) => void
}

export type Verdict = Omit<Life, 'story'> & { readonly cases: number; readonly tookMs: number }

/** Lives that run side by side. */
const sideBySide = 2

/** Lives link after link, each disturbed as its case of the seed decides, until there were enough kills. */
export async function chaos({
  seed,
  kills,
  perLife = 20,
  among = scenarios,
  onlyCase,
  onLife,
}: ChaosOptions): Promise<Verdict> {
  const started = performance.now()
  await using bundle = await bundleToKill()
  const total = { kills: 0, runs: 0, leaked: 0, duplicated: 0, diverged: 0, cases: 0 }
  const calm = new Map<Scenario, Promise<Calm>>()
  const calmOf = (scenario: Scenario) => {
    const known = calm.get(scenario) ?? liveCalmly(bundle, scenario)
    calm.set(scenario, known)
    return known
  }
  let next = onlyCase ?? 0
  let underWay = 0
  const isEnough = () => (onlyCase === undefined ? total.kills + underWay >= kills : next > onlyCase)
  const lane = async () => {
    while (!isEnough()) {
      const index = next++
      const planned = Math.min(perLife, kills - total.kills - underWay)
      const caseSeed = `${seed}/${index}`
      const scenario = new Random(`${caseSeed}/scenario`).pick(among)
      underWay += planned
      const life = await liveDisturbed({
        bundle,
        scenario,
        calm: await calmOf(scenario),
        seed: caseSeed,
        kills: perLife,
      })
      underWay -= planned
      for (const count of ['kills', 'runs', 'leaked', 'duplicated', 'diverged'] as const) total[count] += life[count]
      total.cases++
      onLife?.(index, scenario, life)
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, lane))
  return { ...total, tookMs: performance.now() - started }
}
