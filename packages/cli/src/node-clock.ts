import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from '@interconnect/model'

/** Real time. A sleep keeps the process alive and ends at once when it is aborted. */
export const nodeClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, { signal } = {}) {
    signal?.throwIfAborted()
    try {
      await delay(ms, undefined, signal ? { signal } : {})
    } catch (error) {
      // Node wraps the reason; callers compare it with the signal's own.
      signal?.throwIfAborted()
      throw error
    }
  },
  during: (work) => work(),
}
