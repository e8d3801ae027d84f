import { type Prefix, asPrefix, comparePrefixes, contains } from '@interconnect/model'

export type NextHopType =
  | 'VnetLocal'
  | 'VNetPeering'
  | 'VirtualNetworkGateway'
  | 'VirtualAppliance'
  | 'Internet'
  | 'None'

/** A route of an Azure route table. */
export interface UserRoute {
  readonly name: string
  readonly prefix: Prefix
  readonly nextHopType: NextHopType
  readonly nextHopAddress?: string
}

/** What a network interface's routes are made from. */
export interface InterfaceTopology {
  readonly addressSpace: readonly Prefix[]
  readonly peeredSpaces: readonly Prefix[]
  /** Of the route table of the interface's subnet. */
  readonly userRoutes: readonly UserRoute[]
  /** What the gateway of the VNet uses: see `gatewayBest`. */
  readonly learned: readonly { readonly prefix: Prefix; readonly nextHop: string }[]
  /** The route table keeps learned routes out. */
  readonly isPropagationDisabled: boolean
}

export interface EffectiveRoute {
  readonly source: 'User' | 'VirtualNetworkGateway' | 'Default'
  /** A beaten route stays listed as `Invalid`. */
  readonly state: 'Active' | 'Invalid'
  readonly prefix: Prefix
  readonly nextHopType: NextHopType
  readonly nextHops: readonly string[]
  /** Of a user route. */
  readonly name?: string
}

type Candidate = Omit<EffectiveRoute, 'state'>

/** @source https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview */
const reservedRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].map(asPrefix)
const anywhere = asPrefix('0.0.0.0/0')

const system = (prefix: Prefix, nextHopType: NextHopType): Candidate => ({
  source: 'Default',
  prefix,
  nextHopType,
  nextHops: [],
})

function systemRoutes({ addressSpace, peeredSpaces }: InterfaceTopology): Candidate[] {
  const own = [
    ...addressSpace.map((prefix) => system(prefix, 'VnetLocal')),
    ...peeredSpaces.map((prefix) => system(prefix, 'VNetPeering')),
  ]
  // A VNet that takes a reserved range as a whole replaces its row.
  const reserved = reservedRanges.filter((range) => !own.some(({ prefix }) => prefix === range))
  return [...own, system(anywhere, 'Internet'), ...reserved.map((prefix) => system(prefix, 'None'))]
}

function learnedRoutes({ learned, isPropagationDisabled }: InterfaceTopology): Candidate[] {
  if (isPropagationDisabled) return []
  return [...Map.groupBy(learned, ({ prefix }) => prefix)].map(([prefix, routes]) => ({
    source: 'VirtualNetworkGateway',
    prefix,
    nextHopType: 'VirtualNetworkGateway',
    nextHops: routes.map(({ nextHop }) => nextHop).toSorted(),
  }))
}

const userRoute = ({ name, prefix, nextHopType, nextHopAddress }: UserRoute): Candidate => ({
  source: 'User',
  prefix,
  nextHopType,
  nextHops: nextHopAddress === undefined ? [] : [nextHopAddress],
  name,
})

const rank = { User: 0, VirtualNetworkGateway: 1, Default: 2 } as const

/** System routes of the VNet and its peerings beat learned ones, even more specific ones. */
const isShadowed = (route: Candidate, systems: readonly Candidate[]): boolean =>
  route.source === 'VirtualNetworkGateway' &&
  systems.some(
    ({ prefix, nextHopType }) =>
      (nextHopType === 'VnetLocal' || nextHopType === 'VNetPeering') && contains(prefix, route.prefix),
  )

/**
 * The routes of a network interface: of equal prefixes user beats learned beats system, with the exception for the
 * VNet's own ranges. Prefixes in order, what is used before what is beaten.
 * @source https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview
 */
export function effectiveRoutes(topology: InterfaceTopology): readonly EffectiveRoute[] {
  const systems = systemRoutes(topology)
  const all = [...topology.userRoutes.map(userRoute), ...learnedRoutes(topology), ...systems]
  const standing = all.filter((route) => !isShadowed(route, systems))
  const leastRank = new Map<Prefix, number>()
  for (const { prefix, source } of standing)
    leastRank.set(prefix, Math.min(rank[source], leastRank.get(prefix) ?? Infinity))
  const active = new Set(standing.filter(({ prefix, source }) => rank[source] === leastRank.get(prefix)))
  return all
    .map((route): EffectiveRoute => ({ ...route, state: active.has(route) ? 'Active' : 'Invalid' }))
    .toSorted(
      (a, b) =>
        comparePrefixes(a.prefix, b.prefix) ||
        Number(a.state === 'Invalid') - Number(b.state === 'Invalid') ||
        rank[a.source] - rank[b.source],
    )
}
