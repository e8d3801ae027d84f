import { createHash } from 'node:crypto'
import type { SavedPlan } from '@interconnect/model'

/** Digest of all but the digest, whatever the order of members. */
export const digestOf = ({ digest: _digest, ...rest }: Partial<SavedPlan>): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(rest)))
    .digest('hex')

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, inOrder(inner)]))
}
