/**
 * Whether ARM means the same by two values of a property: it compares text without regard to case, and the order of
 * prefixes, ports and addresses says nothing.
 */
export function sameMeaning(held: unknown, wanted: unknown): boolean {
  if (typeof held === 'string' && typeof wanted === 'string') return held.toLowerCase() === wanted.toLowerCase()
  if (Array.isArray(held) && Array.isArray(wanted)) return sameSet(held, wanted)
  return held === wanted
}

const sameSet = (held: readonly unknown[], wanted: readonly unknown[]): boolean =>
  held.length === wanted.length && wanted.every((item) => held.some((other) => sameMeaning(other, item)))

/**
 * What an object holds of the wanted properties, in the wanted form where it means the same. A property nobody decided
 * on (`undefined`) is as the object has it.
 */
export function heldInForm<Props extends object>(held: object, wanted: Partial<Props>): Partial<Props> {
  const entries = Object.entries(wanted).map(([name, value]) => {
    const there = (held as Record<string, unknown>)[name]
    return [name, value === undefined || sameMeaning(there, value) ? value : there]
  })
  return Object.fromEntries(entries) as Partial<Props>
}

/** The short form of an Azure region: `East US` is `eastus`. */
export const locationName = (location: string): string => location.replaceAll(' ', '').toLowerCase()
