import { z } from 'zod'

/** @source https://learn.microsoft.com/rest/api/authorization/permissions/list-for-resource-group */
export const authorizationApiVersion = '2022-04-01'

/** What the caller may do at a scope (`/subscriptions/…`, or a group below it) and all under it. */
export const permissionsPath = (scope: string): string => `${scope}/providers/Microsoft.Authorization/permissions`

/**
 * One role the caller has there. An operation is allowed by a role whose `actions` name it and whose `notActions` do
 * not; `*` stands for any text, and letter case counts for nothing.
 * @source https://learn.microsoft.com/azure/role-based-access-control/role-definitions
 */
export const permissionSchema = z.object({
  actions: z.array(z.string()),
  notActions: z.array(z.string()),
  dataActions: z.array(z.string()).optional(),
  notDataActions: z.array(z.string()).optional(),
  /** An attribute condition narrows the role. */
  condition: z.string().nullish(),
  conditionVersion: z.string().nullish(),
})
export type Permission = z.infer<typeof permissionSchema>
