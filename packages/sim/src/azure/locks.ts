import type { Azure } from './azure.ts'
import type { AnyAzureKind } from './kind.ts'
import { operationUrl } from './operation-urls.ts'
import { rootId } from './references.ts'
import { ArmRefusal } from './refusal.ts'
import type { Stored } from './resource-types.ts'

/** The top-level resources a write on `resource` keeps others off, the own one first. */
export const locksOf = (kind: AnyAzureKind, resource: Stored): string[] => [
  rootId(resource.id),
  ...(kind.alsoLocks?.(resource) ?? []),
]

/**
 * Refuses a write while another one runs on the same resource, or on one it needs.
 * @source https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling
 */
export function requireFree({ operations }: Azure, [own, ...others]: readonly string[]): void {
  const blocking = own === undefined ? undefined : operations.holderOf(own)
  if (blocking)
    throw new ArmRefusal(
      'AnotherOperationInProgress',
      `Another operation on this or dependent resource is in progress. To retrieve status of the operation use uri: https://management.azure.com${operationUrl(blocking, 'operations')}.`,
      { retryAfterS: 10 },
    )
  const busy = others.find((id) => operations.holderOf(id))
  if (busy !== undefined)
    throw new ArmRefusal(
      'RetryableErrorDueToAnotherOperation',
      `Cannot proceed with operation because resource ${busy} is being changed by another operation.`,
      { retryAfterS: 10 },
    )
}
