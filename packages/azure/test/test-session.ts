import type { TokenCredential } from '@azure/core-auth'
import { TestClock } from '@interconnect/engine/testing'
import type { AzureApi } from '../src/api.ts'
import type { AzureSessionOptions } from '../src/caller.ts'
import { createAzureSession } from '../src/session.ts'
import { type Reply, type ScriptedHttp, scriptedHttp, type Seen } from './scripted-http.ts'

export const endpoint = 'https://arm.test'
export const subscription = '00000000-0000-0000-0000-0000000000aa'
export const groupId = `/subscriptions/${subscription}/resourceGroups/rg`

export const credential: TokenCredential = {
  getToken: async () => ({ token: 'secret-token', expiresOnTimestamp: Number.MAX_SAFE_INTEGER }),
}

export interface TestSession {
  readonly api: AzureApi
  readonly http: ScriptedHttp
  readonly clock: TestClock
}

/** A session on a test clock whose requests `reply` answers. */
export function testSession(
  reply: (request: Seen, nth: number) => Reply | Promise<Reply>,
  options: Partial<AzureSessionOptions> = {},
): TestSession {
  const clock = new TestClock()
  const http = scriptedHttp(reply)
  return {
    http,
    clock,
    api: createAzureSession({
      endpoint,
      credential,
      clock,
      subscription,
      random: () => 1,
      httpClient: http,
      ...options,
    }),
  }
}
