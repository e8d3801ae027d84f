import { bandwidthOffers, oracleProviderName } from '@interconnect/azure-api'
import { regionPairs } from '@interconnect/model'
import type { World } from '../../core/index.ts'
import { isOffered } from '../../offers.ts'

/** An ExpressRoute service provider: where it is and what it sells. */
export interface ServiceProvider {
  readonly name: string
  readonly peeringLocations: readonly string[]
  /** In Mbit/s, by offer name. */
  readonly bandwidths: Readonly<Record<string, number>>
}

/**
 * Oracle, and one other so that a client has to choose.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-locations-providers
 */
export const serviceProviders: readonly ServiceProvider[] = [
  {
    name: 'Equinix',
    peeringLocations: ['Amsterdam', 'London', 'Silicon Valley', 'Washington DC'],
    bandwidths: bandwidthOffers,
  },
  {
    name: oracleProviderName,
    peeringLocations: regionPairs.flatMap(({ peeringLocations }) => peeringLocations),
    bandwidths: bandwidthOffers,
  },
]

/** Providers are named to the letter, case included. */
export const providerNamed = (name: string): ServiceProvider | undefined =>
  serviceProviders.find((provider) => provider.name === name)

/** What a provider sells in this world, by offer name. */
export const bandwidthsOf = (world: World, { name, bandwidths }: ServiceProvider): [string, number][] =>
  Object.entries(bandwidths).filter(([, mbps]) => name !== oracleProviderName || isOffered(world, 'azure', mbps))
