import { type Address, addressNumber, formatAddress } from './address.ts'

/**
 * An IPv4 network in canonical text, such as `10.12.0.0/16`: four decimal octets, a length of 0 to 32, no host bits.
 * Text rather than a structure, so that specs, plans and wire bodies carry it unchanged.
 */
export type Prefix = string & { readonly __prefix: unique symbol }

/** Why a text is not a prefix, and what to write instead. */
export interface PrefixProblem {
  readonly message: string
  readonly hint: string
  /** What it surely stands for; absent where a person must decide. */
  readonly instead?: string
}

interface Range {
  /** First address. */
  readonly first: number
  /** Number of addresses. */
  readonly size: number
  readonly length: number
}

function split(text: string): { address: number; length: number } | undefined {
  const slash = text.indexOf('/')
  if (slash < 0) return undefined
  const address = addressNumber(text.slice(0, slash))
  const lengthText = text.slice(slash + 1)
  if (address === undefined || !/^(0|[1-9]\d?)$/.test(lengthText)) return undefined
  const length = Number(lengthText)
  return length > 32 ? undefined : { address, length }
}

function networkOf(address: number, length: number): number {
  const size = 2 ** (32 - length)
  return Math.floor(address / size) * size
}

/** What is wrong with `text` as a prefix; `undefined` when it is one. */
export function prefixProblem(text: string): PrefixProblem | undefined {
  const parts = split(text)
  if (!parts) {
    const bare = addressNumber(text) !== undefined
    return {
      message: `'${text}' is not an IPv4 network`,
      hint: bare ? `add a length, such as ${text}/32` : 'write four decimal octets and a length, such as 10.12.0.0/16',
    }
  }
  const network = networkOf(parts.address, parts.length)
  if (network === parts.address) return undefined
  const canonical = `${formatAddress(network)}/${parts.length}`
  return { message: `'${text}' has host bits set`, hint: `write ${canonical}`, instead: canonical }
}

export const isPrefix = (text: string): text is Prefix => prefixProblem(text) === undefined

/** The prefix `text` stands for. @throws RangeError when it is not one; check user input with `prefixProblem` first. */
export function asPrefix(text: string): Prefix {
  const problem = prefixProblem(text)
  if (problem) throw new RangeError(`${problem.message}: ${problem.hint}`)
  return text as Prefix
}

/** The network that holds an address written with its mask: `10.0.0.21/30` gives `10.0.0.20/30`. */
export function networkOfHost(hostWithLength: string): Prefix | undefined {
  const parts = split(hostWithLength)
  return parts && (`${formatAddress(networkOf(parts.address, parts.length))}/${parts.length}` as Prefix)
}

/** Canonical already, so nothing is checked again: large plans compare ranges by the million. */
function range(prefix: Prefix): Range {
  const slash = prefix.indexOf('/')
  let first = 0
  let octet = 0
  for (let at = 0; at < slash; at++) {
    const code = prefix.charCodeAt(at)
    if (code === dot) [first, octet] = [first * 256 + octet, 0]
    else octet = octet * 10 + code - zero
  }
  const length = Number(prefix.slice(slash + 1))
  return { first: first * 256 + octet, size: 2 ** (32 - length), length }
}

const [dot, zero] = ['.'.charCodeAt(0), '0'.charCodeAt(0)]

export const prefixLength = (prefix: Prefix): number => range(prefix).length

/** Number of addresses, network and broadcast included. */
export const prefixSize = (prefix: Prefix): number => range(prefix).size

/** First address as an unsigned 32-bit number. */
export const prefixStart = (prefix: Prefix): number => range(prefix).first

/** The address at `offset` from the network address: 1 is the first host of a /30. */
export function addressAt(prefix: Prefix, offset: number): Address {
  const { first, size } = range(prefix)
  if (offset < 0 || offset >= size) throw new RangeError(`${prefix} has no address at offset ${offset}`)
  return formatAddress(first + offset)
}

/** Whether every address of `inner` is in `outer`. */
export function contains(outer: Prefix, inner: Prefix): boolean {
  const a = range(outer)
  const b = range(inner)
  return b.length >= a.length && b.first >= a.first && b.first < a.first + a.size
}

export function containsAddress(prefix: Prefix, address: string): boolean {
  const value = addressNumber(address)
  const { first, size } = range(prefix)
  return value !== undefined && value >= first && value < first + size
}

export const overlaps = (a: Prefix, b: Prefix): boolean => contains(a, b) || contains(b, a)

/** Orders by first address, then the wider network first. */
export function comparePrefixes(a: Prefix, b: Prefix): number {
  const left = range(a)
  const right = range(b)
  return left.first - right.first || left.length - right.length
}

/** The fewest prefixes that hold exactly the addresses of `prefixes`, in order. */
export function joinPrefixes(prefixes: readonly Prefix[]): Prefix[] {
  const joined: Prefix[] = []
  for (const prefix of [...prefixes].sort(comparePrefixes)) {
    const last = joined.at(-1)
    if (last === undefined || !contains(last, prefix)) addJoined(joined, prefix)
  }
  return joined
}

/** Two halves of one network become it, which may itself be the other half of a wider one. */
function addJoined(joined: Prefix[], prefix: Prefix): void {
  const last = joined.at(-1)
  const whole = last && wholeOf(last, prefix)
  if (!whole) joined.push(prefix)
  else {
    joined.pop()
    addJoined(joined, whole)
  }
}

function wholeOf(left: Prefix, right: Prefix): Prefix | undefined {
  const [a, b] = [range(left), range(right)]
  const isWhole = a.length === b.length && a.first % (2 * a.size) === 0 && b.first === a.first + a.size
  return isWhole ? (`${formatAddress(a.first)}/${a.length - 1}` as Prefix) : undefined
}

/**
 * The lowest (or, `from: 'end'`, highest) free network of `length` inside `within` that overlaps none of `taken`;
 * `undefined` when there is none.
 */
export function freePrefix(
  within: Prefix,
  length: number,
  taken: readonly Prefix[],
  { from = 'start' }: { from?: 'start' | 'end' } = {},
): Prefix | undefined {
  const outer = range(within)
  if (length < outer.length || length > 32) return undefined
  const size = 2 ** (32 - length)
  const last = outer.first + outer.size - size
  const busy = taken.filter((prefix) => overlaps(within, prefix)).map(range)
  const first = from === 'start' ? lowestFree(outer.first, size, busy) : highestFree(last, size, busy)
  return first < outer.first || first > last ? undefined : (`${formatAddress(first)}/${length}` as Prefix)
}

/** The first multiple of `size` from `first` on that meets none of `busy`. */
function lowestFree(first: number, size: number, busy: readonly Range[]): number {
  let free = first
  for (const other of busy.toSorted((a, b) => a.first - b.first)) {
    if (other.first >= free + size) break
    const end = other.first + other.size
    if (end > free) free = Math.ceil(end / size) * size
  }
  return free
}

/** The last multiple of `size` up to `first` that meets none of `busy`. */
function highestFree(first: number, size: number, busy: readonly Range[]): number {
  let free = first
  for (const other of busy.toSorted((a, b) => b.first + b.size - a.first - a.size)) {
    if (other.first + other.size <= free) break
    if (other.first < free + size) free = Math.floor(other.first / size) * size - size
  }
  return free
}
