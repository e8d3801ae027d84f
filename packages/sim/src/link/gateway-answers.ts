import type { BgpPeerStatus, GatewayRoute } from '@interconnect/azure-api'
import { type Address } from '@interconnect/model'
import {
  edgeStation,
  gatewayStation,
  legs,
  microsoftEdgeAsn,
  type Route,
  type Station,
  type StationRoutes,
} from '@interconnect/routing'
import { AzureResources, types } from '../azure/index.ts'
import type { World } from '../core/index.ts'
import { gatewayAddresses } from './gateway-addresses.ts'
import { ipv4 } from './ipv4.ts'
import { sessionsSince } from './linked.ts'
import { linkPicture } from './picture.ts'
import { timeSpanText } from './since.ts'

/** An edge router as a gateway sees it. */
interface Neighbour {
  readonly address: Address
  readonly learned: readonly Route[]
  readonly advertised: readonly Route[]
  /** What the gateway uses of what it learned here. */
  readonly used: readonly Route[]
  readonly sinceMs: number | undefined
}

interface Gateway {
  readonly instances: readonly [Address, Address]
  readonly network: readonly string[]
  readonly neighbours: readonly Neighbour[]
}

function gatewayOf(world: World, gatewayId: string): Gateway | undefined {
  const addresses = gatewayAddresses(world, gatewayId)
  const tables = linkPicture(world).routes.stations.get(gatewayStation(gatewayId.toLowerCase()))
  if (!addresses || !tables) return undefined
  const neighbours = circuitsOf(tables).flatMap((circuitId, index) =>
    legs.map((leg): Neighbour => {
      const edge = edgeStation(circuitId, leg)
      return {
        address: addresses.edge(index, leg),
        learned: tables.adjRibIn.get(edge) ?? [],
        advertised: tables.adjRibOut.get(edge) ?? [],
        used: tables.best.filter(({ nextHop }) => nextHop === edge),
        sinceMs: sessionsSince(world).get(circuitId)?.sinceMs,
      }
    }),
  )
  return { instances: addresses.instances, network: networkOf(world, gatewayId), neighbours }
}

/** The circuits a gateway has sessions with, in the order of its tables. */
const circuitsOf = ({ adjRibIn }: StationRoutes): readonly string[] => [
  ...new Set([...adjRibIn.keys()].map((station: Station) => station.split('/').slice(2, -1).join('/'))),
]

function networkOf(world: World, gatewayId: string): readonly string[] {
  const resources = new AzureResources(world)
  const subnetId = resources.get(types.gateway, gatewayId)?.properties.ipConfigurations[0]?.properties.subnet.id ?? ''
  const networkId = subnetId.split('/').slice(0, -2).join('/')
  return ipv4(resources.get(types.virtualNetwork, networkId)?.properties.addressSpace.addressPrefixes)
}

/** Rows of both instances; each has its own sessions. */
const perInstance = <Row>(
  gateway: Gateway | undefined,
  rows: (instance: Address, gateway: Gateway) => readonly Row[],
): readonly Row[] => gateway?.instances.flatMap((instance) => rows(instance, gateway)) ?? []

/** Weights as gateways show them. @source https://learn.microsoft.com/azure/vpn-gateway/bgp-diagnostics */
const ownWeight = 32_768
const learnedWeight = 32_769

/** What a gateway knows: its VNet, and what each edge tells each instance. */
export function learnedRoutes(world: World, gatewayId: string): readonly GatewayRoute[] {
  return perInstance(gatewayOf(world, gatewayId), (localAddress, { network, neighbours }) => [
    ...network.map((prefix) => ({
      localAddress,
      network: prefix,
      sourcePeer: localAddress,
      origin: 'Network',
      asPath: '',
      weight: ownWeight,
    })),
    ...neighbours.flatMap(({ address, learned }) =>
      learned.map(({ prefix, asPath }) => ({
        localAddress,
        network: prefix,
        nextHop: address,
        sourcePeer: address,
        origin: 'EBgp',
        asPath: asPath.join('-'),
        weight: learnedWeight,
      })),
    ),
  ])
}

/** What the machines of the network are told: the best routes, with the edges they lead to. */
export function usedRoutes(world: World, gatewayId: string): readonly { prefix: string; nextHop: string }[] {
  const neighbours = gatewayOf(world, gatewayId)?.neighbours ?? []
  return neighbours.flatMap(({ address, used }) => used.map(({ prefix }) => ({ prefix, nextHop: address })))
}

export function advertisedRoutes(world: World, gatewayId: string, peer: string): readonly GatewayRoute[] {
  return perInstance(gatewayOf(world, gatewayId), (localAddress, { neighbours }) =>
    neighbours
      .filter(({ address }) => address === peer)
      .flatMap(({ advertised }) =>
        advertised.map(({ prefix, asPath }) => ({
          localAddress,
          network: prefix,
          nextHop: localAddress,
          sourcePeer: localAddress,
          origin: 'Igp',
          asPath: asPath.join('-'),
          weight: 0,
        })),
      ),
  )
}

const keepaliveMs = 60_000

/** @source https://learn.microsoft.com/azure/expressroute/expressroute-faqs (keepalive of 60 seconds) */
export function bgpPeerStatus(world: World, gatewayId: string): readonly BgpPeerStatus[] {
  return perInstance(gatewayOf(world, gatewayId), (localAddress, { neighbours }) =>
    neighbours.map(({ address, learned, advertised, sinceMs }) => {
      const forMs = world.clock.now() - (sinceMs ?? world.clock.now())
      const keepalives = 1 + Math.floor(forMs / keepaliveMs)
      return {
        localAddress,
        neighbor: address,
        asn: microsoftEdgeAsn,
        state: 'Connected',
        connectedDuration: timeSpanText(forMs),
        routesReceived: learned.length,
        messagesSent: keepalives + advertised.length,
        messagesReceived: keepalives + learned.length,
      }
    }),
  )
}
