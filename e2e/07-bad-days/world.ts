import { type JournalRecord, type JournalStore, memoryJournal, type Outcome } from '@interconnect/engine'
import { type InterconnectDocument, parseInterconnect } from '@interconnect/model'
import { type FaultInput, inventory, openSimulator, type Simulator } from '@interconnect/sim'
import { carryOut, plan, planDestruction } from '@interconnect/toolkit'
import { handsOn } from '../harness/hands.ts'

export type Goal = 'apply' | 'destroy'

/** Both simulated clouds in this process, and one document that is applied to them and taken down again. */
export class BadWorld implements AsyncDisposable {
  readonly simulator: Simulator
  readonly #document: InterconnectDocument
  journal: JournalStore = memoryJournal()

  private constructor(simulator: Simulator, document: InterconnectDocument) {
    this.simulator = simulator
    this.#document = document
  }

  static async open(text: string): Promise<BadWorld> {
    const { document } = parseInterconnect(text, 'interconnect.yaml')
    return new BadWorld(await openSimulator(), document!)
  }

  async run(goal: Goal): Promise<Outcome> {
    const { azure, oci, simulator } = handsOn(this.simulator)
    const ports = { azure, oci, clock: simulator.clock, journal: this.journal, signal: new AbortController().signal }
    const planned = await (goal === 'apply' ? plan : planDestruction)(this.#document, ports)
    return carryOut(planned, { ...ports, report: () => {} })
  }

  get writes(): number {
    return this.simulator.world.journal.writes.length
  }
  [Symbol.asyncDispose](): Promise<void> {
    return this.simulator.close()
  }
}
