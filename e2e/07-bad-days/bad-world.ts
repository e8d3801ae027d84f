import { type JournalStore, memoryJournal, type Outcome } from '@interconnect/engine'
import { type InterconnectDocument, parseInterconnect } from '@interconnect/model'
import { type Inventory, inventory, openSimulator, type RequestRecord, type Simulator } from '@interconnect/sim'
import { carryOut, plan, planDestruction } from '@interconnect/toolkit'
import { handsOn } from '../harness/hands.ts'

export type Goal = 'apply' | 'destroy'

/** Both simulated clouds in this process, and one document that is applied to them and taken down again. */
export class BadWorld implements AsyncDisposable {
  readonly simulator: Simulator
  readonly #document: InterconnectDocument
  readonly #journal: JournalStore = memoryJournal()

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
    const { signal } = new AbortController()
    const ports = { azure, oci, clock: simulator.clock, journal: this.#journal, signal }
    const planned = await (goal === 'apply' ? plan : planDestruction)(this.#document, ports)
    return carryOut(planned, { ...ports, report: () => {} })
  }

  /** All requests so far that asked for a change. */
  get writes(): readonly RequestRecord[] {
    return this.simulator.world.journal.writes
  }

  get inventory(): Inventory {
    return inventory(this.simulator.world)
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.simulator.close()
  }
}
