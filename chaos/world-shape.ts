import type { World } from '@interconnect/sim'

/** Objects of both clouds by what they are to a person; more than one text means that there are that many of them. */
export type WorldShape = ReadonlyMap<string, readonly string[]>

interface OciObject {
  readonly kind: string
  readonly wire: {
    readonly id: string
    readonly displayName?: string
    readonly freeformTags?: Readonly<Record<string, string>>
  }
  readonly items?: readonly unknown[]
  readonly goneAtMs?: number
}

/** Members that differ between two worlds that are alike: numbers drawn by the cloud, and moments. */
const drawn = new Set([
  'etag',
  'resourceGuid',
  'timeCreated',
  'serviceKey',
  'providerServiceKeyName',
  'stag',
  'vlanId',
  'vlan',
  'primaryAzurePort',
  'secondaryAzurePort',
  'gatewayManagerEtag',
  'privateIPAddress',
  'ip',
  'timestamp',
  'virtualRouterMac',
  // Who wrote the peering last, when it now says the same.
  'lastModifiedBy',
])

/** What stands in both accounts, in a form in which two worlds compare that were built at different times. */
export function shapeOf(world: World): WorldShape {
  const all = [...world.store.snapshot()]
  const living = all.flatMap(([name, , value]) => (isLiving(name, value) ? [value] : []))
  const names = new Map(living.map((object) => [object.wire.id, nameOf(object)]))
  const shape = new Map<string, string[]>()
  const add = (name: string, value: unknown) =>
    shape.set(name, [...(shape.get(name) ?? []), JSON.stringify(plain(value, names))])
  for (const [name, id, value] of all) if (name.startsWith('azure/Microsoft.')) add(`azure ${id}`, value)
  for (const object of living) add(`oci ${nameOf(object)}`, { ...object.wire, items: object.items ?? [] })
  return shape
}

const isLiving = (collection: string, value: unknown): value is OciObject => {
  const { kind, wire, goneAtMs } = (value ?? {}) as Partial<OciObject>
  return (
    kind !== undefined &&
    kind !== 'compartment' &&
    wire !== undefined &&
    goneAtMs === undefined &&
    collection === `oci/${kind}`
  )
}

const nameOf = ({ kind, wire: { displayName, freeformTags, id } }: OciObject): string =>
  freeformTags?.['interconnect-key'] ?? `${kind} ${displayName ?? id}`

/** With ids as names, without what is drawn, lists in an order of their own. */
function plain(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return value.replaceAll(/ocid1\.[\w.-]+/g, (id) => names.get(id) ?? '(ocid)')
  if (Array.isArray(value))
    return value.map((item) => plain(item, names)).toSorted((a, b) => (text(a) < text(b) ? -1 : 1))
  if (typeof value !== 'object' || value === null) return value
  const isItem = 'id' in value && !('lifecycleState' in value) && !String(value.id).startsWith('/')
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !drawn.has(name) && !(isItem && name === 'id'))
      .map(([name, member]) => [name, plain(member, names)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}

const text = (value: unknown): string => JSON.stringify(value) ?? ''

/** How a world differs from the one an undisturbed run leaves, one line for each object. */
export interface Damage {
  /** Objects nobody wants. */
  readonly leaked: readonly string[]
  /** Objects that are there more often than wanted. */
  readonly duplicated: readonly string[]
  /** Objects that are missing or not as wanted. */
  readonly diverged: readonly string[]
}

export function damageOf(found: WorldShape, wanted: WorldShape): Damage {
  const names = [...new Set([...found.keys(), ...wanted.keys()])].toSorted()
  const count = (shape: WorldShape, name: string) => shape.get(name)?.length ?? 0
  return {
    leaked: names.filter((name) => count(wanted, name) === 0),
    duplicated: names.filter((name) => count(wanted, name) > 0 && count(found, name) > count(wanted, name)),
    diverged: names.flatMap((name) => {
      const [is, should] = [found.get(name)?.toSorted(), wanted.get(name)?.toSorted()]
      if (!should || (is && is.length > should.length) || String(is) === String(should)) return []
      return [`${name}\n    is     ${String(is)}\n    should ${String(should)}`]
    }),
  }
}
