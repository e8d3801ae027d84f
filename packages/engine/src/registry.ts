import { InterconnectError } from '@interconnect/model'
import type { AnyKind, Attributes, Key, Marked, Mark, ReadContext, WriteContext } from './kind.ts'

/** A kind bound to the api session of its cloud. */
export interface BoundKind {
  readonly kind: AnyKind
  readonly api: unknown
}

/** The kinds at hand, parents before children, each bound to its cloud. */
export class Registry {
  readonly #kinds: ReadonlyMap<string, BoundKind>

  constructor(...bindings: readonly { readonly kinds: readonly AnyKind[]; readonly api: unknown }[]) {
    this.#kinds = new Map(bindings.flatMap(({ kinds, api }) => kinds.map((kind) => [kind.type, { kind, api }])))
  }

  get(type: string): BoundKind {
    const bound = this.#kinds.get(type)
    if (!bound) throw new InterconnectError('us/bug', `no kind ${type}; known: ${[...this.#kinds.keys()].join(', ')}`)
    return bound
  }

  kind(type: string): AnyKind {
    return this.get(type).kind
  }

  readContext(type: string, mark: Mark, signal: AbortSignal): ReadContext<unknown> {
    return { api: this.get(type).api, mark, signal }
  }

  writeContext(type: string, context: Omit<WriteContext<unknown>, 'api'>): WriteContext<unknown> {
    return { api: this.get(type).api, ...context }
  }

  /** Place in the order parents before children; for deleting what no graph orders. */
  rank(type: string): number {
    return [...this.#kinds.keys()].indexOf(type)
  }

  /** Every object on both clouds that carries the owner's mark. */
  async listMarked(owner: string, signal: AbortSignal): Promise<(Marked & { readonly type: string })[]> {
    const lists = [...this.#kinds.values()].map(async ({ kind, api }) => {
      const found = (await kind.listMarked?.({ api, owner, signal })) ?? []
      return found.map((item) => ({ ...item, type: kind.type }))
    })
    return (await Promise.all(lists)).flat()
  }
}

/** What is known about the objects of a graph, by key. */
export type Observed = ReadonlyMap<Key, Attributes | undefined>
