import { parentId } from '@interconnect/azure-api'
import type { Context } from 'hono'
import type { Azure } from './azure.ts'
import type { AnyAzureKind } from './kind.ts'
import { ArmRefusal } from './refusal.ts'
import { requireRegistered } from './registrations.ts'
import { originalPath } from './request-path.ts'
import type { ResourceType, Stored } from './resource-types.ts'

/** The id the URL names, with the group and everything above in the case they were made with. */
export function idIn(azure: Azure, kind: AnyAzureKind, context: Context): string {
  const segments = originalPath(context).split('/')
  const [namespace, ...typeSegments] = kind.of.type.split('/')
  const group = azure.groups.get(segments[2]!, segments[4]!)
  const names = typeSegments.map((_, index) => segments[8 + 2 * index]!)
  const id = [
    group.id,
    'providers',
    namespace,
    ...typeSegments.flatMap((segment, index) => [segment, names[index]]),
  ].join('/')
  const parent = kind.of.parent && azure.resources.get(kind.of.parent, parentId(id))
  return parent ? `${parent.id}/${typeSegments.at(-1)}/${names.at(-1)}` : id
}

/** The resource the URL names. @throws ArmRefusal in the words for its type when it is not there */
export function found(azure: Azure, kind: AnyAzureKind, context: Context): Stored {
  const id = idIn(azure, kind, context)
  const stored = azure.resources.get(kind.of, id)
  if (stored) return stored
  if (kind.of.parent) requireParent(azure, kind, id)
  throw kind.of.parent ? new ArmRefusal('NotFound', `Resource ${id} not found.`) : resourceNotFound(kind.of, id)
}

function resourceNotFound({ type }: ResourceType, id: string): ArmRefusal {
  const segments = id.split('/')
  return new ArmRefusal(
    'ResourceNotFound',
    `The Resource '${type}/${segments.at(-1)}' under resource group '${segments[4]}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
  )
}

/** @throws ArmRefusal when what the id is nested in is not there */
export function requireParent(azure: Azure, { of: { parent } }: AnyAzureKind, id: string): void {
  if (parent && !azure.resources.get(parent, parentId(id))) throw resourceNotFound(parent, parentId(id))
}

/** What every write asks for first: a registered provider and a group that stays. */
export function requireWritable(azure: Azure, kind: AnyAzureKind, context: Context): void {
  const [, , subscription, , resourceGroup] = originalPath(context).split('/')
  requireRegistered(azure.world, subscription!, kind.of.type.split('/')[0]!)
  azure.groups.getWritable(subscription!, resourceGroup!)
}

/** @source https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftnetwork */
export function requireName(id: string): void {
  const name = id.split('/').at(-1)!
  if (/^\w([\w.-]{0,78}\w)?$/.test(name)) return
  throw new ArmRefusal(
    'InvalidResourceName',
    `Resource name ${name} is invalid. The name can be up to 80 characters long. It must begin with a word character, and it must end with a word character or with '_'. The name may contain word characters or '.', '-', '_'.`,
  )
}

/** @throws ArmRefusal when what the id is nested in is not there */
export function requireParentToWrite(azure: Azure, { of: { parent, type } }: AnyAzureKind, id: string): void {
  if (!parent || azure.resources.get(parent, parentId(id))) return
  const relative = type.split('/').slice(1).join('/')
  throw new ArmRefusal(
    'ParentResourceNotFound',
    `Failed to perform 'write' on resource(s) of type '${relative}', because the parent resource '${parentId(id)}' could not be found.`,
  )
}
