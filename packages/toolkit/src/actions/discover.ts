import { type AzureApi, type FoundCircuit, oracleCircuits } from '@interconnect/azure'
import { findRegionPair, hasCode, type RegionPair, regionPairNames } from '@interconnect/model'
import { type FoundVirtualCircuit, type OciApi, virtualCircuitsToProviders } from '@interconnect/oci'

/** Where to look. Sessions that cannot write are enough. */
export interface DiscoverPorts {
  readonly azure: AzureApi
  /** A session with each region, by the name of its pair. */
  readonly oci: Readonly<Record<string, OciApi>>
  readonly signal: AbortSignal
}

/** Both halves of a link, or the one that is there. */
export interface FoundLink {
  readonly circuit?: FoundCircuit
  readonly virtualCircuit?: FoundVirtualCircuit
  /** Name of the pair of regions, where it can be told. */
  readonly pair: string | undefined
  readonly state: 'up' | 'down' | 'circuit-alone' | 'virtual-circuit-alone'
}

export const allPairs = (): readonly RegionPair[] => regionPairNames.map((name) => findRegionPair(name)!)

/**
 * Every circuit to Oracle in a subscription and every virtual circuit to Azure in a compartment, joined by the key that one
 * offers and the other redeemed. Reads only.
 */
export async function discover(
  { azure, oci, signal }: DiscoverPorts,
  { subscription, compartment }: { readonly subscription: string; readonly compartment: string },
): Promise<{ readonly links: readonly FoundLink[]; readonly notLookedAt: readonly string[] }> {
  const notLookedAt: string[] = []
  const [circuits, ...byRegion] = await Promise.all([
    oracleCircuits(azure, subscription, { signal }),
    ...Object.entries(oci).map(async ([pair, api]) => {
      try {
        const found = await virtualCircuitsToProviders(api, compartment, { signal })
        return found.map((virtualCircuit) => ({ virtualCircuit, pair }))
      } catch (error) {
        // A region that the tenancy has not subscribed to knows neither the key nor the compartment.
        if (Object.keys(oci).length === 1 || !hasCode(error, 'credentials/rejected', 'cloud/not-found')) throw error
        notLookedAt.push(pair)
        return []
      }
    }),
  ])
  const left = new Set(byRegion.flat())
  const joined = circuits.map((circuit): FoundLink => {
    const other = [...left].find(({ virtualCircuit }) => sameKey(virtualCircuit.serviceKey, circuit.serviceKey))
    if (!other) return { circuit, pair: pairOf(circuit), state: 'circuit-alone' }
    left.delete(other)
    return { circuit, ...other, state: other.virtualCircuit.bgpState === 'UP' && isConnected(circuit) ? 'up' : 'down' }
  })
  const alone = [...left].map((one): FoundLink => ({ ...one, state: 'virtual-circuit-alone' }))
  return { links: [...joined, ...alone], notLookedAt }
}

const isConnected = ({ connections }: FoundCircuit): boolean => connections.some(({ status }) => status === 'Connected')

/** Keys are compared without case, as both clouds do. */
const sameKey = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && one.toLowerCase() === other?.toLowerCase()

const pairOf = ({ peeringLocation }: FoundCircuit): string | undefined =>
  allPairs().find(({ peeringLocations }) => peeringLocations.includes(peeringLocation))?.name
