/** A binary heap: the least item first, each addition and removal in logarithmic time. */
export class Heap<T> {
  readonly #items: T[]
  readonly #isBefore: (a: T, b: T) => boolean

  constructor(isBefore: (a: T, b: T) => boolean, items: Iterable<T> = []) {
    this.#isBefore = isBefore
    this.#items = [...items]
    for (let index = (this.#items.length >> 1) - 1; index >= 0; index--) this.#sink(index)
  }

  get size(): number {
    return this.#items.length
  }

  peek(): T | undefined {
    return this.#items[0]
  }

  push(item: T): void {
    this.#items.push(item)
    this.#rise(this.#items.length - 1)
  }

  pop(): T | undefined {
    const first = this.#items[0]
    const last = this.#items.pop()
    if (this.#items.length > 0) {
      this.#items[0] = last as T
      this.#sink(0)
    }
    return first
  }

  #rise(start: number): void {
    let index = start
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!this.#swapIfBefore(index, parent)) return
      index = parent
    }
  }

  #sink(start: number): void {
    let index = start
    for (;;) {
      const left = 2 * index + 1
      if (left >= this.#items.length) return
      const right = left + 1
      const least = right < this.#items.length && this.#isBefore(this.#at(right), this.#at(left)) ? right : left
      if (!this.#swapIfBefore(least, index)) return
      index = least
    }
  }

  #swapIfBefore(child: number, parent: number): boolean {
    const [a, b] = [this.#at(child), this.#at(parent)]
    if (!this.#isBefore(a, b)) return false
    this.#items[child] = b
    this.#items[parent] = a
    return true
  }

  #at(index: number): T {
    return this.#items[index] as T
  }
}
