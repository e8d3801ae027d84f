import { z } from 'zod'
import { wireObject } from './wire.ts'

/**
 * The api-version we speak for every Microsoft.Network kind.
 * @source https://github.com/Azure/azure-rest-api-specs/tree/main/specification/network/resource-manager/Microsoft.Network/Network/stable/2025-05-01
 */
export const networkApiVersion = '2025-05-01'

/**
 * The api-version for resource groups and generic resource lists.
 * @source https://www.npmjs.com/package/@azure/arm-resources (8.0.0)
 */
export const resourcesApiVersion = '2025-04-01'

/**
 * The api-version for subscriptions, their locations and tenants.
 * @source https://www.npmjs.com/package/@azure/arm-resources-subscriptions (3.0.0)
 */
export const subscriptionsApiVersion = '2022-12-01'

/** The public cloud's resource manager. */
export const armEndpoint = 'https://management.azure.com'
export const armScope = 'https://management.azure.com/.default'

/**
 * States of a resource as its provider keeps them. Anything but the last three is still on its way.
 * @source https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations
 */
export const provisioningStates = ['Creating', 'Updating', 'Deleting', 'Succeeded', 'Failed', 'Canceled'] as const
export type ProvisioningState = (typeof provisioningStates)[number]
export const provisioningStateSchema = z.enum(provisioningStates)

/**
 * Status of a long-running operation; anything that is not terminal means it is still running.
 * @source https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations
 */
export const terminalOperationStatuses = ['Succeeded', 'Failed', 'Canceled'] as const
export const operationStatuses = ['InProgress', ...terminalOperationStatuses] as const
export type OperationStatus = (typeof operationStatuses)[number]

/** Whether a state or status will not change any more. */
export const isTerminal = (state: string): boolean => (terminalOperationStatuses as readonly string[]).includes(state)

export interface ArmError {
  readonly code: string
  readonly message: string
  readonly target?: string | undefined
  readonly details?: readonly ArmError[] | undefined
}

export const armErrorSchema: z.ZodType<ArmError> = z.lazy(() =>
  z.object({
    code: z.string(),
    message: z.string(),
    target: z.string().optional(),
    details: z.array(armErrorSchema).optional(),
  }),
)

/** The body of every refusal. */
export const armErrorBodySchema = z.object({ error: armErrorSchema })
export type ArmErrorBody = z.infer<typeof armErrorBodySchema>

/** What the `Azure-AsyncOperation` URL answers; `error` only when `Failed` or `Canceled`. */
export const asyncOperationSchema = z.object({
  id: z.string().optional(),
  name: z.string().optional(),
  status: z.string(),
  startTime: z.string().optional(),
  endTime: z.string().optional(),
  error: armErrorSchema.optional(),
})
export type AsyncOperation = z.infer<typeof asyncOperationSchema>

/** One page of a list; `nextLink` is an absolute URL, to be followed as it is. */
export interface ListPage<Item> {
  readonly value: readonly Item[]
  readonly nextLink?: string
}

/** Headers ARM gives meaning to. */
export const armHeaders = {
  asyncOperation: 'azure-asyncoperation',
  location: 'location',
  retryAfter: 'retry-after',
  requestId: 'x-ms-request-id',
  armRequestId: 'x-ms-arm-service-request-id',
  correlationId: 'x-ms-correlation-request-id',
  clientRequestId: 'x-ms-client-request-id',
  returnClientRequestId: 'x-ms-return-client-request-id',
  routingRequestId: 'x-ms-routing-request-id',
} as const

/** Body of a PATCH of tags; the given tags replace those of the resource. */
export const tagsObjectSchema = wireObject('TagsObject', { tags: z.record(z.string(), z.string()).exactOptional() })
export type TagsObject = z.infer<typeof tagsObjectSchema>
