/** What a packet is told apart by. */
export type FieldName = 'family' | 'destination' | 'source' | 'protocol' | 'destinationPort' | 'sourcePort'

/** Levels of a diagram that hold one field, most significant bit first. */
export interface Field {
  readonly name: FieldName
  readonly first: number
  /** The level after the last. */
  readonly end: number
}

/**
 * Addresses before services: rule sets name many addresses and few services, so the lower part of most diagrams is
 * shared. An IPv4 address takes the first 32 of the 128 levels and leaves the others unasked.
 */
const order: readonly (readonly [FieldName, number])[] = [
  ['family', 1],
  ['destination', 128],
  ['source', 128],
  ['protocol', 8],
  ['destinationPort', 16],
  ['sourcePort', 16],
]

function laidOut(): Readonly<Record<FieldName, Field>> {
  let level = 0
  return Object.fromEntries(
    order.map(([name, width]) => [name, { name, first: level, end: (level += width) }]),
  ) as Record<FieldName, Field>
}

export const fields = laidOut()
export const fieldNames: readonly FieldName[] = order.map(([name]) => name)
