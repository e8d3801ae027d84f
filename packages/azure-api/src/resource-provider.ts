import { z } from 'zod'
import { subscriptionId } from './resource-id.ts'

/** A resource provider as a subscription sees it, such as `Microsoft.Network`. */
export const resourceProviderPath = (subscription: string, namespace: string): string =>
  `${subscriptionId(subscription)}/providers/${namespace}`

/** @source https://learn.microsoft.com/rest/api/resources/providers/get */
export const resourceProviderSchema = z.object({
  namespace: z.string(),
  registrationState: z.string().optional(),
})
export type ResourceProvider = z.infer<typeof resourceProviderSchema>
