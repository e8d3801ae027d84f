import { addressAt, asPrefix, freePrefix, type Leg, type Prefix, prefixLength } from '@interconnect/model'

/**
 * Ranges from which BGP networks are chosen, in order of preference: private, and rarely used by anybody.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-routing (private or public addresses, two /30)
 */
const legPools = ['192.168.240.0/24', '172.30.255.0/24', '10.255.255.0/24'].map(asPrefix)

/** Large enough for any number of circuits short of 16, and for the vendor's gateway migration. */
const gatewaySubnetLength = 27

export function legOf(prefix: Prefix): Leg {
  const length = prefixLength(prefix)
  return { prefix, oracle: `${addressAt(prefix, 1)}/${length}`, azure: `${addressAt(prefix, 2)}/${length}` }
}

/** Two /30 networks outside `taken`; `undefined` when every pool is full. */
export function chooseLegs(taken: readonly Prefix[]): { primary: Leg; secondary: Leg } | undefined {
  for (const pool of legPools) {
    const primary = freePrefix(pool, 30, taken)
    const secondary = primary && freePrefix(pool, 30, [...taken, primary])
    if (secondary) return { primary: legOf(primary), secondary: legOf(secondary) }
  }
  return undefined
}

/** The last free network of the address space for `GatewaySubnet`, so that subnets can grow from the front. */
export function chooseGatewaySubnet(cidrs: readonly Prefix[], taken: readonly Prefix[]): Prefix | undefined {
  for (const cidr of cidrs) {
    const length = Math.max(gatewaySubnetLength, prefixLength(cidr))
    const free = freePrefix(cidr, length, taken, { from: 'end' })
    if (free) return free
  }
  return undefined
}
