import { openSimulator } from '@interconnect/sim'
import { join } from 'node:path'
import type { Workplace } from './cli.ts'
import { type Hands, handsOn } from './hands.ts'

export { compartment, type Hands, subscription } from './hands.ts'

/** Long enough for everything that was begun by hand to come to its end. */
const restMs = 3 * 60 * 60_000

/** Opens the world of a workplace, lets `work` change it by hand, lets time pass until all is at rest, closes it. */
export async function byHand<T>(place: Workplace, work: (hands: Hands) => Promise<T>, region?: string): Promise<T> {
  await using simulator = await openSimulator({ directory: join(place.stateDirectory, 'sim') })
  const result = await work(handsOn(simulator, region))
  simulator.clock.step(restMs)
  return result
}
