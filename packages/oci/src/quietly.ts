import { AsyncLocalStorage } from 'node:async_hooks'

const inside = new AsyncLocalStorage<true>()
const levels = ['log', 'info', 'warn'] as const
const ours = new WeakSet<(typeof console)[(typeof levels)[number]]>()

function listen(): void {
  for (const level of levels) {
    const speak = console[level]
    if (ours.has(speak)) continue
    const filtered = (...words: unknown[]): void => {
      if (!inside.getStore()) speak.apply(console, words)
    }
    ours.add(filtered)
    console[level] = filtered
  }
}

/**
 * The official library reports unknown regions and refresh attempts on the console. What is said in the course of
 * `work`, and of anything it waits for, is dropped; everything else still goes through.
 */
export function quietly<T>(work: () => T): T {
  listen()
  return inside.run(true, work)
}
