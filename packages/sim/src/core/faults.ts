import { z } from 'zod'
import type { Collection, Store } from './store.ts'

/** What happens to a request that a fault catches. */
const Effect = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('answer'),
    status: z.int().min(400).max(599),
    code: z.string(),
    message: z.string().default('injected fault'),
    retryAfterS: z.number().optional(),
  }),
  /** The connection breaks before anything happened. */
  z.strictObject({ type: z.literal('drop-before') }),
  /** The request takes effect and the answer is lost. */
  z.strictObject({ type: z.literal('drop-after') }),
  /** The request waits this much virtual time before it is served. */
  z.strictObject({ type: z.literal('delay'), ms: z.number().min(0) }),
])

/** One fault: which requests it catches, after how many, how often, and what it does to them. */
export const Fault = z.strictObject({
  cloud: z.enum(['azure', 'oci']).optional(),
  method: z.string().optional(),
  /** Part of the path and query, compared without case. */
  path: z.string().default(''),
  /** Matching requests that pass unharmed first. */
  after: z.int().min(0).default(0),
  /** Requests that are then caught. */
  count: z.int().min(1).default(1),
  effect: Effect,
})
export type Fault = z.output<typeof Fault>
/** A fault as one writes it, with defaults left out. */
export type FaultInput = z.input<typeof Fault>
export type FaultEffect = Fault['effect']

interface Armed {
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

  constructor(store: Store) {
    this.#armed = store.collection<Armed>('faults')
  }

  /** Arms one more fault. */
  add(fault: FaultInput): void {
    this.#armed.put(String(this.#armed.size), { fault: Fault.parse(fault), seen: 0 })
  }

  /** Disarms all. */
  clear(): void {
    for (const [id] of this.#armed.entries()) this.#armed.delete(id)
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
}

const matches = (fault: Fault, { cloud, method, path }: FaultSubject): boolean =>
  (fault.cloud ?? cloud) === cloud &&
  (fault.method ?? method).toUpperCase() === method &&
  path.toLowerCase().includes(fault.path.toLowerCase())
