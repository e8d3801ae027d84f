import { type JournalStore, memoryJournal } from '@interconnect/engine'
import { type InterconnectDocument, parseInterconnect } from '@interconnect/model'
import { openSimulator, type Simulator } from '@interconnect/sim'
import { carryOut, type Planned, plan, planDestruction, type WritePorts } from '@interconnect/toolkit'
import { expect } from 'vitest'
import { type Hands, handsOn } from '../harness/hands.ts'

/** Both simulated clouds with the toolkit in one process: for tables of many small stories. */
export class InProcess implements AsyncDisposable {
  readonly simulator: Simulator
  readonly hands: Hands
  /** As on the disk, one for each name. */
  readonly #journals = new Map<string, JournalStore>()

  private constructor(simulator: Simulator) {
    this.simulator = simulator
    this.hands = handsOn(simulator)
  }

  ports({ metadata: { name } }: InterconnectDocument): WritePorts {
    const journal = this.#journals.get(name) ?? memoryJournal()
    this.#journals.set(name, journal)
    const { azure, oci } = this.hands
    const { signal } = new AbortController()
    return { azure, oci, clock: this.simulator.clock, journal, signal, report: () => {} }
  }

  static async open(): Promise<InProcess> {
    return new InProcess(await openSimulator({}))
  }

  get writes(): number {
    return this.simulator.world.journal.writes.length
  }

  plan(value: unknown): Promise<Planned> {
    const document = read(value)
    return plan(document, this.ports(document))
  }

  /** Carries the plan out to the end. */
  async apply(document: unknown): Promise<Planned> {
    const planned = await this.plan(document)
    await this.carryOut(planned)
    return planned
  }

  async destroy(value: unknown): Promise<void> {
    const document = read(value)
    await this.carryOut(await planDestruction(document, this.ports(document)))
  }

  async carryOut(planned: Planned): Promise<void> {
    const { results } = await carryOut(planned, this.ports(planned.document))
    const failures = results.flatMap(({ step, error }) => (error ? [`${step.id}: ${error.code} ${error.message}`] : []))
    expect(failures).toEqual([])
    expect(results.filter(({ result }) => result !== 'done')).toEqual([])
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.simulator.close()
  }
}

/** A document given as a value. */
export function read(value: unknown): InterconnectDocument {
  const { document, findings } = parseInterconnect(JSON.stringify(value), 'test.yaml')
  if (!document) throw new Error(JSON.stringify(findings, undefined, 2))
  return document
}
