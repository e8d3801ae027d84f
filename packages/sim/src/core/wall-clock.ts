/** The wall clock and its timers, injectable for tests. */
export interface WallClock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Runs after `ms` milliseconds, or a little earlier or later; gives what cancels it. */
  after(ms: number, run: () => void): () => void
  /** Runs when everything that is ready to run has run. */
  whenIdle(run: () => void): void
}

/** Longer delays overflow and fire at once; waking up early does no harm. */
const longestDelayMs = 2 ** 31 - 1

export const wallClock: WallClock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, Math.min(Math.max(0, Math.ceil(ms)), longestDelayMs))
    timer.unref()
    return () => clearTimeout(timer)
  },
  whenIdle: (run) => void setImmediate(() => setImmediate(run)),
}
