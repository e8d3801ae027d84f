import { z } from 'zod'

/**
 * Version path of the Core and Identity APIs: a date that never changed.
 * @source https://docs.oracle.com/en-us/iaas/api/
 */
export const versionPath = '/20160918'

/**
 * Hosts of the services used here, `{region}` being a region id such as `us-ashburn-1`. Some have `.oci.` in the
 * middle and some do not; there is no rule.
 * @source https://docs.oracle.com/en-us/iaas/api/
 */
export const services = {
  /** Networking, FastConnect and the work requests of both. */
  iaas: { host: 'iaas.{region}.oraclecloud.com' },
  /** Compartments, regions, availability domains, tenancies. */
  identity: { host: 'identity.{region}.oci.oraclecloud.com' },
  /** Service limits and what is left of them. */
  limits: { host: 'limits.{region}.oci.oraclecloud.com' },
  /** Network Path Analyzer, with work requests of its own. */
  'vnca-api': { host: 'vnca-api.{region}.oci.oraclecloud.com' },
} as const

export type ServiceName = keyof typeof services

/**
 * Version path of a service; that of Core, Identity and the path analyzer never changed.
 * @source https://docs.oracle.com/en-us/iaas/api/#/en/limits/20190729/
 */
export const versionPathOf = (service: ServiceName): string => (service === 'limits' ? '/20190729' : versionPath)

/** The public endpoint of a service in a region of the commercial realm, without version path. */
export const serviceEndpoint = (service: ServiceName, region: string): string =>
  `https://${services[service].host.replace('{region}', region)}`

/**
 * Header names, lower case.
 * @source https://docs.oracle.com/en-us/iaas/Content/API/Concepts/usingapi.htm
 */
export const headers = {
  requestId: 'opc-request-id',
  /** On creates: the same token within `retryTokenHours` gives the first result again. */
  retryToken: 'opc-retry-token',
  workRequestId: 'opc-work-request-id',
  /** Absent on the last page; may be present on an empty one. */
  nextPage: 'opc-next-page',
  etag: 'etag',
  ifMatch: 'if-match',
} as const

/** @source https://docs.oracle.com/en-us/iaas/Content/API/Concepts/usingapi.htm */
export const retryTokenHours = 24

/** Query parameters of paging. `limit` is a maximum, never a promise. */
export const paging = { limit: 'limit', page: 'page' } as const

export const sortBy = ['TIMECREATED', 'DISPLAYNAME'] as const
export const sortOrder = ['ASC', 'DESC'] as const

/** Body of every answer of status 400 and above. */
export const ErrorBody = z.object({ code: z.string(), message: z.string() })
export type ErrorBody = z.infer<typeof ErrorBody>
