import {
  authorizationApiVersion,
  networkApiVersion,
  resourcesApiVersion,
  subscriptionsApiVersion,
} from '@interconnect/azure-api'

/** The api-version a path is spoken to with: that of its resource provider. */
export function apiVersionOf(path: string): string {
  const lower = path.toLowerCase()
  if (lower.includes('/providers/microsoft.network/')) return networkApiVersion
  if (lower.includes('/providers/microsoft.authorization/')) return authorizationApiVersion
  if (/^\/subscriptions\/[^/]+\/providers\/[^/]+$/.test(lower)) return resourcesApiVersion
  return /^\/subscriptions\/[^/]+\/resource/.test(lower) ? resourcesApiVersion : subscriptionsApiVersion
}
