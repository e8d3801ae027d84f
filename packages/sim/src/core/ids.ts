import { createHash } from 'node:crypto'
import type { Collection, Store } from './store.ts'

/**
 * Identifiers that depend only on the world's seed and on how often the same subject asked, never on the order of
 * requests: the same seed and the same calls give the same world.
 */
export class Ids {
  readonly #seed: string
  readonly #counters: Collection<number>

  constructor(seed: string, store: Store) {
    this.#seed = seed
    this.#counters = store.collection<number>('ids')
  }

  /** A GUID for the next object of `subject`, such as `azure/etag/<id>`. */
  guid(subject: string): string {
    const hex = this.hex(subject, 32)
    return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join(
      '-',
    )
  }

  /** `length` (at most 64) hexadecimal digits. */
  hex(subject: string, length: number): string {
    return this.#digest(subject).toString('hex').slice(0, length)
  }

  /** 60 characters of lower-case base 32, as the unique part of an OCID. */
  base32(subject: string): string {
    const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
    const bytes = Buffer.concat([this.#digest(subject), this.#digest(subject)])
    return Array.from(bytes.subarray(0, 60), (byte) => alphabet[byte % 32]).join('')
  }

  /** A whole number from `low` to `high`, both included. */
  integer(subject: string, low: number, high: number): number {
    return low + (this.#digest(subject).readUInt32BE(0) % (high - low + 1))
  }

  #digest(subject: string): Buffer {
    const count = (this.#counters.get(subject) ?? 0) + 1
    this.#counters.put(subject, count)
    return createHash('sha256').update(`${this.#seed}\n${subject}\n${count}`).digest()
  }
}
