import { addressNumber, formatAddress } from '@interconnect/model'
import { formatIpv6, ipv6Number } from './ipv6.ts'

export type Family = 'ipv4' | 'ipv6'

/** Addresses of one family, from `first` to `last`, both included. IPv4 as numbers, IPv6 as bigints. */
export type AddressRange =
  | { readonly family: 'ipv4'; readonly first: number; readonly last: number }
  | { readonly family: 'ipv6'; readonly first: bigint; readonly last: bigint }

export const familyBits = { ipv4: 32, ipv6: 128 } as const

/**
 * Reads `10.0.0.0/8`, `10.0.0.7`, `10.0.0.1-10.0.0.9` and the same in IPv6; host bits below a prefix length are
 * dropped, as the clouds do. `undefined` when `text` is none of them.
 */
export function parseAddressRange(text: string): AddressRange | undefined {
  const [start, end, ...more] = text.split('-')
  if (end !== undefined) return more.length === 0 ? betweenAddresses(start!.trim(), end.trim()) : undefined
  const [address, length, ...rest] = text.split('/')
  if (rest.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined
  return networkOf(address!, length === undefined ? undefined : Number(length))
}

/** @throws RangeError when `text` is not an address, prefix or range. */
export function addressRange(text: string): AddressRange {
  const range = parseAddressRange(text)
  if (range === undefined) throw new RangeError(`'${text}' is not an address, a prefix or a range of addresses`)
  return range
}

function betweenAddresses(start: string, end: string): AddressRange | undefined {
  const [a, b] = [networkOf(start, undefined), networkOf(end, undefined)]
  if (a === undefined || b === undefined) return undefined
  if (a.family === 'ipv4') return b.family === 'ipv4' && a.first <= b.last ? { ...a, last: b.last } : undefined
  return b.family === 'ipv6' && a.first <= b.last ? { ...a, last: b.last } : undefined
}

function networkOf(address: string, length: number | undefined): AddressRange | undefined {
  const number = addressNumber(address)
  if (number !== undefined) {
    if ((length ?? 32) > 32) return undefined
    const size = 2 ** (32 - (length ?? 32))
    const first = Math.floor(number / size) * size
    return { family: 'ipv4', first, last: first + size - 1 }
  }
  const big = ipv6Number(address)
  if (big === undefined || (length ?? 128) > 128) return undefined
  const size = 1n << BigInt(128 - (length ?? 128))
  const first = big - (big % size)
  return { family: 'ipv6', first, last: first + size - 1n }
}

export const formatFamilyAddress = (family: Family, value: number | bigint): string =>
  family === 'ipv4' ? formatAddress(Number(value)) : formatIpv6(BigInt(value))

/** As a prefix or an address where it is one, as `first-last` otherwise; `any` for a whole family. */
export function formatAddressRange({ family, first, last }: AddressRange): string {
  const size = BigInt(last) - BigInt(first) + 1n
  const bits = familyBits[family]
  if (size === 1n << BigInt(bits)) return family === 'ipv4' ? '0.0.0.0/0' : '::/0'
  const start = formatFamilyAddress(family, first)
  if (size === 1n) return start
  const isPrefix = (size & (size - 1n)) === 0n && BigInt(first) % size === 0n
  return isPrefix ? `${start}/${bits - (size.toString(2).length - 1)}` : `${start}-${formatFamilyAddress(family, last)}`
}
