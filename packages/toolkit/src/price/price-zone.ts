import { type RegionPair, regionPairs } from '@interconnect/model'

/**
 * The zone a circuit is billed in: that of its peering location, not of a region.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-locations-providers
 */
export const priceZoneOf = (peeringLocation: string | undefined, pair: RegionPair): RegionPair['priceZone'] =>
  (regionPairs.find(({ peeringLocations }) => peeringLocations.some((one) => one === peeringLocation)) ?? pair)
    .priceZone
