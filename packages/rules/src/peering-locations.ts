import { type RegionPair, regionPairs } from '@interconnect/model'

/**
 * ExpressRoute locations in the metros of the pairs at which Oracle does not meet Azure.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-locations-providers (2026-04-28)
 * @source https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm
 */
export const locationsWithoutOracle: readonly string[] = [
  'Amsterdam',
  'London2',
  'Tokyo2',
  'Tokyo3',
  'Seoul2',
  'Singapore2',
  'Phoenix2',
  'Silicon Valley2',
  'Sao Paulo',
  'Sao Paulo2',
]

/** The pair that an ExpressRoute location belongs to; `undefined` when Oracle is not there. */
export const pairOfPeeringLocation = (location: string): RegionPair | undefined =>
  regionPairs.find(({ peeringLocations }) => peeringLocations.includes(location))
