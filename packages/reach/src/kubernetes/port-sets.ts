import { allPorts, meetPorts, noPorts, type PortSet, unitePorts } from './port-set.ts'

/** A number for a set in one `PortSets`: equal sets have equal numbers. */
export type PortSetId = number

/** Those of `noPorts` and `allPorts`, the two that are met most. */
export const noPortsId: PortSetId = 0
export const allPortsId: PortSetId = 1

/** Sets by number, with their unions and intersections remembered: there are few of them, and each is met often. */
export class PortSets {
  readonly #sets: PortSet[] = []
  readonly #ids = new Map<string, PortSetId>()
  readonly #unions = new Map<number, PortSetId>()
  readonly #meets = new Map<number, PortSetId>()

  constructor() {
    this.idOf(noPorts)
    this.idOf(allPorts)
  }

  idOf(set: PortSet): PortSetId {
    const key = set.join()
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const id = this.#sets.push(set) - 1
    this.#ids.set(key, id)
    return id
  }

  setOf(id: PortSetId): PortSet {
    return this.#sets[id]!
  }

  unite(a: PortSetId, b: PortSetId): PortSetId {
    if (a === b || b === noPortsId) return a
    return a === noPortsId ? b : this.#remembered(this.#unions, a, b, unitePorts)
  }

  meet(a: PortSetId, b: PortSetId): PortSetId {
    if (a === b || b === allPortsId || a === noPortsId) return a
    return a === allPortsId || b === noPortsId ? b : this.#remembered(this.#meets, a, b, meetPorts)
  }

  #remembered(known: Map<number, PortSetId>, a: PortSetId, b: PortSetId, combine: typeof unitePorts): PortSetId {
    const key = a < b ? a * mostSets + b : b * mostSets + a
    const found = known.get(key)
    if (found !== undefined) return found
    const id = this.idOf(combine(this.setOf(a), this.setOf(b)))
    known.set(key, id)
    return id
  }
}

/** Two numbers below it make one key that a double holds exactly. */
const mostSets = 2 ** 26
