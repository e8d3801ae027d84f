/** An IPv4 address in canonical dotted form, such as `10.0.0.21`. */
export type Address = string & { readonly __address: unique symbol }

const octet = /^(0|[1-9]\d{0,2})$/

/** The address as an unsigned 32-bit number, or `undefined` when `text` is not exactly four decimal octets. */
export function addressNumber(text: string): number | undefined {
  const parts = text.split('.')
  if (parts.length !== 4) return undefined
  let value = 0
  for (const part of parts) {
    if (!octet.test(part)) return undefined
    const number = Number(part)
    if (number > 255) return undefined
    value = value * 256 + number
  }
  return value
}

/** The canonical text of an unsigned 32-bit number. */
export function formatAddress(value: number): Address {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.') as Address
}
