import type { Clock } from '@interconnect/model'
import type { AnyKind, Attributes } from '../src/kind.ts'
import { resolveRefs } from '../src/reference.ts'
import { kindContract } from './kind.contract.ts'
import { ensure } from './plain-engine.ts'

/** A kind with what to make of it. Props and changes may refer to what it needs, by name, with `ref`. */
export interface KindCase<Api> {
  /** One of its own among the cases. */
  readonly name: string
  readonly kind: AnyKind<Api>
  readonly props: object
  /** Each is laid over the props in turn. */
  readonly changes: readonly object[]
  /** What must be there before it, which may have needs in turn. */
  readonly needs: readonly KindCase<Api>[]
}

export interface CaseWorld<Api> {
  readonly api: Api
  readonly clock: Clock
  readonly countWrites?: () => number
  /** What is there without being a need, by the name under which cases refer to it. */
  readonly given?: Readonly<Record<string, Attributes>>
  /** Runs once everything needed has come to rest. */
  readonly prepare?: (made: Made) => Promise<unknown>
}

/** What is there, by the name of its case. */
export type Made = Map<string, Attributes>

const resolved = (value: object, made: Made): object => resolveRefs(value, (key) => made.get(key)) as object

async function make<Api>(
  { name, kind, props, needs }: KindCase<Api>,
  world: CaseWorld<Api>,
  made: Made,
): Promise<void> {
  for (const need of needs) await make(need, world, made)
  if (made.has(name)) return
  const mark = { owner: 'needs', key: `needs/${name}` }
  made.set(name, await ensure(kind, resolved(props, made), { ...world, mark }))
}

/** Makes the objects of cases, and before them what they need; waits until they have come to rest. */
export async function makeCases<Api>(cases: readonly KindCase<Api>[], world: CaseWorld<Api>): Promise<Made> {
  const made: Made = new Map(Object.entries(world.given ?? {}))
  for (const one of cases) await make(one, world, made)
  return made
}

/** Makes what a case needs, then lets its kind lead the life of the contract. */
export async function liveThrough<Api>(
  { kind, props, changes, needs }: KindCase<Api>,
  world: CaseWorld<Api>,
): Promise<void> {
  const { api, clock, countWrites } = world
  const made = await makeCases(needs, world)
  await world.prepare?.(made)
  await kindContract(kind, {
    api,
    clock,
    props: resolved(props, made),
    changes: changes.map((change) => resolved(change, made)),
    ...(countWrites && { countWrites }),
  })
}
