import { TestClock } from '@interconnect/engine/testing'
import { keyAuth } from '../src/credentials.ts'
import { createOciSession, type OciSessionOptions } from '../src/session.ts'
import { apiKey } from './api-key.ts'

export const endpoint = 'http://127.0.0.1:9000'

/** A session whose requests go to `fetch`. */
export function openSession(fetch: typeof globalThis.fetch, options: Partial<OciSessionOptions> = {}) {
  const clock = new TestClock()
  const api = createOciSession({
    endpoint: (service) => `${endpoint}/${service}`,
    auth: keyAuth(apiKey),
    clock,
    compartmentId: 'ocid1.compartment.oc1..c',
    fetch,
    ...options,
  })
  return { api, clock }
}
