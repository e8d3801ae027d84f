import type { Azure } from './azure.ts'
import { type AnyAzureKind, withProperties } from './kind.ts'
import { locksOf, requireFree } from './locks.ts'
import type { Operation } from './operations.ts'
import { durationOf, placeOf } from './operation-start.ts'
import { rootId } from './references.ts'
import { ArmRefusal } from './refusal.ts'
import type { Stored } from './resource-types.ts'

/** Grants a DELETE, joining one that is already running, or refuses it. */
export function acceptDelete(azure: Azure, kind: AnyAzureKind, stored: Stored): Operation {
  const running = runningDelete(azure, stored)
  if (running) return running
  const locks = locksOf(kind, stored)
  requireFree(azure, locks)
  checkDelete(azure, kind, stored)
  azure.resources.put(kind.of, withProperties(stored, { provisioningState: 'Deleting' }))
  return azure.operations.start({
    ...placeOf(azure, kind, stored),
    work: { does: 'delete', type: kind.of.type, id: stored.id },
    locks,
    durationMs: durationOf(azure, kind, 'delete'),
  })
}

function runningDelete({ operations }: Azure, { id }: Stored): Operation | undefined {
  const holder = operations.holderOf(rootId(id))
  return holder?.work.does === 'delete' && holder.work.id === id ? holder : undefined
}

/** Refuses when the resource, or anything nested in it, is in use. */
function checkDelete(azure: Azure, kind: AnyAzureKind, stored: Stored): void {
  kind.checkDelete?.(stored, azure.context())
  for (const child of azure.kinds.childrenOf(kind.of))
    for (const nested of azure.resources.list(child.of, { parent: stored.id })) checkDelete(azure, child, nested)
}

/** The end of a DELETE: the resource and all in it are gone, or it is left `Failed` and the refusal thrown. */
export function completeDelete(
  azure: Azure,
  { type, id }: { readonly type: string; readonly id: string },
  refusal?: ArmRefusal,
): void {
  const kind = azure.kinds.get(type)
  const stored = azure.resources.get(kind.of, id)
  if (!stored) return
  try {
    if (refusal) throw refusal
    kind.settleDelete?.(stored, azure.context())
    remove(azure, kind, id)
  } catch (error) {
    if (!(error instanceof ArmRefusal)) throw error
    azure.resources.put(kind.of, withProperties(stored, { provisioningState: 'Failed' }))
    azure.world.emit('azure/changed', { type, id, change: 'failed' })
    throw error
  }
}

function remove(azure: Azure, kind: AnyAzureKind, id: string): void {
  for (const child of azure.kinds.childrenOf(kind.of))
    for (const nested of azure.resources.list(child.of, { parent: id })) remove(azure, child, nested.id)
  const previous = azure.resources.get(kind.of, id)
  azure.resources.delete(kind.of, id)
  azure.world.emit('azure/changed', { type: kind.of.type, id, change: 'deleted', previous })
}
