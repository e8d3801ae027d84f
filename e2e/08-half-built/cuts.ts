import type { JournalRecord } from '@interconnect/engine'
import type { InterconnectDocument } from '@interconnect/model'
import type { Moment } from '@interconnect/sim'
import { shapeOf, type WorldShape } from '../../chaos/world-shape.ts'
import { failuresOf, Stage, type Start } from '../harness/in-process.ts'

/** One instant at which an apply can be cut off: what the clouds hold then, and what the journal says. */
export interface Cut {
  /** The call or wait the cut falls on. */
  readonly at: string
  readonly moment: Moment
  readonly records: readonly JournalRecord[]
}

/** An undisturbed apply: where it began, what it made, and every instant at which it could have been cut. */
export interface Calm {
  readonly document: InterconnectDocument
  readonly before: WorldShape
  readonly after: WorldShape
  readonly built: Start
  readonly cuts: readonly Cut[]
}

const isWrite = ({ method, url }: Request): boolean =>
  method !== 'GET' && method !== 'HEAD' && !/oauth2|getAllDrgAttachments/.test(url)

/**
 * Applies a document once and keeps the instant before each call that writes, the instant after its effect, while its
 * answer has not arrived yet, and the instant at which each gate begins to be waited for.
 */
export async function applyCalmly(document: InterconnectDocument, moment?: Moment): Promise<Calm> {
  const cuts: Cut[] = []
  const keep = (at: string) => cuts.push({ at, moment: stage.moment(), records: [...stage.journal.records] })
  using stage = new Stage(
    { moment },
    {
      before: (request) => isWrite(request) && keep(`before ${nameOf(request)}`),
      after: (request) => isWrite(request) && keep(`answer lost of ${nameOf(request)}`),
    },
  )
  const before = shapeOf(stage.clouds.world)
  const outcome = await stage.carryOut(await stage.planApply(document), document, (event) => {
    if (event.event === 'apply/step-started' && event.id.startsWith('wait:')) keep(`at ${event.id}`)
  })
  const failures = failuresOf(outcome)
  if (failures.length > 0) throw new Error(failures.join('\n'))
  const built = { moment: stage.moment(), records: [...stage.journal.records] }
  return { document, before, after: shapeOf(stage.clouds.world), built, cuts }
}

const nameOf = ({ method, url }: Request): string => `${method} ${new URL(url).pathname.split('/').slice(-2).join('/')}`
