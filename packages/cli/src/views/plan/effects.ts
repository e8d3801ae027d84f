import type { Effect } from '@interconnect/engine'
import { formatDuration } from '../../words/duration.ts'
import { wrap } from '../../words/layout.ts'
import type { Look } from '../../words/style.ts'
import type { PlanLine } from './lines.ts'

/** What a change does to what is there, each thing once. */
export function effectLines({ does, differences }: PlanLine, look: Look): string[] {
  if (does !== 'update' && does !== 'replace') return []
  const said = differences.flatMap(({ effect }) => words(effect, does))
  return [...new Set(said)].flatMap((text) => effectLine(text, look))
}

function words(effect: Effect, does: PlanLine['does']): string[] {
  // An object that is made anew takes every other change with it.
  if (does === 'replace') return effect.how === 'replaces' && effect.note !== undefined ? [effect.note] : []
  switch (effect.how) {
    case 'in-place':
      return [effect.note === undefined ? 'in place' : `in place; ${effect.note}`]
    case 'interrupts':
      return [`in place, and stops ${effect.stops} for about ${formatDuration(effect.forMs)}`]
    case 'replaces':
      return ['only another object can have it']
    case 'impossible':
      return [`impossible: ${effect.because}`]
  }
}

function effectLine(text: string, { style, columns }: Look): string[] {
  const [first, ...rest] = wrap(text, columns - 2, '      ').split('\n')
  return [style.dim(first!), ...rest.map((line) => style.dim(`  ${line}`))]
}
