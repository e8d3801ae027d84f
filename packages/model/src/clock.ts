/** Time as a port: the real clock, a simulator's virtual clock, or a test's. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Resolves after `ms` milliseconds of this clock; rejects with the signal's reason when aborted. */
  sleep(ms: number, options?: { readonly signal?: AbortSignal | undefined }): Promise<void>
  /**
   * Runs work during which a virtual clock must not jump ahead (a request on its way). The real clock just runs it.
   */
  during<T>(work: () => Promise<T>): Promise<T>
}
