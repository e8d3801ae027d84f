import type { Former } from './request-effects.ts'

interface Past {
  readonly atMs: number
  readonly collection: string
  readonly id: string
  readonly before: unknown
}

/** What objects were before they changed, for reads that lag behind. Kept in memory, and only as long as wanted. */
export class History {
  #keepMs = 0
  /** Oldest first. */
  #past: Past[] = []
  #noted: Omit<Past, 'atMs'>[] = []

  /** Keeps what happens from now on readable for `ms` of virtual time; the longest wish holds. */
  keep(ms: number): void {
    this.#keepMs = Math.max(this.#keepMs, ms)
  }

  /** Forgets everything, and keeps nothing from now on. */
  clear(): void {
    this.#keepMs = 0
    this.#past = []
    this.#noted = []
  }

  /** Takes note of what stood there before a change. */
  note(collection: string, id: string, before: unknown): void {
    if (this.#keepMs > 0) this.#noted.push({ collection, id, before })
  }

  /** Dates what was noted since the last time. */
  commit(nowMs: number): void {
    if (this.#keepMs === 0) return
    this.#past.push(...this.#noted.map((noted) => ({ ...noted, atMs: nowMs })))
    this.#noted = []
    const isNeeded = this.#past.findIndex(({ atMs }) => atMs > nowMs - this.#keepMs)
    this.#past = isNeeded < 0 ? [] : this.#past.slice(isNeeded)
  }

  /** What the objects of some collections were at `atMs`, as far as that is not what they are now. */
  formerAt(atMs: number, isWanted: (collection: string) => boolean): Former {
    const former = new Map<string, Map<string, unknown>>()
    for (const past of this.#past.toReversed()) {
      if (past.atMs <= atMs || !isWanted(past.collection)) continue
      const objects = former.get(past.collection) ?? new Map<string, unknown>()
      former.set(past.collection, objects.set(past.id, past.before))
    }
    return former
  }
}
