import type { Clock } from '@interconnect/model'
import type { Out } from '../host.ts'
import { hideCursor, showCursor } from '../words/cursor.ts'
import type { Style } from '../words/style.ts'
import { eventLine } from './event-line.ts'
import { frame } from './frame.ts'
import type { Progress } from './progress.ts'
import { afterEvent, noProgress } from './progress-state.ts'

/** At most ten frames a second. */
const frameMs = 100

const clearBelow = '\u001b[0J'
const up = (lines: number) => (lines > 0 ? `\u001b[${lines}A\r` : '\r')

/**
 * Running steps and the whole, redrawn in place; what has gone wrong scrolls away above it. Leaves nothing else behind: the
 * summary that follows tells what was done.
 */
export function liveDisplay(out: Out, style: Style, clock: Clock): Progress {
  let state = noProgress
  let drawn = 0
  let above: string[] = []
  const draw = () => {
    const lines = frame(state, clock.now(), { style, columns: out.columns, rows: out.rows })
    const text = [...above, ...lines].map((line) => `${line}\n`).join('')
    out.write(`${up(drawn)}${clearBelow}${text}`)
    above = []
    drawn = lines.length
  }
  out.write(hideCursor)
  const timer = setInterval(draw, frameMs)
  timer.unref()
  return {
    report(event) {
      const tells = event.event === 'apply/step-failed' || event.event === 'apply/stopping'
      const line = tells ? eventLine(event, state, style) : undefined
      if (line !== undefined) above.push(line)
      state = afterEvent(state, event)
    },
    [Symbol.dispose]() {
      clearInterval(timer)
      out.write(`${up(drawn)}${clearBelow}${above.map((line) => `${line}\n`).join('')}${showCursor}`)
    },
  }
}
