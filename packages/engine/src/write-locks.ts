/** Serialises work that shares a word: clouds take one write at a time per gateway, circuit, VNet or DRG. */
export class WriteLocks {
  readonly #tails = new Map<string, Promise<unknown>>()

  /** Runs `work` when nobody before it holds any of `words`. */
  async during<T>(words: readonly string[], work: () => Promise<T>): Promise<T> {
    const before = words.flatMap((word) => this.#tails.get(word) ?? [])
    const done = Promise.all(before).then(work)
    const tail = done.catch(() => {})
    for (const word of words) this.#tails.set(word, tail)
    return done
  }
}
