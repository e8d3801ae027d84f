import type { InterconnectError } from '@interconnect/model'
import type { Look } from '../words/style.ts'

/** What went wrong, what to do, and the code to look up. */
export function errorText({ message, hint, code }: InterconnectError, { style }: Look): string {
  const lines = [
    `${style.bad('error:')} ${message}`,
    ...(hint === undefined ? [] : [`${style.note('hint:')}  ${hint}`]),
    style.dim(`code:  ${code}; more with \`interconnect explain ${code}\``),
  ]
  return `${lines.join('\n')}\n`
}
