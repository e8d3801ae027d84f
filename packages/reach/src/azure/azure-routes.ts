import type { Prefix } from '@interconnect/model'
import { type EffectiveRoute, effectiveRoutes, gatewayStation, type Route } from '@interconnect/routing'
import type { Next, Row, Station } from '../fabric/fabric.ts'
import { longestFirst } from '../fabric/longest-first.ts'
import { routesOver, spokesOf } from '../link/link-topology.ts'
import type { AzureWiring, Wiring } from '../link/wiring.ts'
import type { AzureGateway, AzureRouteTable, AzureSubnet } from '../model/azure.ts'
import type { Host, NetworkModel } from '../model/network-model.ts'
import { type ObjectRef, objectOf } from '../model/object.ts'
import { type AddressRange, addressRange } from '../packets/address-range.ts'
import { remembered, unchanged } from '../remembered.ts'
import { openPeers } from './vocabulary.ts'

export const azureSubnetStation = (subnetKey: string): string => `azure/subnet/${subnetKey}`

/** The gateway whose routes a VNet hears: its own, or that of the hub it uses. */
export const gatewayFor = remembered((azure: AzureWiring, networkKey: string): AzureGateway | undefined => {
  const own = azure.gateways.find((gateway) => gateway.networkKey === networkKey)
  return (
    own ??
    azure.gateways.find((gateway) => spokesOf(azure, gateway.networkKey).some(({ ref }) => ref.key === networkKey))
  )
})

/** What the gateway of a VNet uses of what it has learned. */
export function learnedBy(wiring: Wiring, networkKey: string): readonly Route[] {
  const gateway = gatewayFor(wiring.azure, networkKey)
  return gateway ? learned(wiring, gateway) : nothing
}

const nothing: readonly Route[] = []
const learned = remembered((wiring: Wiring, gateway: AzureGateway): readonly Route[] =>
  unchanged(gateway, routesOver(wiring).stations.get(gatewayStation(gateway.ref.key))?.best ?? nothing),
)

const prefixesOf = ({ networks }: AzureWiring, networkKey: string): readonly Prefix[] =>
  objectOf(networks, networkKey)?.cidrs ?? []

/** The effective routes of a subnet's interfaces, in the order of a longest-prefix match. */
export function azureSubnetRoutes(model: NetworkModel, wiring: Wiring, subnet: AzureSubnet): Station {
  const { networkKey, natGatewayKey, routeTableKey } = subnet
  const table = objectOf(model.azure.routeTables, routeTableKey)
  const home = homeOf(wiring.azure, learnedBy(wiring, networkKey), model.hosts, networkKey, natGatewayKey)
  return subnetStation(subnet, table, effectiveRows(home, table))
}

/** What the routes of all subnets of a VNet with the same way out depend on. */
interface Home {
  readonly azure: AzureWiring
  readonly learned: readonly Route[]
  readonly hosts: readonly Host[]
  readonly networkKey: string
  readonly natGatewayKey: string | undefined
}

const homeOf = remembered(
  (
    azure: AzureWiring,
    heard: readonly Route[],
    hosts: readonly Host[],
    networkKey: string,
    natGatewayKey: string | undefined,
  ): Home => ({ azure, learned: heard, hosts, networkKey, natGatewayKey }),
)

const subnetStation = remembered(
  (subnet: AzureSubnet, table: AzureRouteTable | undefined, rows: readonly Row[]): Station => ({
    id: azureSubnetStation(subnet.ref.key),
    title: `routes of azure/${subnet.name}`,
    object: table?.ref ?? subnet.ref,
    mtuBytes: azureMtuBytes,
    rows,
  }),
)

/** The same for all subnets of a home that share a table. */
const effectiveRows = remembered((home: Home, table: AzureRouteTable | undefined): readonly Row[] => {
  const { azure, networkKey } = home
  const routes = effectiveRoutes({
    addressSpace: prefixesOf(azure, networkKey),
    peeredSpaces: openPeers(azure, networkKey).flatMap((peer) => prefixesOf(azure, peer)),
    userRoutes: table?.routes ?? [],
    learned: home.learned,
    isPropagationDisabled: table?.propagatesGatewayRoutes === false,
  })
  const active = routes.filter(({ state }) => state === 'Active')
  return longestFirst(active.map((route) => ({ row: rowOf(home, table, route), rank: 0 })))
})

/** @source https://learn.microsoft.com/azure/virtual-network/virtual-network-tcpip-performance-tuning */
export const azureMtuBytes = 1500

/** Most tables have most prefixes in common. */
const rangesOf = remembered((_: Home, prefix: Prefix): readonly AddressRange[] => [addressRange(prefix)])

