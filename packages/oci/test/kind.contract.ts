import {
  type Accepted,
  type Attributes,
  differences,
  type Kind,
  type ReadContext,
  type WriteContext,
} from '@interconnect/engine'
import { type Clock, hasCode } from '@interconnect/model'
import { expect } from 'vitest'
import type { OciApi } from '../src/api.ts'

/** A world in which a kind can be tried: everything its props refer to is there already. */
export interface KindWorld<Props> {
  readonly api: OciApi
  readonly clock: Clock
  /** The session's requests that write, counted; lets the suite see that reading writes nothing. */
  readonly countWrites?: () => number
  readonly props: Props
  /** Each is laid over the props in turn and must arrive in the cloud; without fields of `replaceOn`. */
  readonly changes?: readonly Partial<Props>[]
  /** What must be undone before a delete is accepted, such as connections on the other side. */
  readonly beforeDelete?: (id: string) => Promise<void>
  /** Set for kinds whose objects vanish only with another object. */
  readonly outlivesDelete?: boolean
}

type Fields = Readonly<Record<string, unknown>>

const patience = 2_000
const pollMs = 1_000

/** Repeats what the cloud refuses for the moment, as the engine does. */
async function whenAccepted<T>(clock: Clock, call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call()
    } catch (error) {
      if (!hasCode(error, 'cloud/busy', 'cloud/stale') || attempt === patience) throw error
      await clock.sleep(pollMs)
    }
  }
}

/**
 * The life every kind must lead: made, found, made again with the same token, changed prop by prop, listed by its
 * mark, deleted, deleted again.
 */
export async function kindContract<Props extends object, Attrs extends Attributes>(
  kind: Kind<Props, Attrs, OciApi>,
  world: KindWorld<Props>,
): Promise<void> {
  const { api, clock, changes = [] } = world
  const mark = { owner: 'contract', key: `${kind.type}/contract` }
  const { signal } = new AbortController()
  const reading: ReadContext<OciApi> = { api, signal, mark }
  const writing = (requestToken: string): WriteContext<OciApi> => ({ ...reading, clock, requestToken })

  const settled = async ({ id, operation }: Accepted): Promise<Attrs> => {
    for (let attempt = 1; ; attempt++) {
      const followed = operation === undefined ? undefined : await kind.follow!(operation, reading)
      if (followed?.state === 'failed') throw followed.error
      const attributes = await kind.read(id, reading)
      const state = attributes && kind.settled(attributes)
      if (state?.state === 'failed') throw new Error(`${kind.type}: ${state.message}`)
      if (attributes && state?.state === 'yes' && followed?.state !== 'running') return attributes
      if (attempt === patience) throw new Error(`${kind.type} does not settle: ${JSON.stringify(state)}`)
      await clock.sleep(pollMs)
    }
  }
  const differs = (attributes: Attrs, props: Props) =>
    differences({ ...kind.holds(attributes, props) }, props as Fields)

  let props = kind.props.parse(world.props)
  expect(await kind.find(props, reading), 'nothing is found before it is made').toBeUndefined()

  const created = await whenAccepted(clock, () => kind.create(props, writing('token-1')))
  let attributes = await settled(created)
  expect(attributes.id).toBe(created.id)
  expect(differs(attributes, props), 'what was asked for is there').toEqual([])
  expect(attributes.owner ?? mark.owner).toBe(mark.owner)

  const again = await whenAccepted(clock, () => kind.create(props, writing('token-1')))
  expect(again.id, 'the same token gives the same object').toBe(created.id)

  for (const change of changes) {
    props = kind.props.parse({ ...props, ...change })
    const found = differs(attributes, props)
    expect(found, `${Object.keys(change).join()} shows as a difference`).not.toEqual([])
    attributes = await settled(
      await whenAccepted(clock, () => kind.update(created.id, props, found, writing('token-2'))),
    )
    expect(differs(attributes, props), `${Object.keys(change).join()} has arrived`).toEqual([])
  }

  const writesBefore = world.countWrites?.()
  expect((await kind.find(props, reading))?.id, 'it is found again').toBe(created.id)
  if (kind.listMarked) {
    const marked = await kind.listMarked({ api, signal, owner: mark.owner })
    expect(marked.map(({ key, attributes: { id } }) => [key, id])).toEqual([[mark.key, created.id]])
    expect(await kind.listMarked({ api, signal, owner: 'contrac' }), 'another owner sees nothing').toEqual([])
  }
  expect(world.countWrites?.(), 'looking writes nothing').toBe(writesBefore)

  await world.beforeDelete?.(created.id)
  await whenAccepted(clock, () => kind.delete(created.id, writing('token-3')))
  if (world.outlivesDelete) return
  for (let attempt = 1; (await kind.read(created.id, reading)) !== undefined; attempt++) {
    if (attempt === patience) throw new Error(`${kind.type} does not go away`)
    await clock.sleep(pollMs)
  }
  await whenAccepted(clock, () => kind.delete(created.id, writing('token-4')))
  expect(await kind.find(props, reading), 'nothing is found once it is gone').toBeUndefined()
}
