import { AsyncLocalStorage } from 'node:async_hooks'

/** Values as they were, by collection and id; `undefined` for what was not there. */
export type Former = ReadonlyMap<string, ReadonlyMap<string, unknown>>

/** What a fault does to everything that one request reads and sets in motion. */
export interface RequestEffects {
  /** Shown instead of what is there now. */
  readonly former?: Former
  /** Every transition the request schedules falls due this many milliseconds of virtual time later. */
  readonly laterByMs?: number
  /** Every transition the request schedules ends in this failure, where the cloud has a way to fail there. */
  readonly failure?: Failure
}

/** Why something that was accepted came to nothing. */
export interface Failure {
  readonly code: string
  readonly message: string
}

/** Follows a request through whatever it awaits, so that requests side by side do not see each other's effects. */
const current = new AsyncLocalStorage<RequestEffects | undefined>()

/** The effects on the request under way; `undefined` outside of requests and for those without. */
export const requestEffects = (): RequestEffects | undefined => current.getStore()

export const withEffects = <T>(effects: RequestEffects, work: () => T): T => current.run(effects, work)

/** Runs what is not part of the request under way, though it caused it: a transition that has become due. */
export const outsideRequests = <T>(work: () => T): T => current.run(undefined, work)
