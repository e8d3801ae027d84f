import type { WriteContext } from '@interconnect/engine'
import type { AzureApi } from '../src/api.ts'
import { fakeArm, type FakeArm } from './fake-arm.ts'
import type { Seen } from './scripted-http.ts'
import { testSession } from './test-session.ts'

export interface KindWorld {
  readonly arm: FakeArm
  readonly context: WriteContext<AzureApi>
  /** What was asked so far. */
  readonly reads: () => Seen[]
  readonly writes: () => Seen[]
}

/** A world for one kind: a fake ARM that holds `initial`, and the context of owner `demo`. */
export function kindWorld(...initial: Parameters<typeof fakeArm>): KindWorld {
  const arm = fakeArm(...initial)
  const { api, clock, http } = testSession(arm.reply)
  return {
    arm,
    context: {
      api,
      clock,
      mark: { owner: 'demo', key: 'azure/thing/demo' },
      signal: new AbortController().signal,
      requestToken: 'token',
    },
    reads: () => http.seen.filter(({ method }) => method === 'GET'),
    writes: () => http.seen.filter(({ method }) => method !== 'GET'),
  }
}

export const ourTags = { 'interconnect-owner': 'demo', 'interconnect-key': 'azure/thing/demo' }
