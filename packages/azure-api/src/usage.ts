import { z } from 'zod'
import { subscriptionId } from './resource-id.ts'

/** What a subscription uses of the networking quotas of a region. ExpressRoute circuits are not among them. */
export const usagesPath = (subscription: string, location: string): string =>
  `${subscriptionId(subscription)}/providers/Microsoft.Network/locations/${location}/usages`

/** @source https://learn.microsoft.com/rest/api/virtualnetwork/usages/list */
export const usageSchema = z.object({
  id: z.string().optional(),
  unit: z.literal('Count'),
  currentValue: z.int(),
  limit: z.int(),
  /** `value` is for programs, such as `VirtualNetworks`. */
  name: z.object({ value: z.string().optional(), localizedValue: z.string().optional() }),
})
export type Usage = z.infer<typeof usageSchema>

/**
 * Default quotas of a region in a subscription, by name of the usage.
 * @source https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#networking-limits
 */
export const networkQuotas = {
  VirtualNetworks: { type: 'Microsoft.Network/virtualNetworks', title: 'Virtual Networks', limit: 1000 },
  NetworkSecurityGroups: {
    type: 'Microsoft.Network/networkSecurityGroups',
    title: 'Network Security Groups',
    limit: 5000,
  },
  RouteTables: { type: 'Microsoft.Network/routeTables', title: 'Route Tables', limit: 200 },
} as const
export type NetworkQuota = keyof typeof networkQuotas
