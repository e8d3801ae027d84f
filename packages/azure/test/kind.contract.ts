import type { Accepted, Attributes, Kind, ReadContext, WriteContext } from '@interconnect/engine'
import { type Clock, InterconnectError } from '@interconnect/model'
import { expect, test } from 'vitest'

/** One object of a kind to take through its life, in a world where what it refers to is there. */
export interface KindContract<Props extends object, Api> {
  readonly api: Api
  readonly clock: Clock
  readonly props: Props
  /** One new value for each property that can change in place. */
  readonly changes: Partial<Props>
  /** Whether the object is told apart by its owner's mark, so that the list of marked objects must show it. */
  readonly listed: boolean
}

const owner = 'contract'

/**
 * What every kind promises, whichever cloud or simulator is behind it: made once however often asked, read back as
 * wanted, changed in place, found again, and gone however often deleted.
 */
export function kindContract<Props extends object, Attrs extends Attributes, Api>(
  kind: Kind<Props, Attrs, Api>,
  world: () => Promise<KindContract<Props, Api>> | KindContract<Props, Api>,
): void {
  test(`${kind.type}: made, read back, changed, found again, and deleted twice.`, async () => {
    const { api, clock, props, changes, listed } = await world()
    const life = lifeOf(kind, api, clock)
    expect(await kind.find(props, life.context)).toBeUndefined()

    const made = await life.settle(await kind.create(props, life.context))
    expect(kind.holds(made, props)).toEqual(props)
    expect([undefined, owner]).toContain(made.owner)
    expect(kind.props.parse(props)).toEqual(props)

    const again = await life.settle(await kind.create(props, life.context))
    expect(again.id.toLowerCase()).toBe(made.id.toLowerCase())
    expect((await kind.find(props, life.context))?.id).toBe(again.id)

    let wanted = props
    for (const [name, value] of Object.entries(changes)) {
      const before = (wanted as Record<string, unknown>)[name]
      wanted = { ...wanted, [name]: value }
      const changed = await life.settle(await kind.update(made.id, wanted, [{ path: name, from: before, to: value }], life.context))
      expect(kind.holds(changed, wanted)).toEqual(wanted)
    }

    if (listed) {
      const marked = await kind.listMarked!({ api, owner, signal: life.context.signal })
      expect(marked.map(({ key, attributes }) => [key, attributes.id])).toContainEqual([life.context.mark.key, again.id])
    }

    await life.settleGone(await kind.delete(made.id, life.context))
    expect(await kind.find(props, life.context)).toBeUndefined()
    await life.settleGone(await kind.delete(made.id, life.context))
  })
}

/** What the engine does around a kind, as plainly as possible. */
function lifeOf<Props extends object, Attrs extends Attributes, Api>(kind: Kind<Props, Attrs, Api>, api: Api, clock: Clock) {
  const mark = { owner, key: `${kind.type}/contract` }
  const context: WriteContext<Api> & ReadContext<Api> = { api, clock, mark, signal: new AbortController().signal, requestToken: 'contract-0' }

  async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
    for (let turn = 0; turn < 1_000; turn++) {
      const found = await look()
      if (found !== undefined) return found
      await clock.sleep(10_000)
    }
    throw new InterconnectError('cloud/deadline', `${kind.type} did not settle`)
  }

  const followed = ({ operation }: Accepted) =>
    until(async () => {
      if (operation === undefined || !kind.follow) return true
      const state = await kind.follow(operation, context)
      if (state.state === 'failed') throw state.error
      return state.state === 'succeeded' || undefined
    })

  return {
    context,
    async settle(accepted: Accepted): Promise<Attrs> {
      await followed(accepted)
      return until(async () => {
        const attributes = await kind.read(accepted.id, context)
        if (!attributes) return undefined
        const settled = kind.settled(attributes)
        if (settled.state === 'failed') throw new InterconnectError('cloud/operation-failed', settled.message)
        return settled.state === 'yes' ? attributes : undefined
      })
    },
    async settleGone(accepted: Accepted): Promise<void> {
      await followed(accepted)
      await until(async () => ((await kind.read(accepted.id, context)) ? undefined : true))
    },
  }
}
