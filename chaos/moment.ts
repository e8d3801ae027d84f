import type { Random } from './random.ts'

/**
 * Where a run of the CLI is killed.
 * - `call`: at its `nth` call that writes to a cloud: before it takes effect, after the effect with the answer lost, or
 *   as soon as the answer has left.
 * - `record`: at its `nth` record of the journal: before it is written, with half of it written, or after.
 * - `instant`: so many milliseconds after the process was started.
 */
export type Moment =
  | { readonly at: 'call'; readonly when: 'before' | 'after' | 'answered'; readonly nth: number }
  | { readonly at: 'record'; readonly when: 'before' | 'torn' | 'after'; readonly nth: number }
  | { readonly at: 'instant'; readonly afterMs: number }

/** Early ones are likelier, so that many kills fit on the way from nothing to everything. */
const early = (random: Random, longest: number): number => 1 + Math.floor(random.next() ** 2 * longest)

export function momentOf(random: Random): Moment {
  const sort = random.next()
  if (sort < 0.45) return { at: 'call', when: random.pick(['before', 'after', 'answered']), nth: early(random, 14) }
  if (sort < 0.85) return { at: 'record', when: random.pick(['before', 'torn', 'after']), nth: early(random, 30) }
  return { at: 'instant', afterMs: random.int(150, 1500) }
}

export const momentText = (moment: Moment): string =>
  moment.at === 'instant' ? `${moment.afterMs} ms after start` : `${moment.when} ${moment.at} ${moment.nth}`
