import { type AddressRange, familyBits } from '../packets/address-range.ts'
import type { Row } from './fabric.ts'

/** A row with the length of its prefix and its rank among equal prefixes, lower first. */
export interface RankedRow {
  readonly row: Row
  readonly rank: number
}

const sizeOf = (range: AddressRange): number =>
  range.family === 'ipv4'
    ? (range.last - range.first + 1) * 2 ** (familyBits.ipv6 - familyBits.ipv4)
    : Number(range.last - range.first + 1n)

/** Rows in the order a longest-prefix match tries them; of equal prefixes the lower rank first. */
export const longestFirst = (rows: readonly RankedRow[]): readonly Row[] =>
  rows
    .map(({ row, rank }) => ({ row, rank, size: row.destinations[0] ? sizeOf(row.destinations[0]) : 0 }))
    .toSorted((a, b) => a.size - b.size || a.rank - b.rank)
    .map(({ row }) => row)
