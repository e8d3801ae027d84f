import { type GatewaySku, gatewaySkus } from '@interconnect/model'

interface GatewaySize {
  /** What the gateway carries; it does not burst. */
  readonly mbps: number
  /** Whether its instances stand in different availability zones. */
  readonly zonal: boolean
  /** Whether packets may go around it. */
  readonly fastPath: boolean
}

/**
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways
 * @source https://learn.microsoft.com/azure/expressroute/about-fastpath
 */
export const gatewaySizes: Readonly<Record<GatewaySku, GatewaySize>> = {
  Standard: { mbps: 1000, zonal: false, fastPath: false },
  HighPerformance: { mbps: 2000, zonal: false, fastPath: false },
  UltraPerformance: { mbps: 10_000, zonal: false, fastPath: true },
  ErGw1AZ: { mbps: 1000, zonal: true, fastPath: false },
  ErGw2AZ: { mbps: 2000, zonal: true, fastPath: false },
  ErGw3AZ: { mbps: 10_000, zonal: true, fastPath: true },
}

/** The smallest size over availability zones that carries `mbps`. */
export const smallestFor = (mbps: number): GatewaySku =>
  gatewaySkus.find((sku) => gatewaySizes[sku].zonal && gatewaySizes[sku].mbps >= mbps) ?? 'ErGw3AZ'
