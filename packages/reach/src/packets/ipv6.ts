const group = /^[0-9a-f]{1,4}$/i

/** The address as an unsigned 128-bit number; `undefined` when `text` is no IPv6 address. @source RFC 4291, section 2.2 */
export function ipv6Number(text: string): bigint | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':')))
  if (head === undefined || [...head, ...(tail ?? [])].some((part) => !group.test(part))) return undefined
  const missing = 8 - head.length - (tail?.length ?? 0)
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...(tail ?? [])]
  return groups.reduce((value, part) => (value << 16n) | BigInt(`0x${part}`), 0n)
}

/** The canonical text: lower case, the longest run of zero groups as `::`. @source RFC 5952, section 4 */
export function formatIpv6(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) => Number((value >> BigInt(112 - 16 * index)) & 0xffffn))
  const { start, length } = longestZeroRun(groups)
  const text = (part: readonly number[]) => part.map((number) => number.toString(16)).join(':')
  return length < 2 ? text(groups) : `${text(groups.slice(0, start))}::${text(groups.slice(start + length))}`
}

function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 }
  for (let start = 0; start < groups.length; start++) {
    const after = groups.findIndex((number, index) => index >= start && number !== 0)
    const length = (after < 0 ? groups.length : after) - start
    if (length > best.length) best = { start, length }
  }
  return best
}
