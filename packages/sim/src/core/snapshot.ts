import { z } from 'zod'
import type { Change } from './store.ts'
import type { World } from './world.ts'

/** The state of a world at one moment, in an order that does not depend on how it came about. */
export const WorldSnapshot = z.strictObject({
  format: z.literal('interconnect-world/1'),
  seed: z.string(),
  /** Virtual time, RFC 3339. */
  time: z.iso.datetime(),
  /** Every object by collection and id, both sorted. */
  objects: z.record(z.string(), z.record(z.string(), z.unknown())),
  /** Ids in the order in which lists show them, where that is not how they sort. */
  order: z.record(z.string(), z.array(z.string())),
})
export type WorldSnapshot = z.output<typeof WorldSnapshot>

/** Members that are a client's own secret; the world can do without. */
const clientSecrets: ReadonlySet<string> = new Set(['privateKeyPem'])

/** What a world holds. Its request journal and its clients' keys are not part of it. */
export function takeSnapshot(world: World): WorldSnapshot {
  const collections = new Map<string, [string, unknown][]>()
  for (const [name, id, value] of world.store.snapshot()) {
    const items = collections.get(name) ?? []
    items.push([id, sorted(value)])
    collections.set(name, items)
  }
  const byName = [...collections].toSorted(([a], [b]) => compare(a, b))
  return {
    format: 'interconnect-world/1',
    seed: world.seed,
    time: world.timestamp(),
    objects: Object.fromEntries(byName.map(([name, items]) => [name, Object.fromEntries(items.toSorted(byId))])),
    order: Object.fromEntries(
      byName.filter(([, items]) => !isSorted(items)).map(([name, items]) => [name, items.map(([id]) => id)]),
    ),
  }
}

/** The changes that make the world of a snapshot from nothing. */
export function* changesOf({ objects, order }: WorldSnapshot): Generator<Change> {
  for (const [name, items] of Object.entries(objects)) {
    const ids = new Set([
      ...(order[name] ?? []).filter((id) => Object.hasOwn(items, id)),
      ...Object.keys(items).toSorted(compare),
    ])
    for (const id of ids) yield [name, id, items[id]]
  }
}

/** As text: sorted and indented, so that a line tool compares two of them well. */
export const snapshotText = (snapshot: WorldSnapshot): string => `${JSON.stringify(snapshot, null, 2)}\n`

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byId = ([a]: [string, unknown], [b]: [string, unknown]): number => compare(a, b)
const isSorted = (items: readonly [string, unknown][]): boolean =>
  items.every(([id], index) => index === 0 || compare(items[index - 1]![0], id) < 0)

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([name, member]) => member !== undefined && !clientSecrets.has(name))
  return Object.fromEntries(members.toSorted(byId).map(([name, member]) => [name, sorted(member)]))
}
