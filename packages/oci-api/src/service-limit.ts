import { z } from 'zod'
import { answered } from './fields.ts'

/**
 * Limits of the services of a tenancy. `GET` with `compartmentId` (the tenancy) and `serviceName`; of service `limits`.
 * @source https://docs.oracle.com/en-us/iaas/api/#/en/limits/20190729/LimitDefinitionSummary/ListLimitDefinitions
 */
export const limitDefinitions = '/limitDefinitions'

/** The names of limits differ between services and over time: they are looked up, by name and description. */
export const LimitDefinition = z.object({
  name: z.string(),
  serviceName: z.string(),
  description: answered(z.string()),
  scopeType: answered(z.string()),
  areQuotasSupported: answered(z.boolean()),
  isResourceAvailabilitySupported: answered(z.boolean()),
  isDeprecated: answered(z.boolean()),
})
export type LimitDefinition = z.infer<typeof LimitDefinition>

/**
 * What is used and left of a limit; 404 where the limit does not tell. `GET` with a `compartmentId`.
 * @source https://docs.oracle.com/en-us/iaas/api/#/en/limits/20190729/ResourceAvailability/GetResourceAvailability
 */
export const resourceAvailabilityPath = (service: string, limit: string): string =>
  `/services/${encodeURIComponent(service)}/limits/${encodeURIComponent(limit)}/resourceAvailability`

export const ResourceAvailability = z.object({
  used: answered(z.number()),
  available: answered(z.number()),
  /** Set where a compartment quota is lower than the limit of the service. */
  effectiveQuotaValue: answered(z.number()),
})
export type ResourceAvailability = z.infer<typeof ResourceAvailability>
