import { z } from 'zod'
import { collection } from './collection.ts'
import { answered } from './fields.ts'

/**
 * Work requests of Core: VCN and subnet CIDR changes, compartment moves. Kept for at least 12 hours.
 * @source https://docs.oracle.com/en-us/iaas/Content/General/Concepts/workrequestoverview.htm
 */
export const workRequests = collection({
  collection: '/workRequests',
  ocidType: 'coreservicesworkrequest',
  title: 'WorkRequest',
  filters: ['resourceId'],
  sorted: false,
  children: ['errors', 'logs'],
})

export const WorkRequestStatus = z.enum(['ACCEPTED', 'IN_PROGRESS', 'FAILED', 'SUCCEEDED', 'CANCELING', 'CANCELED'])
export type WorkRequestStatus = z.infer<typeof WorkRequestStatus>

export const WorkRequestResource = z.object({
  actionType: z.enum(['CREATED', 'UPDATED', 'DELETED', 'RELATED', 'IN_PROGRESS', 'FAILED']),
  entityType: z.string(),
  identifier: z.string(),
  entityUri: answered(z.string()),
})
export type WorkRequestResource = z.infer<typeof WorkRequestResource>

export const WorkRequestError = z.object({ code: z.string(), message: z.string(), timestamp: z.string() })
export type WorkRequestError = z.infer<typeof WorkRequestError>
export const WorkRequestLog = z.object({ message: z.string(), timestamp: z.string() })
export type WorkRequestLog = z.infer<typeof WorkRequestLog>

/** Final exactly when `timeFinished` is there. */
export const WorkRequest = z.object({
  id: z.string(),
  compartmentId: z.string(),
  operationType: z.string(),
  status: WorkRequestStatus,
  resources: z.array(WorkRequestResource),
  percentComplete: z.number(),
  timeAccepted: z.string(),
  timeStarted: answered(z.string()),
  timeFinished: answered(z.string()),
})
export type WorkRequest = z.infer<typeof WorkRequest>

/**
 * Identity's own kind: errors and logs are inside.
 * @source https://docs.oracle.com/en-us/iaas/api/#/en/identity/20160918/WorkRequest/
 */
export const IdentityWorkRequest = z.object({
  id: z.string(),
  compartmentId: answered(z.string()),
  operationType: z.string(),
  status: WorkRequestStatus,
  resources: answered(z.array(WorkRequestResource)),
  errors: answered(z.array(WorkRequestError)),
  logs: answered(z.array(WorkRequestLog)),
  percentComplete: answered(z.number()),
  timeAccepted: answered(z.string()),
  timeStarted: answered(z.string()),
  timeFinished: answered(z.string()),
})
export type IdentityWorkRequest = z.infer<typeof IdentityWorkRequest>
