/**
 * Reduced ordered decision diagrams on typed arrays. A diagram is a number: equal functions are equal numbers, whatever
 * built them.
 */
export type Diagram = number & { readonly __diagram: unique symbol }

export const none = 0 as Diagram
export const all = 1 as Diagram

export type Operation = 'and' | 'or' | 'minus'
const codes: Readonly<Record<Operation, number>> = { and: 0, or: 1, minus: 2 }

const leafLevel = 0xffff
const initialNodes = 1 << 12
const initialCache = 1 << 12
/** A cache beyond this no longer fits the processor's caches and gains nothing. */
const largestCache = 1 << 19

const mix = (a: number, b: number, c: number): number => {
  const hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35)
  return (hash ^ (hash >>> 15)) >>> 0
}

/** The table that owns the nodes. It only grows; drop the whole value to free it. */
export class Diagrams {
  #levels = new Uint16Array(initialNodes)
  #lows = new Int32Array(initialNodes)
  #highs = new Int32Array(initialNodes)
  #count = 2
  /** Open addressing over the nodes; 0 is a free place, for leaves are never looked up. */
  #unique = new Int32Array(initialNodes * 2)
  /** Results of `combine`: three numbers a place (left with operation, right, result); a collision forgets the older. */
  #cache = new Int32Array(initialCache * 3)
  #cacheMask = initialCache - 1

  constructor() {
    this.#levels.fill(leafLevel, 0, 2)
  }

  /** Nodes in the table, leaves included. */
  get size(): number {
    return this.#count
  }

  level(diagram: Diagram): number {
    return this.#levels[diagram]!
  }

  low(diagram: Diagram): Diagram {
    return this.#lows[diagram] as Diagram
  }

  high(diagram: Diagram): Diagram {
    return this.#highs[diagram] as Diagram
  }

  isLeaf(diagram: Diagram): boolean {
    return diagram < 2
  }

  /** The diagram that asks `level` first; never a second one for the same question. */
  node(level: number, low: Diagram, high: Diagram): Diagram {
    if (low === high) return low
    const mask = this.#unique.length - 1
    let place = mix(level, low, high) & mask
    for (let found = this.#unique[place]!; found !== 0; found = this.#unique[place]!) {
      if (this.#levels[found] === level && this.#lows[found] === low && this.#highs[found] === high)
        return found as Diagram
      place = (place + 1) & mask
    }
    return this.#add(place, level, low, high)
  }

  #add(place: number, level: number, low: Diagram, high: Diagram): Diagram {
    const added = this.#count++
    this.#levels[added] = level
    this.#lows[added] = low
    this.#highs[added] = high
    this.#unique[place] = added
    if (this.#count === this.#levels.length) this.#grow()
    return added as Diagram
  }

  #grow(): void {
    const size = this.#levels.length * 2
    this.#levels = copied(this.#levels, new Uint16Array(size))
    this.#lows = copied(this.#lows, new Int32Array(size))
    this.#highs = copied(this.#highs, new Int32Array(size))
    this.#unique = new Int32Array(size * 2)
    const mask = this.#unique.length - 1
    for (let node = 2; node < this.#count; node++) {
      let place = mix(this.#levels[node]!, this.#lows[node]!, this.#highs[node]!) & mask
      while (this.#unique[place] !== 0) place = (place + 1) & mask
      this.#unique[place] = node
    }
    if (size > largestCache) return
    this.#cache = new Int32Array(size * 3)
    this.#cacheMask = size - 1
  }

  combine(operation: Operation, left: Diagram, right: Diagram): Diagram {
    return this.#combine(codes[operation], left, right) as Diagram
  }

  #combine(code: number, a: number, b: number): number {
    const known = leafResult(code, a, b)
    if (known >= 0) return known
    if (code < 2 && a > b) return this.#combine(code, b, a)
    const key = a * 4 + code
    const place = (mix(key, b, code) & this.#cacheMask) * 3
    if (this.#cache[place] === key && this.#cache[place + 1] === b) return this.#cache[place + 2]!
    const levelA = this.#levels[a]!
    const levelB = this.#levels[b]!
    const level = levelA < levelB ? levelA : levelB
    const low = this.#combine(code, levelA === level ? this.#lows[a]! : a, levelB === level ? this.#lows[b]! : b)
    const high = this.#combine(code, levelA === level ? this.#highs[a]! : a, levelB === level ? this.#highs[b]! : b)
    const result = this.node(level, low as Diagram, high as Diagram)
    return this.#remember(key, b, code, result)
  }

  /** The cache may have grown meanwhile, so the place is worked out again. */
  #remember(key: number, b: number, code: number, result: Diagram): Diagram {
    const place = (mix(key, b, code) & this.#cacheMask) * 3
    this.#cache[place] = key
    this.#cache[place + 1] = b
    this.#cache[place + 2] = result
    return result
  }

  /**
   * Whether two diagrams have nothing in common, as far as a short look can tell: `false` may mean either. Costs no
   * nodes; long rule lists have mostly rules that have nothing to do with the packets asked about.
   */
  areApart(left: Diagram, right: Diagram): boolean {
    let looks = 128
    const apart = (a: number, b: number): boolean => {
      if (a === none || b === none) return true
      if (a === all || b === all || looks-- === 0) return false
      const levelA = this.#levels[a]!
      const levelB = this.#levels[b]!
      const level = levelA < levelB ? levelA : levelB
      const lowA = levelA === level ? this.#lows[a]! : a
      const lowB = levelB === level ? this.#lows[b]! : b
      if (!apart(lowA, lowB)) return false
      return apart(levelA === level ? this.#highs[a]! : a, levelB === level ? this.#highs[b]! : b)
    }
    return apart(left, right)
  }

  /** The levels from `first` up to (not including) `end` moved down, below which nothing may be asked. */
  moved(diagram: Diagram, { first, end }: { readonly first: number; readonly end: number }, by: number): Diagram {
    const done = new Map<Diagram, Diagram>()
    const visit = (at: Diagram): Diagram => {
      if (this.isLeaf(at)) return at
      const known = done.get(at)
      if (known !== undefined) return known
      const level = this.level(at)
      if (level >= end) throw new RangeError(`level ${level} is asked below those that move`)
      const result = this.node(level < first ? level : level + by, visit(this.low(at)), visit(this.high(at)))
      done.set(at, result)
      return result
    }
    return visit(diagram)
  }

  /** Forgets what the levels from `first` up to (not including) `end` say: whatever they are, if some choice holds. */
  exists(diagram: Diagram, first: number, end: number): Diagram {
    const done = new Map<Diagram, Diagram>()
    const visit = (at: Diagram): Diagram => {
      const level = this.level(at)
      if (level >= end) return at
      const known = done.get(at)
      if (known !== undefined) return known
      const low = visit(this.low(at))
      const high = visit(this.high(at))
      const result = level >= first ? this.combine('or', low, high) : this.node(level, low, high)
      done.set(at, result)
      return result
    }
    return visit(diagram)
  }
}

/** What needs no looking at nodes; -1 when it does. */
function leafResult(code: number, a: number, b: number): number {
  switch (code) {
    case 0:
      return a === b || b === all ? a : a === all ? b : a === none || b === none ? none : -1
    case 1:
      return a === b || b === none ? a : a === none ? b : a === all || b === all ? all : -1
    default:
      return a === b || a === none || b === all ? none : b === none ? a : -1
  }
}

function copied<A extends Uint16Array | Int32Array>(from: A, to: A): A {
  to.set(from)
  return to
}
