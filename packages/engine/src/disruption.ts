import type { Decision } from './decide.ts'
import type { Key } from './kind.ts'
import { type Step, stepId } from './plan.ts'
import type { Planner } from './planner.ts'
import { schedule, type Span } from './schedule.ts'

/** Why something stops. */
export interface DisruptionCause {
  readonly key: Key
  readonly title: string
  readonly how: 'interrupts' | 'replaces' | 'removes'
  readonly reason: string
  readonly source?: string
}

/** Something that works now and stops. */
export interface Disruption {
  /** What stops, such as `all traffic over the link`. */
  readonly stops: string
  /** Typical, until all of it is back, in milliseconds; absent when it stops for good. */
  readonly forMs?: number
  readonly causes: readonly DisruptionCause[]
}

interface Stop extends Span {
  readonly stops: string
  readonly cause: DisruptionCause
}

/** What applying stops meanwhile, longest first. What does not work anyway is not counted. */
export function disruptionsOf(
  steps: readonly Step[],
  planner: Planner,
  decisions: ReadonlyMap<Key, Decision>,
): Disruption[] {
  const spans = schedule(steps)
  const byId = new Map(steps.map((step) => [step.id, step]))
  const spanOf = (step: Step | undefined): Span => (step && spans.get(step.id)) ?? { start: 0, end: 0 }
  /** Until it carries again: with what is waited for right behind it. */
  const backAt = (step: Step | undefined): number =>
    Math.max(
      spanOf(step).end,
      ...steps
        .filter(({ action, after }) => action === 'wait' && step && after.includes(step.id))
        .map((wait) => spanOf(wait).end),
    )
  const stops = [...decisions].flatMap(([key, decision]): Stop[] => {
    if (!decision.disrupts) return []
    if (decision.action === 'update') return interruptions(byId.get(stepId('update', key)), spanOf)
    const [gone, made] = [byId.get(stepId('delete', key)), byId.get(stepId('create', key))]
    return replacement(planner, { gone, made }, { start: spanOf(gone).start, end: backAt(made) })
  })
  return together(stops)
}

function interruptions(step: Step | undefined, spanOf: (step: Step | undefined) => Span): Stop[] {
  if (!step) return []
  const { start } = spanOf(step)
  return step.differences.flatMap(({ path, effect }): Stop[] => {
    if (effect.how !== 'interrupts') return []
    const { stops, forMs, source } = effect
    const reason = `${path} changes`
    const cause = { key: step.key, title: step.title, how: effect.how, reason, ...(source !== undefined && { source }) }
    return [{ stops, cause, start, end: start + forMs }]
  })
}

function replacement(
  { registry }: Planner,
  { gone, made }: { readonly gone: Step | undefined; readonly made: Step | undefined },
  span: Span,
): Stop[] {
  const step = made ?? gone
  const stops = step?.type === undefined ? undefined : registry.kind(step.type).presence.stops
  if (!step || stops === undefined) return []
  const [source] = step.differences.flatMap(({ effect }) => (effect.how === 'replaces' && effect.source) || [])
  const { key, title, reason } = step
  return [{ ...span, stops, cause: { key, title, how: 'replaces', reason, ...(source !== undefined && { source }) } }]
}

/** What stops for several reasons stops once, from the first to the last of them. */
function together(stops: readonly Stop[]): Disruption[] {
  const groups = [...Map.groupBy(stops, (stop) => stop.stops)]
  const merged = groups.map(([what, all]) => ({
    stops: what,
    forMs: Math.max(...all.map(({ end }) => end)) - Math.min(...all.map(({ start }) => start)),
    causes: all.sort((a, b) => a.start - b.start).map(({ cause }) => cause),
  }))
  return merged.sort((a, b) => b.forMs - a.forMs)
}

/** What taking down stops for good. */
export function endings(steps: readonly Step[], { registry }: Planner): Disruption[] {
  const ending = steps.flatMap(({ action, key, type, title, reason }): { stops: string; cause: DisruptionCause }[] => {
    const stops = action === 'delete' && type !== undefined && registry.kind(type).presence.stops
    return stops ? [{ stops, cause: { key, title, how: 'removes', reason } }] : []
  })
  const groups = [...Map.groupBy(ending, ({ stops }) => stops)]
  return groups.map(([stops, all]) => ({ stops, causes: all.map(({ cause }) => cause) }))
}
