import { type Pace, VirtualClock } from './clock.ts'
import { Faults } from './faults.ts'
import { Ids } from './ids.ts'
import { RequestJournal } from './journal.ts'
import { Store } from './store.ts'
import { Timers } from './timers.ts'
import { wallClock, type WallClock } from './wall-clock.ts'

/** Time starts here in every new world, so that the same seed gives the same journal. */
export const worldEpochMs = Date.UTC(2026, 0, 1)

export interface WorldOptions {
  readonly seed?: string
  readonly pace?: Pace
  /** Overrides of default durations in milliseconds, by name, such as `azure/virtual-network-gateway/create`. */
  readonly durations?: Readonly<Record<string, number>>
  /** Overrides of service limits, by name, such as `oci/virtualCircuitsPerRegion`. */
  readonly limits?: Readonly<Record<string, number>>
  /** Behaviour that real clouds show only sometimes. */
  readonly quirks?: {
    /** OCI list calls answer an empty page with a next token first. */
    readonly emptyFirstPage?: boolean
    /** Largest page of any list. */
    readonly pageSize?: number
    /** OCI takes no notice of members it does not know, instead of refusing the body. */
    readonly ignoreUnknownMembers?: boolean
  }
  readonly wall?: WallClock
  readonly store?: Store
  readonly startMs?: number
  readonly journal?: RequestJournal
}

/** Something that happened to a simulated object which others may act on, such as the link. */
export type HookHandler<Payload> = (payload: Payload) => void

/** Everything two simulated clouds and the link between them share. */
export class World {
  readonly seed: string
  readonly store: Store
  readonly timers: Timers
  readonly clock: VirtualClock
  readonly wall: WallClock
  readonly ids: Ids
  readonly faults: Faults
  readonly journal: RequestJournal
  readonly quirks: NonNullable<WorldOptions['quirks']>
  readonly #durations: Readonly<Record<string, number>>
  readonly #limits: Readonly<Record<string, number>>
  readonly #hooks = new Map<string, HookHandler<never>[]>()

  constructor(options: WorldOptions = {}) {
    this.seed = options.seed ?? '1'
    this.store = options.store ?? new Store()
    this.timers = new Timers(this.store)
    this.wall = options.wall ?? wallClock
    this.ids = new Ids(this.seed, this.store)
    this.faults = new Faults(this.store)
    this.journal = options.journal ?? new RequestJournal()
    this.quirks = options.quirks ?? {}
    this.#durations = options.durations ?? {}
    this.#limits = options.limits ?? {}
    this.clock = new VirtualClock({
      startMs: options.startMs ?? worldEpochMs,
      timers: this.timers,
      wall: this.wall,
      ...(options.pace === undefined ? {} : { pace: options.pace }),
      onTransitions: (nowMs) => this.store.commit(nowMs),
    })
  }

  /** How long the step `name` takes here: the override of this world, or the default given. */
  duration(name: string, defaultMs: number): number {
    return this.#durations[name] ?? defaultMs
  }

  /** The service limit `name` here: the override of this world, or the default given. */
  limit(name: string, defaultLimit: number): number {
    return this.#setLimits.get(name) ?? this.#limits[name] ?? defaultLimit
  }

  /** Sets a service limit for as long as the world is. */
  setLimit(name: string, value: number): void {
    this.#setLimits.put(name, value)
  }

  get #setLimits() {
    return this.store.collection<number>('world/limits')
  }

  /** Virtual time as both clouds write it: RFC 3339 with milliseconds and `Z`. */
  timestamp(): string {
    return new Date(this.clock.now()).toISOString()
  }

  /** Makes everything changed so far durable. */
  commit(): void {
    this.store.commit(this.clock.now())
  }

  /** Listens for what happens to objects of another part, such as `oci/virtual-circuit/created`. */
  on<Payload>(event: string, handler: HookHandler<Payload>): void {
    this.#hooks.set(event, [...(this.#hooks.get(event) ?? []), handler])
  }

  /** Tells the listeners, at once and in order; a listener may throw to refuse. */
  emit(event: string, payload: unknown): void {
    for (const handler of this.#hooks.get(event) ?? []) handler(payload as never)
  }
}
