import type { Clock } from '@interconnect/model'
import { expect } from 'vitest'
import { differences } from '../src/difference.ts'
import type { Attributes, Kind, ReadContext } from '../src/kind.ts'
import { plainEngine } from './plain-engine.ts'

/** A world in which a kind can be tried: everything its props refer to is there already. */
export interface KindWorld<Props, Api> {
  readonly api: Api
  readonly clock: Clock
  /** The session's requests that write, counted; lets the suite see that reading writes nothing. */
  readonly countWrites?: () => number
  readonly props: Props
  /** Each is laid over the props in turn and must arrive in the cloud; without properties that only another object can have. */
  readonly changes?: readonly Partial<Props>[]
  /** What must be undone before a delete is accepted, such as connections on the other side. */
  readonly beforeDelete?: (id: string) => Promise<void>
  /** Set for kinds whose objects vanish only with another object. */
  readonly outlivesDelete?: boolean
}

/** Props, as the comparison sees them. */
type Values = Readonly<Record<string, unknown>>

/**
 * The life every kind of every cloud must lead: made, found, made again with the same token, changed prop by prop,
 * listed by its mark, deleted, deleted again.
 */
export async function kindContract<Props extends object, Attrs extends Attributes, Api>(
  kind: Kind<Props, Attrs, Api>,
  world: KindWorld<Props, Api>,
): Promise<void> {
  const { api, clock, changes = [], countWrites } = world
  const { reading, writing, whenAccepted, settled, untilGone } = plainEngine(kind, api, clock, {
    owner: 'contract',
    key: `${kind.type}/contract`,
  })
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
  // What carries no mark of its own is told by what it belongs to, which is the kind's own affair.
  if (!kind.listMarked || (await kind.read(id, { api, signal, mark: { owner, key } }))?.owner === undefined) return
  const marked = await kind.listMarked({ api, signal, owner })
  expect(marked.map((one) => [one.key, one.attributes.id])).toEqual([[key, id]])
  expect(await kind.listMarked({ api, signal, owner: owner.slice(0, -1) }), 'another owner sees nothing').toEqual([])
}
