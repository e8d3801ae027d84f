import { type AddressRange, familyBits } from './address-range.ts'

/** A range of addresses as bits, most significant first. */
export interface RangeBits {
  /** What all addresses begin with. */
  readonly common: Uint8Array
  /** How those of each aligned part go on; what follows then is any. */
  readonly parts: readonly Uint8Array[]
}

export function rangeBits({ family, first, last }: AddressRange): RangeBits {
  const width = familyBits[family]
  const [start, end] = [BigInt(first), BigInt(last)]
  let differing = 0
  while (start >> BigInt(differing) !== end >> BigInt(differing)) differing++
  const common = width - differing
  return {
    common: bitsOf(start, width, [0, common]),
    parts: alignedParts(start, end, width).map(({ at, host }) => bitsOf(at, width, [common, width - host])),
  }
}

const bitsOf = (value: bigint, width: number, [from, to]: readonly [number, number]): Uint8Array =>
  Uint8Array.from({ length: to - from }, (_, index) => Number((value >> BigInt(width - 1 - from - index)) & 1n))

interface Part {
  readonly at: bigint
  /** Bits that are free. */
  readonly host: number
}

/** The fewest prefixes that make up a range. */
function alignedParts(start: bigint, end: bigint, width: number): readonly Part[] {
  const parts: Part[] = []
  let at = start
  while (at <= end) {
    let host = 0
    while (host < width && at % (1n << BigInt(host + 1)) === 0n && at + (1n << BigInt(host + 1)) - 1n <= end) host++
    parts.push({ at, host })
    at += 1n << BigInt(host)
  }
  return parts
}
