import { type AzureAccess, cloudsWithKey, type OciAccess } from './clouds.ts'
import { type Change, Store, type VirtualClock, World, type WorldOptions } from './core/index.ts'
import { ensureCompartment } from './oci/ensure-compartment.ts'
import { generateKeyPair, type KeyPair } from './oci/index.ts'
import type { Connection } from './serve/http-adapter.ts'

/** All of a world at one moment. Values are never mutated, so taking one costs a list, and many may go on from it. */
export interface Moment {
  readonly seed: string
  readonly atMs: number
  readonly changes: readonly Change[]
}

export const momentOf = (world: World): Moment => ({
  seed: world.seed,
  atMs: world.clock.now(),
  changes: [...world.store.snapshot()],
})

/** Both clouds without sockets: whoever runs in this process calls them as a function. */
export interface InProcessClouds extends Disposable {
  readonly world: World
  readonly clock: VirtualClock
  readonly endpoints: { readonly azure: string; readonly oci: string }
  readonly azure: AzureAccess
  readonly oci: OciAccess
  answer(request: Request): Promise<Response>
  ensureAccount(account: { readonly compartment: string }): void
}

export interface InProcessOptions extends Pick<WorldOptions, 'seed' | 'durations' | 'limits' | 'quirks'> {
  /** Goes on from there instead of from nothing. */
  readonly from?: Moment
}

const origin = 'https://127.0.0.1'

let keyPair: KeyPair | undefined

/** Nothing leaves this process, so the key may be short: signing is most of what a request costs here. */
const shortKeyPair = (): KeyPair => (keyPair ??= generateKeyPair(512))

/** Opens a world in memory, and its clouds as a function. */
export function openInProcess({ from, ...options }: InProcessOptions = {}): InProcessClouds {
  const store = new Store()
  if (from) store.load(from.changes)
  const world = new World({ ...options, ...(from && { seed: from.seed, startMs: from.atMs }), store })
  const { app, azure, oci } = cloudsWithKey(world, shortKeyPair)
  return {
    world,
    clock: world.clock,
    endpoints: { azure: origin, oci: `${origin}/oci` },
    azure,
    oci,
    // Without a socket there is no request target but the URL's.
    answer: async (request) => app.fetch(request, {} as Connection),
    ensureAccount: ({ compartment }) => ensureCompartment(world, compartment),
    [Symbol.dispose]: () => world.clock.stop(),
  }
}