const rowOf = (home: Home, table: AzureRouteTable | undefined, route: EffectiveRoute): Row => ({
  destinations: rangesOf(home, route.prefix),
  next: nextOf(home, route),
  object: holderOf(home, table, route),
  text: `${wordOf[route.source]} route ${route.name === undefined ? '' : `${route.name} `}${route.prefix} → ${hopName(route)}`,
})

const wordOf = { User: 'user', VirtualNetworkGateway: 'gateway', Default: 'system' } as const

const hopName = ({ nextHopType, nextHops }: EffectiveRoute): string =>
  nextHopType === 'VirtualAppliance' ? `appliance ${nextHops.join(', ')}` : nextHopType

function holderOf(
  { azure, networkKey }: Home,
  table: AzureRouteTable | undefined,
  { source }: EffectiveRoute,
): ObjectRef {
  const gateway = source === 'VirtualNetworkGateway' ? gatewayFor(azure, networkKey) : undefined
  return (source === 'User' ? table?.ref : gateway?.ref) ?? networkRef(azure, networkKey)
}

/** A subnet may stand in a VNet that the model does not have. */
const networkRef = ({ networks }: AzureWiring, key: string): ObjectRef =>
  objectOf(networks, key)?.ref ?? { key, side: 'azure', kind: 'virtual network', name: key.split('/').at(-1)! }

function nextOf({ azure, hosts, networkKey, natGatewayKey }: Home, route: EffectiveRoute): Next {
  switch (route.nextHopType) {
    case 'VnetLocal':
      return { to: 'endpoints', network: networkKey }
    case 'VNetPeering': {
      const peer = openPeers(azure, networkKey).find((key) => prefixesOf(azure, key).includes(route.prefix))
      return peer === undefined ? { to: 'drop', reason: 'not-reachable' } : { to: 'endpoints', network: peer }
    }
    case 'VirtualNetworkGateway': {
      // A route that somebody writes with this next hop is for VPN gateways: it leads to no circuit.
      // @source https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview
      const gateway = route.source === 'User' ? undefined : gatewayFor(azure, networkKey)
      return gateway
        ? { to: 'stations', stations: [gatewayStation(gateway.ref.key)] }
        : { to: 'drop', reason: 'dropped-by-route' }
    }
    case 'VirtualAppliance': {
      const host = hosts.find(({ addresses }) => addresses.some((one) => route.nextHops.includes(one)))
      return host
        ? { to: 'stations', stations: [azureSubnetStation(host.subnetKey)] }
        : { to: 'drop', reason: 'not-reachable' }
    }
    case 'Internet':
      return {
        to: 'internet',
        through: natGatewayKey === undefined ? networkRef(azure, networkKey) : natRef(natGatewayKey),
      }
    case 'None':
      return { to: 'drop', reason: 'dropped-by-route' }
  }
}

const natRef = (key: string): ObjectRef => ({ key, side: 'azure', kind: 'NAT gateway', name: key.split('/').at(-1)! })

/** A gateway knows its VNet, the spokes that use it, and what its circuits said. */
export const azureGatewayStation = (wiring: Wiring, gateway: AzureGateway): Station =>
  gatewayWith(wiring.azure, gateway, learnedBy(wiring, gateway.networkKey))

const gatewayWith = remembered((azure: AzureWiring, gateway: AzureGateway, heard: readonly Route[]): Station => {
  const home = azure.networks.filter(({ ref }) => ref.key === gateway.networkKey)
  const inside = [...home, ...spokesOf(azure, gateway.networkKey)].flatMap(({ ref, cidrs }) =>
    cidrs.map((prefix) => ({
      rank: 0,
      row: {
        destinations: [addressRange(prefix)],
        next: { to: 'endpoints', network: ref.key },
        object: ref,
        text: `address space ${prefix}`,
      } satisfies Row,
    })),
  )
  const outside = [...Map.groupBy(heard, ({ prefix }) => prefix)].map(([prefix, routes]) => ({
    rank: 1,
    row: {
      destinations: [addressRange(prefix)],
      next: { to: 'stations', stations: [...new Set(routes.map(({ nextHop }) => nextHop))] },
      object: gateway.ref,
      text: `learned ${prefix} over ${legsText(routes)}`,
    } satisfies Row,
  }))
  return {
    id: gatewayStation(gateway.ref.key),
    title: `gateway ${gateway.ref.name}`,
    object: gateway.ref,
    mtuBytes: azureMtuBytes,
    rows: longestFirst([...inside, ...outside]),
  }
})

const legsText = (routes: readonly Route[]): string => {
  const legs = [...new Set(routes.flatMap(({ leg }) => leg ?? []))].toSorted()
  return legs.length === 2 ? 'both legs' : `the ${legs.join()} leg`
}
