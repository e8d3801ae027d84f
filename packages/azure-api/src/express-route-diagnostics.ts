import { z } from 'zod'
import { privatePeeringId } from './express-route-peering.ts'

/** POST actions under the private peering that answer rows through `Location`, for one link at a time. */
export const circuitDiagnostics = ['arpTables', 'routeTables', 'routeTablesSummary'] as const
export type CircuitDiagnostic = (typeof circuitDiagnostics)[number]

/** The two links of a circuit; ARM calls them device paths. */
export const devicePaths = ['primary', 'secondary'] as const
export type DevicePath = (typeof devicePaths)[number]

export const circuitDiagnosticPath = (circuitId: string, diagnostic: CircuitDiagnostic, path: DevicePath): string =>
  `${privatePeeringId(circuitId)}/${diagnostic}/${path}`

/**
 * Two rows when layer 2 is healthy: `On-Prem` (the provider, odd address) and `Microsoft` (even address).
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-troubleshooting-arp-resource-manager
 */
export const arpRowSchema = z.object({
  /** Minutes. */
  age: z.int(),
  interface: z.string(),
  ipAddress: z.string(),
  macAddress: z.string(),
})
export type ArpRow = z.infer<typeof arpRowSchema>

/** A route in the edge router's table. */
export const circuitRouteRowSchema = z.object({
  network: z.string(),
  nextHop: z.string(),
  /** A number as text. */
  locPrf: z.string().optional(),
  weight: z.int(),
  /** AS path, `65515` for Azure's own routes; a suffix `i` or `?` may follow. */
  path: z.string(),
})
export type CircuitRouteRow = z.infer<typeof circuitRouteRowSchema>

/** A BGP session of the edge router. */
export const circuitRouteSummaryRowSchema = z.object({
  neighbor: z.string(),
  v: z.int(),
  as: z.int(),
  /** How long, such as `2d03h`, or `never`. */
  upDown: z.string(),
  /** How many prefixes came when the session is up; otherwise its state: `Idle`, `Active`, `Connect`. */
  statePfxRcd: z.string(),
})
export type CircuitRouteSummaryRow = z.infer<typeof circuitRouteSummaryRowSchema>

/** Bytes since the circuit exists. The service spells `primaryBytesIn`, its own documentation `primarybytesIn`. */
export const circuitStatsSchema = z.object({
  primaryBytesIn: z.number(),
  primaryBytesOut: z.number(),
  secondaryBytesIn: z.number(),
  secondaryBytesOut: z.number(),
})
export type CircuitStats = z.infer<typeof circuitStatsSchema>
