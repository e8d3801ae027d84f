import { childId, isTerminal, parseResourceId } from '@interconnect/azure-api'
import { invalidRequest, serviceOwned } from './body.ts'
import type { Azure } from './azure.ts'
import { type AnyAzureKind, withProperties } from './kind.ts'
import { locksOf, requireFree } from './locks.ts'
import { requireLocation } from './locations.ts'
import type { Operation, PutTarget } from './operations.ts'
import { ArmRefusal } from './refusal.ts'
import type { AzureResources } from './resources.ts'
import { type ArmBody, segmentOf, type Stored } from './resource-types.ts'

export interface AcceptedPut {
  readonly stored: Stored
  readonly created: boolean
  readonly operation: Operation
}

/** One resource of a PUT: the body's own, or one of those nested in it. */
interface Placed {
  readonly kind: AnyAzureKind
  readonly id: string
  readonly previous: Stored | undefined
}

/** Grants a PUT, of a resource with what is nested in its body, or refuses it without a trace. */
export function acceptPut(azure: Azure, kind: AnyAzureKind, id: string, body: ArmBody): AcceptedPut {
  const draft = azure.resources.draft()
  const previous = draft.get(kind.of, id)
  const placed = place(azure, draft, kind, id, body)
  const next = draft.get(kind.of, id)!
  const locks = locksOf(kind, next)
  requireFree(azure, locks)
  const context = azure.context(draft)
  for (const target of placed) target.kind.check?.(draft.get(target.kind.of, target.id)!, target.previous, context)
  for (const target of placed) acceptOne(azure, draft, target)
  const stored = draft.get(kind.of, id)!
  draft.commit()
  return { stored, created: !previous, operation: startPut(azure, kind, stored, placed, locks, previous ? 'update' : 'create') }
}

/** An operation that only writes the resource again, as a PATCH of tags on a gateway does. */
export function startUpdate(azure: Azure, kind: AnyAzureKind, changed: Stored): AcceptedPut {
  const locks = locksOf(kind, changed)
  requireFree(azure, locks)
  const stored = azure.resources.put(kind.of, withProperties(changed, { provisioningState: 'Updating' }))
  const operation = startPut(azure, kind, stored, [{ kind, id: stored.id, previous: stored }], locks, 'update')
  return { stored, created: false, operation }
}

function place(azure: Azure, draft: AzureResources, kind: AnyAzureKind, id: string, body: ArmBody): Placed[] {
  const previous = draft.get(kind.of, id)
  const nested = azure.kinds.childrenOf(kind.of)
  const lists = new Map(nested.map((child) => [child, listIn(body, child)]))
  const own = Object.fromEntries(
    Object.entries(body.properties).filter(([name]) => !nested.some((child) => segmentOf(child.of) === name)),
  )
  const location = kind.of.parent ? {} : { location: requireLocation(kind.of.type, id, body, previous) }
  draft.put(kind.of, {
    ...body,
    ...location,
    id: previous?.id ?? id,
    name: previous?.name ?? parseResourceId(id)!.name,
    type: kind.of.type,
    etag: '',
    properties: { ...(previous && serviceOwned(kind.of.schema, previous.properties)), ...own, provisioningState: 'Updating' },
  })
  const children = [...lists].flatMap(([child, list]) => placeChildren(azure, draft, { kind, id, child, list }))
  return [{ kind, id, previous }, ...children]
}

interface ChildList {
  readonly kind: AnyAzureKind
  readonly id: string
  readonly child: AnyAzureKind
  readonly list: readonly ArmBody[] | undefined
}

function placeChildren(azure: Azure, draft: AzureResources, { kind, id, child, list }: ChildList): Placed[] {
  if (!list && kind.absentChildren === 'kept') return []
  const wanted = (list ?? []).map((body) => ({ body, id: childId(id, segmentOf(child.of), nameOf(body, child)) }))
  for (const existing of draft.list(child.of, { parent: id })) {
    if (wanted.some((item) => item.id.toLowerCase() === existing.id.toLowerCase())) continue
    draft.delete(child.of, existing.id)
    child.checkDelete?.(existing, azure.context(draft))
  }
  return wanted.flatMap((item) => place(azure, draft, child, item.id, item.body))
}

