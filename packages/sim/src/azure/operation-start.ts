import { parentId, parseResourceId } from '@interconnect/azure-api'
import type { Azure } from './azure.ts'
import type { AnyAzureKind } from './kind.ts'
import { rootId } from './references.ts'
import type { Stored } from './resource-types.ts'

/** How long a step of this kind takes in this world, in milliseconds. */
export const durationOf = (
  { world }: Azure,
  { of, durations }: AnyAzureKind,
  step: 'create' | 'update' | 'delete',
): number => world.duration(`azure/${of.name}/${step}`, durations[step])

/** Where an operation on the resource is followed: the region of its top-level resource. */
export function placeOf(
  azure: Azure,
  { of }: AnyAzureKind,
  stored: Stored,
): { subscription: string; location: string } {
  const root = of.parent ? azure.resources.get(of.parent, rootId(parentId(stored.id))) : stored
  return { subscription: parseResourceId(stored.id)!.subscription, location: root?.location ?? 'global' }
}
