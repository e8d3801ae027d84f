import { InterconnectError } from '@interconnect/model'
import type { Attributes, Key } from './kind.ts'
import { refsIn } from './reference.ts'

/**
 * How we stand to an object.
 * - `own`: made, changed and deleted by us.
 * - `existing`: made by somebody else; read only, and must be there.
 * - `adopted`: made and deleted by the cloud together with another of our objects; we only change it, or write it
 *   again where somebody deleted it and its kind can (`comesWithinMs`).
 */
export type Mode = 'own' | 'existing' | 'adopted'

/** One wanted object. */
export interface ResourceNode {
  readonly key: Key
  /** Type of the kind, such as `oci/vcn`. */
  readonly type: string
  /** The object's name for people. */
  readonly name: string
  readonly mode: Mode
  /** Cloud id of an existing object, where the document gives it. */
  readonly id?: string
  /** Props of the kind; values may be, or contain, references. */
  readonly props: Readonly<Record<string, unknown>>
  /** Order without data: what must be there first. */
  readonly after?: readonly Key[]
  /** Objects this one must not outlive: when one of them is deleted or replaced, this goes first. */
  readonly livesOn?: readonly Key[]
  /**
   * Where these objects are changed in place in the same run, they come first and the gates are passed, although this
   * one was made before them.
   */
  readonly changesAfter?: { readonly objects: readonly Key[]; readonly gates: readonly Key[] }
}

export type GateState =
  | { readonly state: 'open' }
  | { readonly state: 'closed'; readonly waitingFor: string }
  | { readonly state: 'broken'; readonly message: string; readonly hint?: string }

/** A condition between steps, usually on what the *other* cloud says. */
export interface Gate {
  readonly key: Key
  /** A claim that is to become true, such as `both BGP sessions are up`. */
  readonly title: string
  readonly goal: 'apply' | 'destroy'
  /** Objects whose attributes decide. */
  readonly watches: readonly Key[]
  readonly after: readonly Key[]
  readonly before: readonly Key[]
  /** Milliseconds; the deadline is when waiting is given up. */
  readonly typicalMs: number
  readonly deadlineMs: number
  /** Absent objects are `undefined`. */
  check(attributes: (key: Key) => Attributes | undefined): GateState
}

/** What is wanted: objects, gates, and whose they are. Order of the lists never matters. */
export interface Graph {
  readonly owner: string
  readonly resources: readonly ResourceNode[]
  readonly gates: readonly Gate[]
}

/** Keys of what must exist before `node`: its references and its explicit order. */
export const needs = (node: ResourceNode): Key[] => [
  ...new Set([
    ...refsIn(node.props).map((reference) => reference.$ref),
    ...(node.after ?? []),
    ...(node.livesOn ?? []),
  ]),
]

/**
 * Nodes so that each comes after all it needs; ties in order of name, so that input order never shows.
 * @throws InterconnectError `us/bug` for a cycle or an edge to nothing
 */
export function topological(nodes: ReadonlyMap<Key, readonly Key[]>): Key[] {
  const waiting = new Map<Key, number>()
  const dependents = new Map<Key, Key[]>()
  for (const [key, before] of nodes) {
    waiting.set(key, before.length)
    for (const other of before) {
      if (!nodes.has(other))
        throw new InterconnectError('us/bug', `${key} comes after ${other}, which is not in the graph`)
      const list = dependents.get(other)
      if (list) list.push(key)
      else dependents.set(other, [key])
    }
  }
  const ordered: Key[] = []
  let ready = [...waiting].filter(([, count]) => count === 0).map(([key]) => key)
  while (ready.length > 0) {
    ready.sort()
    ordered.push(...ready)
    const next: Key[] = []
    for (const dependent of ready.flatMap((key) => dependents.get(key) ?? [])) {
      const left = waiting.get(dependent)! - 1
      waiting.set(dependent, left)
      if (left === 0) next.push(dependent)
    }
    ready = next
  }
  if (ordered.length < nodes.size) {
    const cycle = [...nodes.keys()].filter((key) => !ordered.includes(key))
    throw new InterconnectError('us/bug', `these wait for each other: ${cycle.slice(0, 5).join(', ')}`)
  }
  return ordered
}

/**
 * The path of steps that decides how long the whole takes.
 * @param steps each with what it comes after and its own duration in milliseconds, in topological order
 */
export function criticalPath(
  steps: readonly { readonly id: string; readonly after: readonly string[]; readonly typicalMs: number }[],
): { readonly durationMs: number; readonly path: string[] } {
  const ends = new Map<string, { end: number; via: string | undefined }>()
  let last: string | undefined
  for (const step of steps) {
    let start = 0
    let via: string | undefined
    for (const before of step.after) {
      const end = ends.get(before)?.end ?? 0
      if (via === undefined || end > start) [start, via] = [end, before]
    }
    ends.set(step.id, { end: start + step.typicalMs, via })
    if (last === undefined || start + step.typicalMs > ends.get(last)!.end) last = step.id
  }
  const path: string[] = []
  for (let at = last; at !== undefined; at = ends.get(at)?.via) path.unshift(at)
  return { durationMs: last === undefined ? 0 : ends.get(last)!.end, path }
}
