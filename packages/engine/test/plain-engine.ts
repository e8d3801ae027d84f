import { type Clock, hasCode } from '@interconnect/model'
import type { Accepted, AnyKind, Attributes, Kind, Mark, ReadContext, WriteContext } from '../src/kind.ts'

/** Tries before something that should come counts as never coming: about three hours. */
const patience = 200

/** Milliseconds between two tries: a second at first, soon a minute, so that a long operation takes few requests. */
const pollMs = (attempt: number): number => Math.min(60_000, 1_000 * 1.5 ** (attempt - 1))

async function until<T>(clock: Clock, what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const found = await look()
    if (found !== undefined) return found
    if (attempt === patience) throw new Error(what)
    await clock.sleep(pollMs(attempt))
  }
}

/** What the engine does around a kind, as plainly as possible. */
export function plainEngine<Props extends object, Attrs extends Attributes, Api>(
  kind: Kind<Props, Attrs, Api>,
  api: Api,
  clock: Clock,
  mark: Mark,
) {
  const reading: ReadContext<Api> = { api, signal: new AbortController().signal, mark }

  const followed = ({ operation }: Accepted) =>
    until(clock, `${kind.type} has an operation that never ends`, async () => {
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
      until(clock, `${kind.type} is never accepted`, () =>
        call().catch((error: unknown) => {
          if (hasCode(error, 'cloud/busy', 'cloud/stale')) return undefined
          throw error
        }),
      ),
    async settled(accepted: Accepted): Promise<Attrs> {
      await followed(accepted)
      return until(clock, `${kind.type} does not settle`, async () => {
        const attributes = await kind.read(accepted.id, reading)
        const state = attributes && kind.settled(attributes)
        if (state?.state === 'failed') throw new Error(`${kind.type}: ${state.message}`)
        return state?.state === 'yes' ? attributes : undefined
      })
    },
    async untilGone(accepted: Accepted): Promise<void> {
      await followed(accepted)
      await until(clock, `${kind.type} does not go away`, async () =>
        (await kind.read(accepted.id, reading)) ? undefined : true,
      )
    },
  }
}

/** Finds what `props` describe, or makes it and waits until it has come to rest. */
export async function ensure<Api>(
  kind: AnyKind<Api>,
  props: unknown,
  { api, clock, mark }: { readonly api: Api; readonly clock: Clock; readonly mark: Mark },
): Promise<Attributes> {
  const wanted: object = kind.props.parse(props)
  const { reading, writing, whenAccepted, settled } = plainEngine(kind, api, clock, mark)
  const found = await kind.find(wanted, reading)
  return found ?? settled(await whenAccepted(() => kind.create(wanted, writing(`ensure-${mark.key}`))))
}
