import { InterconnectError } from '@interconnect/model'
import type { GlobalInput } from './global-flags.ts'
import type { Host } from './host.ts'
import { errorText } from './views/error.human.ts'
import { errorDocument } from './views/error.json.ts'
import { lookOf } from './words/look-of.ts'
import { redact, redactText } from './words/redact.ts'

type Form = Pick<GlobalInput, 'output' | 'noColor'>

/** Tells what went wrong; gives the exit code. */
export function fail(cause: unknown, form: Form, host: Host): number {
  const error = understood(cause, host)
  if (form.output === 'json') host.stdout.write(`${JSON.stringify(redact(errorDocument(error)), null, 2)}\n`)
  else host.stderr.write(redactText(errorText(error, lookOf(host.stderr, form, host))))
  if (host.environment['INTERCONNECT_DEBUG']) host.stderr.write(redactText(`\n${stackOf(cause)}\n`))
  return error.kind.exitCode
}

/** As `fail`, for a command line that was not understood. */
export const failUsage = ({ message, hint }: { message: string; hint: string }, form: Form, host: Host): number =>
  fail(new InterconnectError('usage/invalid-argument', message, { hint }), form, host)

function understood(cause: unknown, { signal }: Host): InterconnectError {
  if (signal.aborted && !InterconnectError.is(cause)) return interrupted()
  if (InterconnectError.is(cause)) return cause.code === 'us/bug' ? bug(cause.message, cause) : cause
  return bug(cause instanceof Error ? cause.message : String(cause), cause)
}

const interrupted = () =>
  new InterconnectError('apply/interrupted', 'stopped by you', { hint: 'run the same command again to go on' })

const bug = (message: string, cause: unknown) =>
  new InterconnectError('us/bug', `this is our mistake, not yours: ${message.split('\n')[0]}`, {
    hint: 'report it to the issue tracker of interconnect, with what the same command prints under INTERCONNECT_DEBUG=1',
    cause,
  })

function stackOf(cause: unknown): string {
  const stack = cause instanceof Error ? (cause.stack ?? String(cause)) : String(cause)
  const inner = cause instanceof Error && cause.cause !== undefined ? `\ncaused by ${stackOf(cause.cause)}` : ''
  return stack + inner
}
