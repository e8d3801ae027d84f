import type { Prefix } from '@interconnect/model'
import { type EffectiveRoute, effectiveRoutes, gatewayStation, type Route } from '@interconnect/routing'
import type { Next, Row, Station } from '../fabric/fabric.ts'
import { longestFirst } from '../fabric/longest-first.ts'
import { routesOf, spokesOf } from '../link/link-topology.ts'
import type { AzureGateway, AzureRouteTable, AzureSubnet } from '../model/azure.ts'
import type { NetworkModel } from '../model/network-model.ts'
import type { ObjectRef } from '../model/object.ts'
import { addressRange } from '../packets/address-range.ts'
import { openPeers } from './vocabulary.ts'

export const azureSubnetStation = (subnetKey: string): string => `azure/subnet/${subnetKey}`

/** The gateway whose routes a VNet hears: its own, or that of the hub it uses. */
export function gatewayFor({ azure }: NetworkModel, networkKey: string): AzureGateway | undefined {
  const own = azure.gateways.find((gateway) => gateway.networkKey === networkKey)
  return (
    own ??
    azure.gateways.find((gateway) => spokesOf(azure, gateway.networkKey).some(({ ref }) => ref.key === networkKey))
  )
}

/** What the gateway of a VNet uses of what it has learned. */
export function learnedBy(model: NetworkModel, networkKey: string): readonly Route[] {
  const gateway = gatewayFor(model, networkKey)
  return gateway ? (routesOf(model).stations.get(gatewayStation(gateway.ref.key))?.best ?? []) : []
}

const prefixesOf = ({ azure }: NetworkModel, networkKey: string): readonly Prefix[] =>
  azure.networks.find(({ ref }) => ref.key === networkKey)?.cidrs ?? []

/** The effective routes of a subnet's interfaces, in the order of a longest-prefix match. */
export function azureSubnetRoutes(model: NetworkModel, subnet: AzureSubnet): Station {
  const table = model.azure.routeTables.find(({ ref }) => ref.key === subnet.routeTableKey)
  const routes = effectiveRoutes({
    addressSpace: prefixesOf(model, subnet.networkKey),
    peeredSpaces: openPeers(model.azure, subnet.networkKey).flatMap((peer) => prefixesOf(model, peer)),
    userRoutes: table?.routes ?? [],
    learned: learnedBy(model, subnet.networkKey),
    isPropagationDisabled: table?.propagatesGatewayRoutes === false,
  })
  const active = routes.filter(({ state }) => state === 'Active')
  return {
    id: azureSubnetStation(subnet.ref.key),
    title: `routes of azure/${subnet.name}`,
    object: table?.ref ?? subnet.ref,
    mtuBytes: azureMtuBytes,
    rows: longestFirst(active.map((route) => ({ row: rowOf(model, subnet, { route, table }), rank: 0 }))),
  }
}

/** @source https://learn.microsoft.com/azure/virtual-network/virtual-network-tcpip-performance-tuning */
export const azureMtuBytes = 1500

interface Placed {
  readonly route: EffectiveRoute
  readonly table: AzureRouteTable | undefined
}

function rowOf(model: NetworkModel, subnet: AzureSubnet, { route, table }: Placed): Row {
  return {
    destinations: [addressRange(route.prefix)],
    next: nextOf(model, subnet, route),
    object: holderOf(model, subnet, { route, table }),
    text: `${wordOf[route.source]} route ${route.name === undefined ? '' : `${route.name} `}${route.prefix} → ${hopName(route)}`,
  }
}

const wordOf = { User: 'user', VirtualNetworkGateway: 'gateway', Default: 'system' } as const

const hopName = ({ nextHopType, nextHops }: EffectiveRoute): string =>
  nextHopType === 'VirtualAppliance' ? `appliance ${nextHops.join(', ')}` : nextHopType

function holderOf(model: NetworkModel, subnet: AzureSubnet, { route, table }: Placed): ObjectRef {
  if (route.source === 'User') return table?.ref ?? subnet.ref
  if (route.source === 'VirtualNetworkGateway') return gatewayFor(model, subnet.networkKey)?.ref ?? subnet.ref
  return model.azure.networks.find(({ ref }) => ref.key === subnet.networkKey)?.ref ?? subnet.ref
}

function nextOf(model: NetworkModel, subnet: AzureSubnet, route: EffectiveRoute): Next {
  switch (route.nextHopType) {
    case 'VnetLocal':
      return { to: 'endpoints', network: subnet.networkKey }
    case 'VNetPeering': {
      const peer = openPeers(model.azure, subnet.networkKey).find((key) =>
        prefixesOf(model, key).includes(route.prefix),
      )
      return peer === undefined ? { to: 'drop', reason: 'not-reachable' } : { to: 'endpoints', network: peer }
    }
    case 'VirtualNetworkGateway': {
      // A route that somebody writes with this next hop is for VPN gateways: it leads to no circuit.
      // @source https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview
      const gateway = route.source === 'User' ? undefined : gatewayFor(model, subnet.networkKey)
      return gateway
        ? { to: 'stations', stations: [gatewayStation(gateway.ref.key)] }
        : { to: 'drop', reason: 'dropped-by-route' }
    }
    case 'VirtualAppliance': {
      const host = model.hosts.find(({ addresses }) => addresses.some((one) => route.nextHops.includes(one)))
      return host
        ? { to: 'stations', stations: [azureSubnetStation(host.subnetKey)] }
        : { to: 'drop', reason: 'not-reachable' }
    }
    case 'Internet':
      return { to: 'internet', through: internetDoor(model, subnet) }
    case 'None':
      return { to: 'drop', reason: 'dropped-by-route' }
  }
}

const internetDoor = (model: NetworkModel, subnet: AzureSubnet): ObjectRef =>
  subnet.natGatewayKey === undefined
    ? (model.azure.networks.find(({ ref }) => ref.key === subnet.networkKey)?.ref ?? subnet.ref)
    : { key: subnet.natGatewayKey, side: 'azure', kind: 'NAT gateway', name: subnet.natGatewayKey.split('/').at(-1)! }

/** A gateway knows its VNet, the spokes that use it, and what its circuits said. */
export function azureGatewayStation(model: NetworkModel, gateway: AzureGateway): Station {
  const { azure } = model
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
  const learned = learnedBy(model, gateway.networkKey)
  const outside = [...Map.groupBy(learned, ({ prefix }) => prefix)].map(([prefix, routes]) => ({
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
}

const legsText = (routes: readonly Route[]): string => {
  const legs = [...new Set(routes.flatMap(({ leg }) => leg ?? []))].toSorted()
  return legs.length === 2 ? 'both legs' : `the ${legs.join()} leg`
}
