import { sortBy, sortOrder } from '@interconnect/oci-api'
import { type Answer, type Call, requireCompartment, requiredParameter } from '../call.ts'
import type { AnySimKind } from '../kind.ts'
import { findObject, visibleObjects } from '../objects.ts'
import { invalid, notFound } from '../service-fault.ts'
import type { KindName, Stored } from '../stored.ts'
import { page } from './paging.ts'

type Listed = Stored<KindName>
const member = ({ wire }: Listed, name: string): unknown => (wire as unknown as Record<string, unknown>)[name]

export function listObjects(kind: AnySimKind, call: Call): Answer {
  checkRequired(kind, call)
  if (kind.list) kind.list(call)
  const wanted = visibleObjects(call.world, kind.name as KindName)
    .filter(({ region }) => region === '' || region === call.region)
    .filter((stored) => kind.isListed?.(stored, call) ?? true)
    .filter((stored) => matches(kind, stored, call))
  const ordered = inOrder(kind, wanted, call).map((stored) => ({ id: member(stored, 'id'), stored }))
  const { items, ...rest } = page(ordered, call)
  return { status: 200, body: items.map(({ stored }) => shown(kind, stored, call)), ...rest }
}

const shown = (kind: AnySimKind, stored: Listed, call: Call): Stored<KindName>['wire'] =>
  (kind.show?.(stored, call) as Listed['wire'] | undefined) ?? stored.wire

function checkRequired(kind: AnySimKind, call: Call): void {
  for (const name of kind.api.required) {
    const value = requiredParameter(call, name)
    if (name === 'compartmentId') requireCompartment(call, value)
    else if (name === 'drgId' && !findObject(call.world, 'drg', value)) throw notFound()
  }
}

function matches(kind: AnySimKind, stored: Listed, call: Call): boolean {
  return [...kind.api.required, ...kind.api.filters].every((name) => {
    const value = call.query.get(name)
    if (value === null) return true
    const own = kind.filters?.[name]
    if (own) return own(stored, value)
    const held = member(stored, name)
    return name === 'lifecycleState' ? held === value.toUpperCase() : held === value
  })
}

/** Newest first unless asked otherwise; names ascend and mind case. */
function inOrder(kind: AnySimKind, objects: Listed[], call: Call): Listed[] {
  const by = kind.api.sorted ? choice(call, 'sortBy', sortBy) : undefined
  const order = kind.api.sorted ? choice(call, 'sortOrder', sortOrder) : undefined
  const newestFirst = objects.toReversed()
  if (by === 'DISPLAYNAME') {
    const ascending = objects.toSorted((a, b) =>
      compareText(String(member(a, 'displayName')), String(member(b, 'displayName'))),
    )
    return order === 'DESC' ? ascending.toReversed() : ascending
  }
  return order === 'ASC' ? objects : newestFirst
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function choice<const T extends readonly string[]>(call: Call, name: string, among: T): T[number] | undefined {
  const value = call.query.get(name)
  if (value === null || among.includes(value)) return value ?? undefined
  throw invalid(`${name} '${value}' is not one of ${among.join(', ')}`)
}
