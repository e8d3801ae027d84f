import { z } from 'zod'
import type { Collection, Store } from './store.ts'

/** What happens to a request that a fault catches. */
const Effect = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('answer'),
    status: z.int().min(400).max(599),
    code: z.string(),
    message: z.string().default('injected fault'),
    retryAfterS: z.number().min(0).optional(),
  }),
  /** The connection breaks before anything happened. */
  z.strictObject({ type: z.literal('drop-before') }),
  /** The request takes effect and the answer is lost. */
  z.strictObject({ type: z.literal('drop-after') }),
  /** The request waits this much virtual time before it is served. */
  z.strictObject({ type: z.literal('delay'), ms: z.number().min(0) }),
  /** A GET is answered as it would have been this much virtual time ago: a replica that lags behind. */
  z.strictObject({ type: z.literal('stale-read'), ms: z.number().min(1) }),
  /** Everything the request sets in motion takes this much virtual time longer; a year looks as if it hung for ever. */
  z.strictObject({ type: z.literal('slow-operation'), ms: z.number().min(1) }),
  /** The request is accepted, and what it sets in motion ends in failure, with this code and message. */
  z.strictObject({
    type: z.literal('fail-operation'),
    code: z.string(),
    message: z.string().default('injected fault'),
  }),
])

/** One fault: which requests it catches, after how many, how often, and what it does to them. */
export const Fault = z.strictObject({
  cloud: z.enum(['azure', 'oci']).optional().meta({ description: 'which cloud; both when left out' }),
  method: z.string().optional().meta({ description: 'such as PUT; any when left out' }),
  path: z.string().default('').meta({ description: 'part of the path and query, compared without case' }),
  after: z.int().min(0).default(0).meta({ description: 'matching requests that pass unharmed first' }),
  count: z.int().min(1).default(1).meta({ description: 'requests that are then caught' }),
  effect: Effect,
})
export type Fault = z.output<typeof Fault>
/** A fault as one writes it, with defaults left out. */
export type FaultInput = z.input<typeof Fault>
export type FaultEffect = Fault['effect']

/** A fault and the number of requests that matched it. */
export interface Armed {
  readonly fault: Fault
  readonly seen: number
}

export interface FaultSubject {
  readonly cloud: 'azure' | 'oci'
  readonly method: string
  readonly path: string
}

/** The faults of a world; counts are part of its durable state. */
export class Faults {
  readonly #armed: Collection<Armed>
  readonly #history: Store['history']

  constructor(store: Store) {
    this.#armed = store.collection<Armed>('faults')
    this.#history = store.history
    for (const { fault } of this.#armed.values()) this.#keepHistory(fault)
  }

  /** In the order they were armed. */
  get armed(): readonly Armed[] {
    return this.#armed.values()
  }

  /** Arms one more fault. */
  add(fault: FaultInput): void {
    const parsed = Fault.parse(fault)
    this.#armed.put(String(this.#armed.size), { fault: parsed, seen: 0 })
    this.#keepHistory(parsed)
  }

  /** Disarms all. */
  clear(): void {
    for (const [id] of this.#armed.entries()) this.#armed.delete(id)
    this.#history.clear()
  }

  /** The effect of the first fault that catches this request; counts it for all that match. */
  catch(subject: FaultSubject): FaultEffect | undefined {
    let effect: FaultEffect | undefined
    for (const [id, { fault, seen }] of this.#armed.entries()) {
      if (seen >= fault.after + fault.count || !matches(fault, subject)) continue
      this.#armed.put(id, { fault, seen: seen + 1 })
      if (seen >= fault.after) effect ??= fault.effect
    }
    return effect
  }

  #keepHistory({ effect }: Fault): void {
    if (effect.type === 'stale-read') this.#history.keep(effect.ms)
  }
}

const matches = (fault: Fault, { cloud, method, path }: FaultSubject): boolean =>
  (fault.effect.type !== 'stale-read' || method === 'GET') &&
  (fault.cloud ?? cloud) === cloud &&
  (fault.method ?? method).toUpperCase() === method &&
  path.toLowerCase().includes(fault.path.toLowerCase())
