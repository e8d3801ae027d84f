/** An autonomous system number, 2 or 4 bytes. */
export type Asn = number

/**
 * Microsoft's edge routers, on every peering.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-routing
 */
export const microsoftEdgeAsn: Asn = 12_076

/**
 * Oracle's side of FastConnect in the commercial realm; all interconnect regions use it.
 * @source https://docs.oracle.com/iaas/Content/Network/Concepts/fastconnectrequirements.htm
 */
export const oracleAsn: Asn = 31_898

/**
 * Every Azure ExpressRoute gateway; cannot be changed.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways
 */
export const azureGatewayAsn: Asn = 65_515

/** @source https://www.rfc-editor.org/rfc/rfc6996 */
export const isPrivateAsn = (asn: Asn): boolean =>
  (asn >= 64_512 && asn <= 65_534) || (asn >= 4_200_000_000 && asn <= 4_294_967_294)
