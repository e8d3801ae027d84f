import type { Report } from '@interconnect/engine'
import type { Clock } from '@interconnect/model'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { lookOf } from '../words/look-of.ts'
import { redact } from '../words/redact.ts'
import { eventLine } from './event-line.ts'
import { liveDisplay } from './live-display.ts'
import { afterEvent, noProgress } from './progress-state.ts'

/** A listener of a run's events. Disposed when the run is over: what is on the screen only for the moment goes. */
export interface Progress extends Disposable {
  readonly report: Report
}

/** JSON lines when asked for, a live display in a terminal, plain lines elsewhere; all on stderr. */
export function showProgress(input: Pick<GlobalInput, 'events' | 'noColor'>, host: Host, clock: Clock): Progress {
  if (input.events) return jsonLines(host)
  const { isTerminal } = host.stderr
  const isDumb = host.environment['TERM'] === 'dumb'
  return isTerminal && !isDumb
    ? liveDisplay(host.stderr, lookOf(host.stderr, input, host).style, clock)
    : plainLines(input, host)
}

const jsonLines = ({ stderr }: Host): Progress => ({
  report: (event) => stderr.write(`${JSON.stringify(redact(event))}\n`),
  [Symbol.dispose]() {},
})

function plainLines(input: Pick<GlobalInput, 'noColor'>, host: Host): Progress {
  const { style } = lookOf(host.stderr, input, host)
  let state = noProgress
  return {
    report(event) {
      const before = event.event === 'apply/started' ? afterEvent(state, event) : state
      const line = eventLine(event, before, style)
      state = afterEvent(state, event)
      if (line !== undefined) host.stderr.write(`${line}\n`)
    },
    [Symbol.dispose]() {},
  }
}
