/** Runs at most `size` pieces of work at once; the others wait their turn, first come, first served. */
export function createSlots(size: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let free = size
  return async (work) => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      // The slot is handed on rather than freed, so that nobody overtakes who waits.
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
}
