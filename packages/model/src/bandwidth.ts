/**
 * The bandwidths both halves of the link sell: ExpressRoute offers 50 Mbps to 10 Gbps, FastConnect for this provider
 * 1, 2, 5 and 10 Gbps.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-faqs
 * @source https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm
 */
export const bandwidths = {
  '1Gbps': { mbps: 1000, ociShape: '1 Gbps' },
  '2Gbps': { mbps: 2000, ociShape: '2 Gbps' },
  '5Gbps': { mbps: 5000, ociShape: '5 Gbps' },
  '10Gbps': { mbps: 10_000, ociShape: '10 Gbps' },
} as const

export type Bandwidth = keyof typeof bandwidths
export const bandwidthNames = Object.keys(bandwidths) as Bandwidth[]
