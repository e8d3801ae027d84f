import { InterconnectError } from '@interconnect/model'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { worldDirectory } from '../state/paths.ts'
import { clockText } from '../views/simulator.human.ts'
import { noWorld } from './sim-faults.ts'
import { worldDocument } from './sim-status.ts'
import { withControl } from './with-control.ts'

export async function simClock(
  input: GlobalInput & { readonly step: string | undefined },
  _host: Host,
): Promise<Result> {
  const directory = worldDirectory(input)
  if (input.step !== undefined) {
    const ms = durationOf(input.step)
    const done = await withControl(directory, (control) => control.step(ms).then(() => true))
    if (!done) throw noWorld(directory)
  }
  const document = await worldDocument(directory)
  return { exitCode: 0, human: (look) => clockText(document, look), json: () => document }
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 }

function durationOf(text: string): number {
  const [, amount, unit = ''] = /^(\d{1,6})\s*(ms|s|min|h|d)$/.exec(text) ?? []
  if (amount !== undefined) return Number(amount) * units[unit]!
  throw new InterconnectError('usage/invalid-argument', `--step '${text}' is not a duration`, {
    hint: 'write a whole number and ms, s, min, h or d, such as 45min',
  })
}
