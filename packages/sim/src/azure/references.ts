import { parentId, parseResourceId, sameId } from '@interconnect/azure-api'
import { invalidRequest } from './body.ts'
import type { KindContext } from './kind.ts'
import { ArmRefusal } from './refusal.ts'
import type { ArmBody, ResourceType, Stored } from './resource-types.ts'

/** What a body refers to with an id. @throws ArmRefusal when it is of another type, absent, or elsewhere */
export function referenced<Body extends ArmBody>(
  context: KindContext,
  type: ResourceType<Body>,
  id: string,
  by: Stored,
): Stored<Body> {
  const at = parseResourceId(id)
  if (!sameId(at?.type, type.type))
    throw invalidRequest(
      'InvalidJsonReferenceWrongType',
      `Reference Id ${id} is referencing resource of a wrong type. The Id is expected to reference resources of type ${type.type}.`,
    )
  const resource = context.resources.get(type, id)
  if (!resource)
    throw new ArmRefusal(
      'InvalidResourceReference',
      `Resource ${id} referenced by resource ${by.id} was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.`,
    )
  return resource
}

/** Refuses a reference to something another write is running on. */
export function requireIdle(context: KindContext, id: string, by: Stored): void {
  if (!context.isBusy(id)) return
  throw new ArmRefusal(
    'RetryableErrorDueToAnotherOperation',
    `Cannot proceed with operation because resource ${id} used by resource ${by.id} is not in Succeeded state. Another operation on it is in progress.`,
    { retryAfterS: 10 },
  )
}

/** The top-level resource an id is nested in, or the id itself. */
export function rootId(id: string): string {
  return id.split('/').length <= 9 ? id : rootId(parentId(id))
}
