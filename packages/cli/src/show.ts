import type { Result } from './command.ts'
import type { FindingsReport } from './formats/findings-format.ts'
import { type FindingsFormatName, findingsFormats } from './formats/index.ts'
import type { GlobalInput } from './global-flags.ts'
import type { Host } from './host.ts'
import { lookOf } from './words/look-of.ts'
import { redact, redactText } from './words/redact.ts'

type Form = Pick<GlobalInput, 'output' | 'noColor'>

/** Writes a result to stdout in the form asked for. Secrets end here, whatever a view let through. */
export function show(result: Pick<Result, 'human' | 'json' | 'svg' | 'reveals'>, form: Form, host: Host): void {
  const text =
    form.output === 'json'
      ? JSON.stringify(result.reveals ? result.json() : redact(result.json()), null, 2)
      : form.output === 'svg' && result.svg
        ? result.svg()
        : result.human(lookOf(host.stdout, form, host))
  if (text === '') return
  const safe = result.reveals || form.output === 'json' ? text : redactText(text)
  host.stdout.write(safe.endsWith('\n') ? safe : `${safe}\n`)
}

/** Writes findings to stdout in a form for other programs. */
export async function showReport(report: FindingsReport, name: FindingsFormatName, host: Host): Promise<void> {
  const write = await findingsFormats[name]()
  const text = redactText(write(report))
  if (text !== '') host.stdout.write(`${text}\n`)
}

/** Writes a line for a person to stderr. */
export const say = (text: string, host: Pick<Host, 'stderr'>): void => host.stderr.write(`${redactText(text)}\n`)
