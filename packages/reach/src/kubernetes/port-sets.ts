import { meetPorts, type PortSet, unitePorts } from './port-set.ts'

/** A number for a set in one `PortSets`: equal sets have equal numbers. */
export type PortSetId = number

/** Sets by number, with their unions and intersections remembered: there are few of them, and each is met often. */
export class PortSets {
  readonly #sets: PortSet[] = []
  readonly #ids = new Map<string, PortSetId>()
  readonly #unions = new Map<number, PortSetId>()
  readonly #meets = new Map<number, PortSetId>()

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
    return a === b ? a : this.#remembered(this.#unions, a, b, unitePorts)
  }

  meet(a: PortSetId, b: PortSetId): PortSetId {
    return a === b ? a : this.#remembered(this.#meets, a, b, meetPorts)
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
