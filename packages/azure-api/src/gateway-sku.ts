/** What a size of ExpressRoute gateway can do. */
export interface GatewaySku {
  readonly mbps: number
  /** Circuits one gateway takes. */
  readonly circuits: number
  /** Routes it learns before it drops the session. */
  readonly learnedRoutes: number
  readonly fastPath: boolean
  readonly zonal: boolean
  /** Sizes it can be changed to in place. */
  readonly resizesTo: readonly string[]
}

/**
 * Sizes of ExpressRoute gateways; `ErGwScale` counts for one scale unit (1 to 40), and takes FastPath from ten.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways#gwsku
 * @source https://learn.microsoft.com/azure/expressroute/scalable-gateway
 */
export const gatewaySkus = {
  Standard: {
    mbps: 1000,
    circuits: 4,
    learnedRoutes: 4000,
    fastPath: false,
    zonal: false,
    resizesTo: ['HighPerformance', 'UltraPerformance'],
  },
  HighPerformance: {
    mbps: 2000,
    circuits: 8,
    learnedRoutes: 9500,
    fastPath: false,
    zonal: false,
    resizesTo: ['Standard', 'UltraPerformance'],
  },
  UltraPerformance: { mbps: 10_000, circuits: 16, learnedRoutes: 9500, fastPath: true, zonal: false, resizesTo: [] },
  ErGw1AZ: {
    mbps: 1000,
    circuits: 4,
    learnedRoutes: 4000,
    fastPath: false,
    zonal: true,
    resizesTo: ['ErGw2AZ', 'ErGw3AZ'],
  },
  ErGw2AZ: {
    mbps: 2000,
    circuits: 8,
    learnedRoutes: 9500,
    fastPath: false,
    zonal: true,
    resizesTo: ['ErGw1AZ', 'ErGw3AZ'],
  },
  ErGw3AZ: { mbps: 10_000, circuits: 16, learnedRoutes: 9500, fastPath: true, zonal: true, resizesTo: [] },
  ErGwScale: { mbps: 1000, circuits: 16, learnedRoutes: 60_000, fastPath: false, zonal: true, resizesTo: [] },
} as const satisfies Record<string, GatewaySku>

export type GatewaySkuName = keyof typeof gatewaySkus
export const gatewaySkuNames = Object.keys(gatewaySkus) as GatewaySkuName[]

/** Circuits from one peering location that one gateway takes, whatever its size. */
export const circuitsPerPeeringLocation = 4
