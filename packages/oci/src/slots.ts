/** Runs work with at most `capacity` pieces at a time; the rest wait in order of arrival. */
export function createSlots(capacity: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let free = capacity
  const leave = (): void => {
    const next = waiting.shift()
    // The slot is handed over, not freed, so that no newcomer can slip in between.
    if (next) next()
    else free++
  }
  return async (work) => {
    if (free > 0) free--
    else await new Promise<void>((enter) => waiting.push(enter))
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
