import { type Clock, hasCode } from '@interconnect/model'
import { expect } from 'vitest'
import { differences } from '../src/difference.ts'
import type { Accepted, Attributes, Kind, ReadContext, WriteContext } from '../src/kind.ts'

/** A world in which a kind can be tried: everything its props refer to is there already. */
export interface KindWorld<Props, Api> {
  readonly api: Api
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

/** Props, as the comparison sees them. */
type Values = Readonly<Record<string, unknown>>

/** Tries before something that should come counts as never coming, and the time between two, in milliseconds. */
const patience = 2_000
const pollMs = 1_000

/**
 * The life every kind of every cloud must lead: made, found, made again with the same token, changed prop by prop,
 * listed by its mark, deleted, deleted again.
 */
export async function kindContract<Props extends object, Attrs extends Attributes, Api>(
  kind: Kind<Props, Attrs, Api>,
  world: KindWorld<Props, Api>,
): Promise<void> {
  const { api, clock, changes = [], countWrites } = world
  const { reading, writing, whenAccepted, settled, untilGone } = engineAround(kind, api, clock)
  const differs = (attributes: Attrs, props: Props) => differences(kind.holds(attributes, props), props as Values)

  let props = kind.props.parse(world.props)
  expect(await kind.find(props, reading), 'nothing is found before it is made').toBeUndefined()

  const created = await whenAccepted(() => kind.create(props, writing('token-1')))
  let attributes = await settled(created)
  expect(attributes.id).toBe(created.id)
  expect(differs(attributes, props), 'what was asked for is there').toEqual([])
  expect(attributes.owner ?? reading.mark.owner).toBe(reading.mark.owner)

  const again = await whenAccepted(() => kind.create(props, writing('token-1')))
  expect((await settled(again)).id, 'the same token gives the same object').toBe(created.id)

  for (const change of changes) {
    props = kind.props.parse({ ...props, ...change })
    const found = differs(attributes, props)
    expect(found, `${Object.keys(change).join()} shows as a difference`).not.toEqual([])
    attributes = await settled(await whenAccepted(() => kind.update(created.id, props, found, writing('token-2'))))
    expect(differs(attributes, props), `${Object.keys(change).join()} has arrived`).toEqual([])
  }

  const writesBefore = countWrites?.()
  expect((await kind.find(props, reading))?.id, 'it is found again').toBe(created.id)
  await expectListed(kind, reading, created.id)
  expect(countWrites?.(), 'looking writes nothing').toBe(writesBefore)

  await world.beforeDelete?.(created.id)
  const deleted = await whenAccepted(() => kind.delete(created.id, writing('token-3')))
  if (world.outlivesDelete) return
  await untilGone(deleted)
  await untilGone(await whenAccepted(() => kind.delete(created.id, writing('token-4'))))
  expect(await kind.find(props, reading), 'nothing is found once it is gone').toBeUndefined()
}

async function expectListed<Props extends object, Attrs extends Attributes, Api>(
  kind: Kind<Props, Attrs, Api>,
  { api, signal, mark: { owner, key } }: ReadContext<Api>,
  id: string,
): Promise<void> {
  if (!kind.listMarked) return
  const marked = await kind.listMarked({ api, signal, owner })
  expect(marked.map((one) => [one.key, one.attributes.id])).toEqual([[key, id]])
  expect(await kind.listMarked({ api, signal, owner: owner.slice(0, -1) }), 'another owner sees nothing').toEqual([])
}

/** What the engine does around a kind, as plainly as possible. */
function engineAround<Props extends object, Attrs extends Attributes, Api>(
  kind: Kind<Props, Attrs, Api>,
  api: Api,
  clock: Clock,
) {
  const mark = { owner: 'contract', key: `${kind.type}/contract` }
  const reading: ReadContext<Api> = { api, signal: new AbortController().signal, mark }

  async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const found = await look()
      if (found !== undefined) return found
      if (attempt === patience) throw new Error(`${kind.type} ${what}`)
      await clock.sleep(pollMs)
    }
  }

  const followed = ({ operation }: Accepted) =>
    until('has an operation that never ends', async () => {
      if (operation === undefined || !kind.follow) return true
      const state = await kind.follow(operation, reading)
      if (state.state === 'failed') throw state.error
      return state.state === 'succeeded' || undefined
    })

  return {
    reading,
    writing: (requestToken: string): WriteContext<Api> => ({ ...reading, clock, requestToken }),
    /** Repeats what the cloud refuses for the moment. */
    whenAccepted: <T>(call: () => Promise<T>) =>
      until('is never accepted', () =>
        call().catch((error: unknown) => {
          if (hasCode(error, 'cloud/busy', 'cloud/stale')) return undefined
          throw error
        }),
      ),
    async settled(accepted: Accepted): Promise<Attrs> {
      await followed(accepted)
      return until('does not settle', async () => {
        const attributes = await kind.read(accepted.id, reading)
        const state = attributes && kind.settled(attributes)
        if (state?.state === 'failed') throw new Error(`${kind.type}: ${state.message}`)
        return state?.state === 'yes' ? attributes : undefined
      })
    },
    async untilGone(accepted: Accepted): Promise<void> {
      await followed(accepted)
      await until('does not go away', async () => ((await kind.read(accepted.id, reading)) ? undefined : true))
    },
  }
}
