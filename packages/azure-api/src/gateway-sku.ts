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

const sku = (mbps: number, circuits: number, learnedRoutes: number, zonal: boolean, resizesTo: readonly string[], fastPath = false): GatewaySku => ({
  mbps, circuits, learnedRoutes, zonal, resizesTo, fastPath,
})

/**
 * Sizes of ExpressRoute gateways; `ErGwScale` counts for one scale unit (1 to 40), and takes FastPath from ten.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways#gwsku
 * @source https://learn.microsoft.com/azure/expressroute/scalable-gateway
 */
export const gatewaySkus = {
  Standard: sku(1000, 4, 4000, false, ['HighPerformance', 'UltraPerformance']),
  HighPerformance: sku(2000, 8, 9500, false, ['Standard', 'UltraPerformance']),
  UltraPerformance: sku(10_000, 16, 9500, false, [], true),
  ErGw1AZ: sku(1000, 4, 4000, true, ['ErGw2AZ', 'ErGw3AZ']),
  ErGw2AZ: sku(2000, 8, 9500, true, ['ErGw1AZ', 'ErGw3AZ']),
  ErGw3AZ: sku(10_000, 16, 9500, true, [], true),
  ErGwScale: sku(1000, 16, 60_000, true, []),
} as const satisfies Record<string, GatewaySku>

export type GatewaySkuName = keyof typeof gatewaySkus
export const gatewaySkuNames = Object.keys(gatewaySkus) as GatewaySkuName[]

/** Circuits from one peering location that one gateway takes, whatever its size. */
export const circuitsPerPeeringLocation = 4
