import { formatDuration } from '../words/duration.ts'
import { clip } from '../words/layout.ts'
import type { Look } from '../words/style.ts'
import type { ProgressState, RunningStep } from './progress-state.ts'

/** What the live display shows at one moment: at most `rows` lines, none wider than the terminal. */
export function frame(state: ProgressState, nowMs: number, look: Look & { readonly rows: number }): string[] {
  const room = Math.max(1, look.rows - 2)
  const hidden = Math.max(0, state.running.length - room)
  // The longest running stay: they are what one waits for.
  const shown = state.running.slice(0, hidden > 0 ? room - 1 : room)
  return [
    ...shown.map((step) => stepLine(step, nowMs, look)),
    ...(hidden > 0 ? [look.style.dim(`  and ${state.running.length - shown.length} more`)] : []),
    totalLine(state, nowMs, look),
  ]
}

const timeWidth = 10

/** Fractions of a second only flicker. */
const wholeSeconds = (ms: number): string => formatDuration(Math.floor(ms / 1000) * 1000)

function stepLine({ title, startedMs, typicalMs, note }: RunningStep, nowMs: number, { style, columns }: Look): string {
  const elapsed = wholeSeconds(nowMs - startedMs).padStart(timeWidth)
  const rest = [
    ...(typicalMs > 0 ? [`about ${formatDuration(typicalMs)}`] : []),
    ...(note === undefined ? [] : [note]),
  ].join(', ')
  const name = clip(title, Math.max(20, Math.floor((columns - timeWidth - 4) * 0.6)))
  return `${style.note(elapsed)}  ${name}  ${style.dim(clip(rest, columns - timeWidth - 4 - name.length))}`
}

const barWidth = 20

function totalLine(
  { steps, done, failed, skipped, stopping, startedMs, plannedMs }: ProgressState,
  nowMs: number,
  { style, columns }: Look,
): string {
  const ended = done + failed + skipped
  const filled = steps === 0 ? barWidth : Math.floor((ended / steps) * barWidth)
  const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled)
  const bad = failed > 0 ? `, ${failed} failed` : ''
  const time = `${wholeSeconds(nowMs - startedMs)} of about ${formatDuration(plannedMs)}`
  const words = `${ended}/${steps} steps${bad}, ${time}${stopping ? ', stopping' : ''}`
  return `${stopping ? style.warn(bar) : style.good(bar)} ${clip(words, columns - barWidth - 1)}`
}
