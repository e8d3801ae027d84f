import type { GlobalInput } from '../global-flags.ts'
import type { Host, Out } from '../host.ts'
import { colours, type Look, plain } from './style.ts'

/** How to write to one of the host's streams: colours only for a terminal that wants them. */
export function lookOf(
  out: Out,
  { noColor }: Pick<GlobalInput, 'noColor'>,
  { environment }: Pick<Host, 'environment'>,
): Look {
  const wanted = out.isTerminal && !noColor && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb'
  return { style: wanted ? colours : plain, columns: out.isTerminal ? Math.max(40, out.columns) : 100 }
}
