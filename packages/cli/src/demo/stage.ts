import type { Outcome } from '@interconnect/engine'
import type { InterconnectDocument } from '@interconnect/model'
import { carryOut, type Planned, type ReadPorts } from '@interconnect/toolkit'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { showProgress } from '../progress/progress.ts'
import type { OpenJournal } from '../state/node-journal.ts'
import type { SimTarget } from '../target/sim.ts'
import { outcomeText } from '../views/outcome.human.ts'
import { redactText } from '../words/redact.ts'
import type { Look } from '../words/style.ts'
import { readPorts, writePorts } from '../with-target.ts'

/** What the acts of the demo play on. */
export interface Stage {
  readonly input: GlobalInput
  readonly host: Host
  readonly look: Look
  readonly text: string
  readonly document: InterconnectDocument
  readonly target: SimTarget
  readonly journal: OpenJournal
}

/** One act: what is typed, what it is to show, and the show. Throws when the claim does not hold. */
export interface Act {
  /** As typed, without the program's name; absent for what is done by hand. */
  readonly line?: string
  readonly claim: string
  play(stage: Stage): Promise<void>
}

/** Shows a text to the audience: on stdout, or beside it when stdout is to carry JSON. */
export function tell(text: string, { host, input }: Pick<Stage, 'host' | 'input'>): void {
  const out = input.output === 'json' ? host.stderr : host.stdout
  out.write(`${redactText(text)}\n`)
}

/** Ports that cannot write. */
export const reading = ({ target, document, journal, host }: Stage): Promise<ReadPorts> =>
  readPorts(target, { document }, { journal, signal: host.signal })

/** Carries a plan out with live progress and tells how it went. */
export async function carryOutOnStage(planned: Planned, stage: Stage): Promise<Outcome> {
  const { target, document, journal, host, input, look } = stage
  using progress = showProgress(input, host, target.clock)
  const given = { journal, report: progress.report, signal: host.signal, hardSignal: host.hardSignal }
  const outcome = await carryOut(planned, await writePorts(target, { document }, given))
  progress[Symbol.dispose]()
  tell(outcomeText(planned.plan, outcome, look), stage)
  return outcome
}

/** A claim of the demo that must hold. */
export function claim(holds: boolean, otherwise: string): void {
  if (!holds) throw new ClaimError(otherwise)
}

/** What the demo promised and the program did not keep. */
export class ClaimError extends Error {
  override readonly name = 'ClaimError'
}
