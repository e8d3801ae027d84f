import { z } from 'zod'
import { provisioningStateSchema } from './arm.ts'
import { resourceId, type ResourceName } from './resource-id.ts'
import { readOnly, trackedResource, wireObject } from './wire.ts'

export const networkWatcherType = 'Microsoft.Network/networkWatchers'

export const networkWatcherId = (name: ResourceName): string => resourceId(networkWatcherType, name)
export const networkWatchersPath = (subscription: string): string =>
  `/subscriptions/${subscription}/providers/${networkWatcherType}`

/**
 * One per region and subscription, made by Azure with the first VNet unless that was opted out of.
 * @source https://learn.microsoft.com/azure/network-watcher/network-watcher-create
 */
export const networkWatcherSchema = trackedResource(
  'NetworkWatcher',
  wireObject('NetworkWatcherPropertiesFormat', { provisioningState: readOnly(provisioningStateSchema) }),
  {},
)
export type NetworkWatcher = z.infer<typeof networkWatcherSchema>

/**
 * POSTs that ask what would become of a packet, and change nothing.
 * @source https://learn.microsoft.com/rest/api/network-watcher/network-watchers/verify-ip-flow
 */
export const watcherQuestions = ['ipFlowVerify'] as const

/**
 * Body of `ipFlowVerify`: one packet at an interface of a running machine. Ports are texts.
 * @source https://learn.microsoft.com/rest/api/network-watcher/network-watchers/verify-ip-flow
 */
export const ipFlowQuerySchema = z.object({
  /** Id of the machine. */
  targetResourceId: z.string(),
  /** Where the machine has more than one. */
  targetNicResourceId: z.string().exactOptional(),
  direction: z.enum(['Inbound', 'Outbound']),
  protocol: z.enum(['TCP', 'UDP']),
  localIPAddress: z.string(),
  localPort: z.string(),
  remoteIPAddress: z.string(),
  remotePort: z.string(),
})
export type IpFlowQuery = z.infer<typeof ipFlowQuerySchema>

export interface IpFlowAnswer {
  readonly access: 'Allow' | 'Deny'
  /** Such as `securityRules/allow-db` or `defaultSecurityRules/DenyAllInBound`. */
  readonly ruleName: string
}
