import { isDeepStrictEqual } from 'node:util'
import type { WorldSnapshot } from './snapshot.ts'

/** One object that two snapshots do not hold alike. */
export interface ObjectDifference {
  readonly collection: string
  readonly id: string
  readonly is: 'added' | 'removed' | 'changed'
  /** Where a changed object differs. */
  readonly members: readonly MemberDifference[]
}

export interface MemberDifference {
  /** Such as `properties.subnets[0].name`. */
  readonly path: string
  /** Absent when there is nothing on that side. */
  readonly from?: unknown
  readonly to?: unknown
}

type Json = Readonly<Record<string, unknown>>

/** Says how many identifiers were made, which shows in the objects that have them. */
const counters = 'ids'

/** What changed from one snapshot to another, in the order of collections and ids. */
export function compareSnapshots(from: WorldSnapshot, to: WorldSnapshot): ObjectDifference[] {
  const names = union(from.objects, to.objects).filter((name) => name !== counters)
  return names.flatMap((collection) => {
    const [before, after] = [from.objects[collection] ?? {}, to.objects[collection] ?? {}]
    return union(before, after).flatMap((id) => compareObject(collection, id, before, after))
  })
}

function compareObject(collection: string, id: string, before: Json, after: Json): ObjectDifference[] {
  if (!Object.hasOwn(before, id)) return [{ collection, id, is: 'added', members: [] }]
  if (!Object.hasOwn(after, id)) return [{ collection, id, is: 'removed', members: [] }]
  const members = compareMembers('', before[id], after[id])
  return members.length === 0 ? [] : [{ collection, id, is: 'changed', members }]
}

function compareMembers(path: string, from: unknown, to: unknown): MemberDifference[] {
  if (isDeepStrictEqual(from, to)) return []
  if (!isContainer(from) || !isContainer(to) || Array.isArray(from) !== Array.isArray(to))
    return [{ path, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }]
  const step = (name: string): string =>
    Array.isArray(from) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`
  return union(from, to).flatMap((name) => compareMembers(step(name), from[name], to[name]))
}

const isContainer = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** Names of either, sorted; positions of arrays as numbers. */
const union = (a: Json, b: Json): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].toSorted((x, y) => Number(x) - Number(y) || (x < y ? -1 : 1))
