/** ExpressRoute circuit tiers a provider circuit can have. */
export type CircuitTier = 'Local' | 'Standard' | 'Premium'

/** How many IPv4 prefixes each listener takes before it drops the whole session. */
export interface PrefixLimits {
  /**
   * What OCI takes on each session of a private virtual circuit.
   * @source https://docs.oracle.com/iaas/Content/Network/Troubleshoot/fastconnecttroubleshoot.htm
   */
  readonly oracleAccepts: number
  /**
   * What a Microsoft edge takes on private peering, by tier of the circuit.
   * @source https://learn.microsoft.com/azure/expressroute/expressroute-faqs
   */
  readonly edgeAccepts: Readonly<Record<CircuitTier, number>>
  /**
   * What one connection may carry from a gateway to a circuit: VNet and transit spokes.
   * @source https://learn.microsoft.com/azure/expressroute/expressroute-faqs
   */
  readonly connectionCarries: number
}

export const prefixLimits: PrefixLimits = {
  oracleAccepts: 2000,
  edgeAccepts: { Local: 4000, Standard: 4000, Premium: 10_000 },
  connectionCarries: 1000,
}
