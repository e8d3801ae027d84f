import { findOciRegion, ocid } from '@interconnect/oci-api'
import type { Collection, World } from '../core/index.ts'
import { type OciDuration, ociDurations } from './durations.ts'
import type { KindName, Stored } from './stored.ts'

const collectionOf = <K extends KindName>(world: World, kind: K): Collection<Stored<K>> =>
  world.store.collection<Stored<K>>(`oci/${kind}`)

/** A new OCID. `subject` keeps identifiers independent of the order of requests. */
export function newOcid(world: World, ocidType: string, region: string, subject = ''): string {
  const word = region === '' ? '' : (findOciRegion(region)?.ocidWord ?? region)
  return ocid(ocidType, 'oc1', word, world.ids.base32(`oci/${ocidType}/${region}/${subject}`))
}

function isVisible(world: World, { kind, goneAtMs }: Stored<KindName>): boolean {
  if (goneAtMs === undefined) return true
  const own = `oci/${kind}/deleted-visible`
  const name = own in ociDurations ? own : 'oci/deleted-visible'
  return world.clock.now() - goneAtMs < world.duration(name, ociDurations[name as OciDuration])
}

/** The object, also in its final state as long as that is shown; `undefined` after. */
export function findObject<K extends KindName>(world: World, kind: K, id: string): Stored<K> | undefined {
  const stored = collectionOf(world, kind).get(id)
  return stored && isVisible(world, stored) ? stored : undefined
}

/** The object unless it has reached its final state. */
export function liveObject<K extends KindName>(world: World, kind: K, id: string): Stored<K> | undefined {
  const stored = collectionOf(world, kind).get(id)
  return stored?.goneAtMs === undefined ? stored : undefined
}

/** All objects that a read would show, oldest first. */
export const visibleObjects = <K extends KindName>(world: World, kind: K): Stored<K>[] =>
  collectionOf(world, kind)
    .values()
    .filter((stored) => isVisible(world, stored))

/** All objects that are not gone, oldest first. */
export const liveObjects = <K extends KindName>(world: World, kind: K): Stored<K>[] =>
  collectionOf(world, kind)
    .values()
    .filter((stored) => stored.goneAtMs === undefined)

const newEtag = (world: World, id: string) => world.ids.hex(`oci/etag/${id}`, 8)

export function insertObject<K extends KindName>(world: World, given: Omit<Stored<K>, 'etag'>): Stored<K> {
  const stored = { ...given, etag: newEtag(world, given.wire.id) }
  collectionOf(world, given.kind).put(given.wire.id, stored)
  return stored
}

type Revision<K extends KindName> = Partial<Pick<Stored<K>, 'wire' | 'items' | 'goneAtMs'>>

/** Stores a change under a new etag; `undefined` when the object is not there any more. */
export function reviseObject<K extends KindName>(
  world: World,
  kind: K,
  id: string,
  change: (stored: Stored<K>) => Revision<K>,
): Stored<K> | undefined {
  const stored = liveObject(world, kind, id)
  if (!stored) return undefined
  const revised = { ...stored, ...change(stored), etag: newEtag(world, id) }
  collectionOf(world, kind).put(id, revised)
  return revised
}

/** Changes some members of the answered object. */
export const patchObject = <K extends KindName>(
  world: World,
  kind: K,
  id: string,
  members: Partial<Stored<K>['wire']>,
): Stored<K> | undefined => reviseObject(world, kind, id, ({ wire }) => ({ wire: { ...wire, ...members } }))

/** Removes for good what has been gone long enough not to be shown. */
export function sweepObjects(world: World, kind: KindName): void {
  const collection = collectionOf(world, kind)
  for (const [id, stored] of collection.entries()) if (!isVisible(world, stored)) collection.delete(id)
}
