import type { EngineEvent } from '@interconnect/engine'
import { formatDuration, formatElapsed } from '../words/duration.ts'
import { clip } from '../words/layout.ts'
import type { Style } from '../words/style.ts'
import { type ProgressState, runningStep } from './progress-state.ts'

/** A refusal of the moment deserves a glance, not a paragraph: the whole of it is in the JSON lines. */
const retryWidth = 110

/** One line for an event, with the time since the start; nothing for events that say nothing new. */
export function eventLine(event: EngineEvent, before: ProgressState, style: Style): string | undefined {
  const words = wordsFor(event, before, style)
  return words === undefined
    ? undefined
    : `${style.dim(formatElapsed(event.atMs - (before.startedMs || event.atMs)))} ${words}`
}

function wordsFor(event: EngineEvent, before: ProgressState, { good, bad, warn, dim }: Style): string | undefined {
  const title = 'id' in event ? (runningStep(before, event.id)?.title ?? event.id) : ''
  switch (event.event) {
    case 'apply/step-started':
      return undefined
    case 'apply/started':
      return dim(`${event.steps} steps, about ${formatDuration(event.durationMs)}`)
    case 'apply/step-waiting':
      return dim(`⧖ ${title}: ${event.waitingFor}`)
    case 'apply/step-retrying':
      return warn(clip(`↻ ${title}: ${event.message}`, retryWidth))
    case 'apply/step-done':
      return `${good('✓')} ${title} ${dim(formatDuration(event.durationMs))}`
    case 'apply/step-failed':
      return bad(`✗ ${title}: ${event.message} (${event.code})`)
    case 'apply/step-skipped':
      return dim(`· skipped ${event.id}, because ${event.because} failed`)
    case 'apply/stopping':
      return warn('stopping: nothing new is started; Ctrl-C again stops at once')
    case 'apply/finished':
      return undefined
  }
}
