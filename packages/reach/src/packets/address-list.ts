import { type AddressRange, type Family, familyBits } from './address-range.ts'

const families: readonly Family[] = ['ipv4', 'ipv6']

const make = (family: Family, first: bigint, last: bigint): AddressRange =>
  family === 'ipv4' ? { family, first: Number(first), last: Number(last) } : { family, first, last }

/** The same addresses in order, without overlaps and with neighbours joined. */
export function merged(list: readonly AddressRange[]): readonly AddressRange[] {
  return families.flatMap((family) => {
    const ranges: { first: bigint; last: bigint }[] = []
    const own = list.filter((one) => one.family === family)
    for (const { first, last } of own.toSorted((a, b) => (a.first < b.first ? -1 : 1))) {
      const before = ranges.at(-1)
      if (before && BigInt(first) <= before.last + 1n) before.last = max(before.last, BigInt(last))
      else ranges.push({ first: BigInt(first), last: BigInt(last) })
    }
    return ranges.map(({ first, last }) => make(family, first, last))
  })
}

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b)

/** Everything that is not in the list. */
function gaps(list: readonly AddressRange[]): readonly AddressRange[] {
  const taken = merged(list)
  return families.flatMap((family) => {
    const found: AddressRange[] = []
    let next = 0n
    for (const { first, last } of taken.filter((one) => one.family === family)) {
      if (BigInt(first) > next) found.push(make(family, next, BigInt(first) - 1n))
      next = BigInt(last) + 1n
    }
    const end = (1n << BigInt(familyBits[family])) - 1n
    return next > end ? found : [...found, make(family, next, end)]
  })
}

export function intersect(left: readonly AddressRange[], right: readonly AddressRange[]): readonly AddressRange[] {
  return merged(
    left.flatMap((a) =>
      right.flatMap((b) => {
        if (a.family !== b.family) return []
        const first = max(BigInt(a.first), BigInt(b.first))
        const last = BigInt(a.last) < BigInt(b.last) ? BigInt(a.last) : BigInt(b.last)
        return first > last ? [] : [make(a.family, first, last)]
      }),
    ),
  )
}

/** What is in `left` and not in `right`. */
export const without = (left: readonly AddressRange[], right: readonly AddressRange[]): readonly AddressRange[] =>
  right.length === 0 ? left : intersect(left, gaps(right))
