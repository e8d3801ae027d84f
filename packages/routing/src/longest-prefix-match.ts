import { type Prefix, addressNumber, prefixLength, prefixStart } from '@interconnect/model'

/** Answers which of some entries hold an address most specifically. */
export interface PrefixTable<T> {
  /** Entries of the longest prefix that holds `address`, in the order given; empty when none does. */
  lookup(address: string): readonly T[]
}

/** Builds a lookup over entries with a prefix: one hash table per length, so a lookup costs at most 33 probes. */
export function longestPrefixMatch<T extends { readonly prefix: Prefix }>(entries: readonly T[]): PrefixTable<T> {
  const byLength = new Map<number, Map<number, T[]>>()
  for (const entry of entries) {
    const length = prefixLength(entry.prefix)
    const networks = byLength.get(length) ?? new Map<number, T[]>()
    byLength.set(length, networks)
    const start = prefixStart(entry.prefix)
    networks.set(start, [...(networks.get(start) ?? []), entry])
  }
  const lengths = [...byLength.keys()].toSorted((a, b) => b - a)
  return {
    lookup(address) {
      const value = addressNumber(address)
      if (value === undefined) return []
      for (const length of lengths) {
        const size = 2 ** (32 - length)
        const found = byLength.get(length)?.get(value - (value % size))
        if (found) return found
      }
      return []
    },
  }
}
