/**
 * As much of the Distinguished Encoding Rules of ASN.1 as a certificate needs: each function gives one encoded value.
 * @source https://www.itu.int/rec/T-REC-X.690
 */

/** A value of any type: its tag, its length, its content. */
export function tagged(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(content)
  return Buffer.concat([Uint8Array.of(tag), lengthOf(body), body])
}

export const sequence = (...items: readonly Uint8Array[]): Uint8Array => tagged(0x30, ...items)

export const set = (...items: readonly Uint8Array[]): Uint8Array => tagged(0x31, ...items)

export const boolean = (value: boolean): Uint8Array => tagged(0x01, Uint8Array.of(value ? 0xff : 0))

/** A whole number from its unsigned big-endian bytes. */
export function integer(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0)
  const digits = first < 0 ? Uint8Array.of(0) : bytes.subarray(first)
  return tagged(0x02, Uint8Array.of(...((digits[0] ?? 0) >= 0x80 ? [0] : [])), digits)
}

/** Bits that fill whole bytes, or all but `unused` bits of the last. */
export const bitString = (bytes: Uint8Array, unused = 0): Uint8Array => tagged(0x03, Uint8Array.of(unused), bytes)

export const octetString = (bytes: Uint8Array): Uint8Array => tagged(0x04, bytes)

export const utf8String = (text: string): Uint8Array => tagged(0x0c, Buffer.from(text))

/** A time before 2050, to the second. */
export const utcTime = (ms: number): Uint8Array =>
  tagged(0x17, Buffer.from(`${new Date(ms).toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`))

/** An object identifier, such as `2.5.29.19`. */
export function objectIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return tagged(0x06, Uint8Array.from([40 * first + second, ...rest].flatMap(base128)))
}

/** Seven bits a byte, all but the last marked. */
function base128(value: number): number[] {
  const digits = [value & 0x7f]
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) digits.unshift((rest & 0x7f) | 0x80)
  return digits
}

function lengthOf({ length }: Uint8Array): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length)
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff)
  return Uint8Array.of(0x80 | bytes.length, ...bytes)
}
