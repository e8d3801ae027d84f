import { isTerminal } from '@interconnect/azure-api'
import type { Azure } from './azure.ts'
import { serviceOwned } from './body.ts'
import { type AnyAzureKind, withProperties } from './kind.ts'
import { locksOf, requireFree } from './locks.ts'
import { durationOf, placeOf } from './operation-start.ts'
import type { Operation, PutTarget } from './operations.ts'
import { place, type Placed } from './placement.ts'
import { requireQuota } from './preflight-routes.ts'
import { ArmRefusal } from './refusal.ts'
import type { AzureResources } from './resources.ts'
import type { ArmBody, Stored } from './resource-types.ts'

export interface AcceptedPut {
  readonly created: boolean
  readonly operation: Operation
}

/** Grants a PUT, of a resource with what is nested in its body, or refuses it without a trace. */
export function acceptPut(azure: Azure, kind: AnyAzureKind, id: string, body: ArmBody): AcceptedPut {
  const draft = azure.resources.draft()
  const placed = place(azure, draft, kind, id, body)
  requireFree(azure, locksOf(kind, draft.get(kind.of, id)))
  if (!placed[0]?.previous) requireQuota(azure, kind.of.type, draft.get(kind.of, id))
  const context = azure.context(draft)
  for (const one of placed) one.kind.check?.(draft.get(one.kind.of, one.id), one.previous, context)
  for (const one of placed) acceptOne(azure, draft, one)
  draft.commit()
  return { created: !placed[0]?.previous, operation: startPut(azure, kind, placed) }
}

/** An operation that only writes the resource again, as a PATCH of tags on a gateway does. */
export function startUpdate(azure: Azure, kind: AnyAzureKind, changed: Stored): Operation {
  requireFree(azure, locksOf(kind, changed))
  const updating = azure.resources.put(kind.of, withProperties(changed, { provisioningState: 'Updating' }))
  return startPut(azure, kind, [{ kind, id: changed.id, previous: updating }])
}

function acceptOne(azure: Azure, draft: AzureResources, { kind, id, previous }: Placed): void {
  const isNew = !kind.of.parent && !previous
  const guid = isNew ? { resourceGuid: azure.world.ids.guid(`azure/resource/${id.toLowerCase()}`) } : {}
  const identified = withProperties(draft.get(kind.of, id), guid)
  draft.put(kind.of, kind.accept?.(identified, previous, azure.context(draft)) ?? identified)
}

function startPut(azure: Azure, kind: AnyAzureKind, placed: readonly Placed[]): Operation {
  const [first] = placed
  const stored = azure.resources.get(kind.of, first!.id)!
  const targets = placed.map(({ kind: { of }, id, previous }): PutTarget => ({
    type: of.type,
    id,
    ...(previous && { previous }),
  }))
  return azure.operations.start({
    ...placeOf(azure, kind, stored),
    work: { does: 'put', targets },
    locks: locksOf(kind, stored),
    durationMs: durationOf(azure, kind, first?.previous ? 'update' : 'create'),
  })
}

/** The end of a PUT: everything it was about settles, or is left `Failed` with the first refusal thrown. */
export function completePut(azure: Azure, targets: readonly PutTarget[], given?: ArmRefusal): void {
  const [refusal] = targets.flatMap((target) => settleOne(azure, target, given) ?? [])
  if (refusal) throw refusal
}

function settleOne(
  azure: Azure,
  { type, id, previous }: PutTarget,
  refusal: ArmRefusal | undefined,
): ArmRefusal | undefined {
  const kind = azure.kinds.get(type)
  const stored: Stored | undefined = azure.resources.get(kind.of, id)
  if (!stored || isTerminal(stored.properties.provisioningState ?? '')) return undefined
  try {
    if (refusal) throw refusal
    const settled: Stored = kind.settle?.(stored, previous, azure.context()) ?? stored
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
