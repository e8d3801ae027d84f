import type { JournalRecord } from '@interconnect/engine'
import type { InterconnectDocument } from '@interconnect/model'
import type { Moment } from '@interconnect/sim'
import type { Story } from '@interconnect/reach'
import { type AskedFlow, carryOut, networkOf, planMending, type ReachedNetwork, traceFlow } from '@interconnect/toolkit'
import { documentOf, failuresOf, Stage } from '../harness/in-process.ts'
import type { Consoles, Undo } from './break.ts'

/** Long enough for everything that was begun by hand to come to its end. */
const restMs = 3 * 60 * 60_000

/** A document that was applied and proved once; every break begins from that moment. */
export class ProvenWorld {
  readonly document: InterconnectDocument
  readonly #moment: Moment
  readonly #records: readonly JournalRecord[]

  private constructor(document: InterconnectDocument, stage: Stage) {
    this.document = document
    this.#moment = stage.moment()
    this.#records = [...stage.journal.records]
  }

  /** @param surround what others have there before, giving the text of the document, and after it was applied */
  static async build(
    textOf: (consoles: Consoles) => Promise<string>,
    surround: (consoles: Consoles) => Promise<unknown> = async () => {},
  ): Promise<ProvenWorld> {
    using stage = new Stage()
    const document = documentOf(await textOf(consolesOf(stage)))
    const failures = failuresOf(await stage.run('apply', document))
    if (failures.length > 0) throw new Error(failures.join('\n'))
    await surround(consolesOf(stage))
    stage.clouds.clock.step(restMs)
    return new ProvenWorld(document, stage)
  }

  open(): OpenWorld {
    return new OpenWorld(this.document, new Stage({ moment: this.#moment, records: this.#records }))
  }
}

const consolesOf = (stage: Stage): Consoles => ({ ...stage.hands, simulator: stage.clouds })

/** One world that may be broken. */
export class OpenWorld implements Disposable {
  readonly stage: Stage
  readonly #document: InterconnectDocument

  constructor(document: InterconnectDocument, stage: Stage) {
    this.#document = document
    this.stage = stage
  }

  get consoles(): Consoles {
    return consolesOf(this.stage)
  }

  async byHand<T>(work: (consoles: Consoles) => Promise<T>): Promise<T> {
    const result = await work(this.consoles)
    this.stage.clouds.clock.step(restMs)
    return result
  }

  async undo(undo: Undo): Promise<void> {
    if (undo === 'apply') await this.stage.run('apply', this.#document)
    else if (undo === 'repair') await this.#repair()
    else await this.byHand(undo)
    this.stage.clouds.clock.step(restMs)
  }

  async #repair(): Promise<void> {
    const ports = this.stage.ports(this.#document)
    await carryOut(await planMending(this.#document, ports), { ...ports, report: () => {} })
  }

  /** What a trace of the clouds as they are says. */
  async trace(flow: Partial<AskedFlow> = {}): Promise<Story> {
    const asked = { from: 'azure/compute', to: 'oci/compute', port: 'tcp/22', ...flow }
    return traceFlow(await this.read(), asked).story
  }

  /** The network as the clouds hold it. */
  read(): Promise<ReachedNetwork> {
    return networkOf(this.#document, this.stage.ports(this.#document, true), { observed: true })
  }

  [Symbol.dispose](): void {
    this.stage[Symbol.dispose]()
  }
}