function nameOf(body: ArmBody, child: AnyAzureKind): string {
  if (body.name !== undefined && body.name !== '') return body.name
  throw invalidRequest('InvalidJson', `Required property 'name' not found in JSON. Path 'properties.${segmentOf(child.of)}'.`)
}

const listIn = (body: ArmBody, child: AnyAzureKind): readonly ArmBody[] | undefined =>
  (body.properties as Record<string, readonly ArmBody[] | undefined>)[segmentOf(child.of)]

function acceptOne({ world, context }: Azure, draft: AzureResources, { kind, id, previous }: Placed): void {
  const next = draft.get(kind.of, id)!
  const guid = kind.of.parent || previous ? {} : { resourceGuid: world.ids.guid(`azure/resource/${id.toLowerCase()}`) }
  const identified = withProperties(next, guid)
  draft.put(kind.of, kind.accept?.(identified, previous, context(draft)) ?? identified)
}

function startPut(
  azure: Azure,
  kind: AnyAzureKind,
  stored: Stored,
  placed: readonly Placed[],
  locks: readonly string[],
  step: 'create' | 'update',
): Operation {
  const targets = placed.map(({ kind: { of }, id, previous }): PutTarget => ({ type: of.type, id, ...(previous && { previous }) }))
  return azure.operations.start({
    ...placeOf(azure, kind, stored),
    work: { does: 'put', targets },
    locks,
    durationMs: durationOf(azure, kind, step),
  })
}

export const durationOf = ({ world }: Azure, kind: AnyAzureKind, step: 'create' | 'update' | 'delete'): number =>
  world.duration(`azure/${kind.of.name}/${step}`, kind.durations[step])

/** Where an operation on the resource is followed: the region of its top-level resource. */
export function placeOf(azure: Azure, kind: AnyAzureKind, stored: Stored): { subscription: string; location: string } {
  const { subscription } = parseResourceId(stored.id)!
  const root = kind.of.parent && azure.resources.get(kind.of.parent, stored.id.split('/').slice(0, 9).join('/'))
  return { subscription, location: root?.location ?? stored.location ?? 'global' }
}

/** The end of a PUT: everything it was about settles, or is left `Failed` with the first refusal thrown. */
export function completePut(azure: Azure, targets: readonly PutTarget[]): void {
  const refusals = targets.flatMap((target) => settleOne(azure, target) ?? [])
  if (refusals[0]) throw refusals[0]
}

function settleOne(azure: Azure, { type, id, previous }: PutTarget): ArmRefusal | undefined {
  const kind = azure.kinds.get(type)
  const stored = azure.resources.get(kind.of, id)
  if (!stored || isTerminal(stored.properties.provisioningState ?? '')) return undefined
  try {
    const settled = kind.settle?.(stored, previous, azure.context()) ?? stored
    azure.resources.put(kind.of, withProperties(settled, { provisioningState: 'Succeeded' }))
    azure.world.emit('azure/changed', { type, id, change: 'settled' })
    return undefined
  } catch (error) {
    if (!(error instanceof ArmRefusal)) throw error
    azure.resources.put(kind.of, failed(kind, stored, previous))
    azure.world.emit('azure/changed', { type, id, change: 'failed' })
    return error
  }
}

/** A failed update leaves what was there before, a failed creation what was asked for; both `Failed`. */
function failed(kind: AnyAzureKind, stored: Stored, previous: Stored | undefined): Stored {
  const kept = previous ? withProperties(previous, serviceOwned(kind.of.schema, stored.properties)) : stored
  return withProperties(kept, { provisioningState: 'Failed' })
}
