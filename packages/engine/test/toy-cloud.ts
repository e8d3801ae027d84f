import { type Clock, InterconnectError } from '@interconnect/model'
import { z } from 'zod'
import type { AnyKind, Attributes, Kind, Settled } from '../src/kind.ts'
import { inPlace, replaces } from '../src/property.ts'

/** One object of the toy cloud. */
export interface ToyObject {
  readonly id: string
  readonly owner: string | null
  readonly key: string
  readonly name: string
  readonly size: number
  readonly colour: string
  readonly parentId?: string
  readonly readyAtMs: number
  readonly leavingAtMs?: number
}

const Props = z.object({
  name: z.string(),
  size: z.number().default(1),
  colour: z.string().default('red'),
  parentId: z.string().optional(),
})
type Props = z.infer<typeof Props>
type ToyAttributes = ToyObject & Attributes & { readonly ready: boolean }

/** A cloud in memory with one kind of object, a clock of its own, and a log of all calls. */
export class ToyCloud {
  readonly objects = new Map<string, ToyObject>()
  readonly calls: string[] = []
  readonly clock: Clock
  /** Thrown by the next calls that match; each is used once. */
  readonly failures: { readonly call: string; readonly error: unknown }[] = []
  readonly #byToken = new Map<string, string>()
  #count = 0

  constructor(clock: Clock) {
    this.clock = clock
  }

  get writes(): string[] {
    return this.calls.filter((call) => !call.startsWith('read') && !call.startsWith('find'))
  }

  note(call: string): void {
    this.calls.push(call)
    const index = this.failures.findIndex((failure) => failure.call === call)
    if (index >= 0) throw this.failures.splice(index, 1)[0]!.error
  }

  make(object: Omit<ToyObject, 'id'>, token?: string): string {
    const known = token === undefined ? undefined : this.#byToken.get(token)
    if (known !== undefined && this.see(known)?.leavingAtMs === undefined && this.objects.has(known)) return known
    if (known !== undefined) throw new InterconnectError('cloud/token-spent', `the token made ${known}, which is gone`)
    const id = `toy-${++this.#count}`
    this.objects.set(id, { ...object, id })
    if (token !== undefined) this.#byToken.set(token, id)
    return id
  }

  see(id: string): ToyAttributes | undefined {
    const object = this.objects.get(id)
    if (!object) return undefined
    if (object.leavingAtMs !== undefined && this.clock.now() >= object.leavingAtMs) {
      this.objects.delete(id)
      return undefined
    }
    return { ...object, ready: this.clock.now() >= object.readyAtMs }
  }
}

export const toyDurations = { create: 60_000, update: 30_000, delete: 20_000 }

/** The toy kind: `colour` cannot change in place; objects with children cannot be deleted. */
export const toyKind: Kind<Props, ToyAttributes, ToyCloud> = {
  type: 'toy/box',
  title: 'box',
  props: Props,
  properties: {
    name: inPlace('cosmetic'),
    // A box can be made larger, with its contents out of reach meanwhile; never smaller.
    size: {
      change: ({ from, to }) =>
        Number(to) < Number(from)
          ? { how: 'impossible', because: 'boxes only grow', instead: 'make another box' }
          : { how: 'interrupts', stops: 'access to the box', forMs: 30_000 },
      danger: 'traffic',
    },
    colour: replaces('cosmetic'),
    parentId: replaces('traffic'),
  },
  presence: { stops: 'access to the box', missing: 'traffic', unwanted: 'cosmetic' },
  durations: toyDurations,
  async find(props, { api, mark }) {
    api.note(`find ${mark.key}`)
    const named = [...api.objects.values()].filter(({ name, id }) => name === props.name && api.see(id))
    const found = named.find(({ leavingAtMs }) => leavingAtMs === undefined) ?? named[0]
    return found && api.see(found.id)
  },
  async read(id, { api, mark }) {
    api.note(`read ${mark.key}`)
    return api.see(id)
  },
  holds: ({ name, size, colour, parentId }) => ({
    name,
    size,
    colour,
    ...(parentId !== undefined && { parentId }),
  }),
  settled: ({ ready, leavingAtMs }): Settled => {
    if (leavingAtMs !== undefined) return { state: 'leaving', waitingFor: 'the lorry' }
    return ready ? { state: 'yes' } : { state: 'no', waitingFor: 'its paint to dry' }
  },
  async create({ name, size, colour, parentId }, { api, mark, requestToken }) {
    api.note(`create ${mark.key}`)
    const readyAtMs = api.clock.now() + toyDurations.create
    const parent = parentId === undefined ? {} : { parentId }
    return { id: api.make({ ...mark, name, size, colour, ...parent, readyAtMs }, requestToken) }
  },
  async update(id, { name, size }, _differences, { api, mark }) {
    api.note(`update ${mark.key}`)
    api.objects.set(id, { ...api.objects.get(id)!, name, size, readyAtMs: api.clock.now() + toyDurations.update })
    return { id }
  },
  async delete(id, { api, mark }) {
    api.note(`delete ${mark.key}`)
    const child = [...api.objects.values()].find(({ parentId }) => parentId === id && api.see(id))
    if (child && api.see(child.id)) throw new InterconnectError('cloud/conflict', `${id} still holds ${child.id}`)
    const object = api.objects.get(id)
    if (object) api.objects.set(id, { ...object, leavingAtMs: api.clock.now() + toyDurations.delete })
    return { id }
  },
  async listMarked({ api, owner }) {
    return [...api.objects.values()]
      .filter((object) => object.owner === owner)
      .flatMap(({ id, key }) => {
        const attributes = api.see(id)
        return attributes ? [{ key, attributes }] : []
      })
  },
}

export const toyKinds: readonly AnyKind[] = [toyKind]
