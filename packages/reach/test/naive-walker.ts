import { addressNumber, contains, containsAddress, formatAddress, type Prefix, prefixLength } from '@interconnect/model'
import { edgeStation, gatewayStation, legs, virtualCircuitStation } from '@interconnect/routing'
import { defaultRules } from '../src/azure/security-rules.ts'
import type { AzureRule, Host, NetworkModel, OciRule, Packet } from '../src/index.ts'
import { routesOf } from '../src/index.ts'

// The analyser said a second time, as simply as can be: one packet, one rule after the other, no sets, no compiled
// tables. Only who learns what over BGP is taken from `routing`. Slow, and meant to be read beside the vendors' pages.

/** Where a packet is at home. */
interface Spot {
  readonly side: 'azure' | 'oci' | 'internet'
  readonly address: string
  readonly host?: Host
  readonly subnet?: NetworkModel['azure']['subnets'][number] | NetworkModel['oci']['subnets'][number]
}

type Model = NetworkModel
const text = (address: number | bigint): string => formatAddress(Number(address))

/** Whether the packet arrives and its answer comes back, whichever of equal ways they take. */
export function walks(model: Model, packet: Packet): boolean {
  const from = spotOf(model, text(packet.source))
  if (!from || !leaves(model, from, packet)) return false
  return travel(model, from, text(packet.destination)).every((to) => {
    if (!to || !enters(model, to, packet)) return false
    if (to.side === 'internet') return answerEnters(model, from, packet)
    if (!answerLeaves(model, to, packet)) return false
    return travel(model, to, text(packet.source)).every(
      (back) => back?.address === from.address && answerEnters(model, from, packet),
    )
  })
}

// --- where an address is

export function spotOf(model: Model, address: string): Spot | undefined {
  const host = model.hosts.find(({ addresses }) => addresses.includes(address))
  for (const [side, kept] of [
    ['azure', 4],
    ['oci', 2],
  ] as const)
    for (const subnet of model[side].subnets) {
      if (host && host.subnetKey === subnet.ref.key) return { side, address, subnet, host }
      if (!host && containsAddress(subnet.prefix, address) && !isKept(subnet.prefix, address, kept))
        return { side, address, subnet }
    }
  return isPublic(model, address) ? { side: 'internet', address } : undefined
}

function isKept(prefix: Prefix, address: string, kept: number): boolean {
  const [first = 0, at = 0] = [addressNumber(prefix.split('/')[0]!), addressNumber(address)]
  const offset = at - first
  return offset < kept || offset === 2 ** (32 - prefixLength(prefix)) - 1
}

const privateRanges = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '168.63.129.16/32',
  '224.0.0.0/3',
] as Prefix[]

const isPublic = ({ azure, oci }: Model, address: string): boolean =>
  ![...privateRanges, ...[...azure.networks, ...oci.vcns].flatMap(({ cidrs }) => cidrs)].some((range) =>
    containsAddress(range, address),
  )

// --- rules of Azure

function azureAllows(
  model: Model,
  key: string | undefined,
  networkKey: string,
  packet: Packet,
  direction: AzureRule['direction'],
): boolean {
  const group = model.azure.securityGroups.find(({ ref }) => ref.key === key)
  if (!group) return true
  const rules = [...group.rules, ...defaultRules].filter((rule) => rule.direction === direction)
  rules.sort((a, b) => a.priority - b.priority)
  return rules.find((rule) => azureMatches(model, rule, networkKey, packet))?.access === 'Allow'
}

function azureMatches(model: Model, rule: AzureRule, networkKey: string, packet: Packet): boolean {
  const protocols = { Tcp: [6], Udp: [17], Icmp: [1, 58], Esp: [50], Ah: [51] }
  if (rule.protocol !== '*' && !protocols[rule.protocol].includes(packet.protocol)) return false
  if (!azureEnd(model, rule.sources, rule.sourceGroups, networkKey, text(packet.source))) return false
  if (!azureEnd(model, rule.destinations, rule.destinationGroups, networkKey, text(packet.destination))) return false
  return (
    azurePorts(rule.sourcePorts, packet.sourcePort, packet) &&
    azurePorts(rule.destinationPorts, packet.destinationPort, packet)
  )
}

function azurePorts(list: readonly string[] | undefined, port: number, { protocol }: Packet): boolean {
  if (!list || list.length === 0 || list.includes('*')) return true
  if (protocol !== 6 && protocol !== 17 && protocol !== 132) return false
  return list.some((one) => {
    const [first, last = first] = one.split('-').map(Number)
    return first! <= port && port <= last!
  })
}

function azureEnd(
  model: Model,
  words: readonly string[],
  groups: readonly string[] | undefined,
  networkKey: string,
  address: string,
): boolean {
  if (groups && groups.length > 0)
    return model.hosts.some(
      (host) => host.addresses.includes(address) && groups.some((key) => host.groupKeys?.includes(key)),
    )
  return words.some((word) => {
    if (word === '*') return true
    if (word === 'VirtualNetwork') return inVirtualNetwork(model, networkKey, address)
    if (word === 'Internet') return !inVirtualNetwork(model, networkKey, address) && address !== '168.63.129.16'
    if (word === 'AzureLoadBalancer') return address === '168.63.129.16'
    return word.includes('/') ? containsAddress(word as Prefix, address) : word === address
  })
}

const inVirtualNetwork = (model: Model, networkKey: string, address: string): boolean =>
  [networkKey, ...peersOf(model, networkKey)].some((key) =>
    cidrsOf(model, key).some((cidr) => containsAddress(cidr, address)),
  ) || learned(model, networkKey).some(({ prefix }) => containsAddress(prefix, address))

// --- rules of OCI

type Verdict = 'no' | 'tracked' | 'untracked'

/** A rule without state takes precedence: then nothing is remembered. */
function ociVerdict(model: Model, spot: Spot, packet: Packet, direction: OciRule['direction']): Verdict {
  const matching = ociRules(model, spot).filter(
    (rule) => rule.direction === direction && ociMatches(model, rule, packet),
  )
  if (matching.length === 0) return 'no'
  return matching.some(({ stateless }) => stateless) ? 'untracked' : 'tracked'
}

function ociRules({ oci }: Model, { subnet, host }: Spot): OciRule[] {
  const keys = [...(subnet as Model['oci']['subnets'][number]).securityListKeys, ...(host?.groupKeys ?? [])]
  return [...oci.securityLists, ...oci.securityGroups]
    .filter(({ ref }) => keys.includes(ref.key))
    .flatMap(({ rules }) => rules)
}

function ociMatches(model: Model, rule: OciRule, packet: Packet): boolean {
  const number = { tcp: 6, udp: 17, icmp: 1, icmpv6: 58 }
  if (
    rule.protocol !== 'all' &&
    packet.protocol !== (typeof rule.protocol === 'number' ? rule.protocol : number[rule.protocol])
  )
    return false
  if (rule.ports && !(rule.ports.first <= packet.destinationPort && packet.destinationPort <= rule.ports.last))
    return false
  if (rule.sourcePorts && !(rule.sourcePorts.first <= packet.sourcePort && packet.sourcePort <= rule.sourcePorts.last))
    return false
  if (rule.icmp && rule.icmp.type !== packet.destinationPort >> 8) return false
  if (rule.icmp?.code !== undefined && rule.icmp.code !== (packet.destinationPort & 255)) return false
  const peer = text(rule.direction === 'INGRESS' ? packet.source : packet.destination)
  if (rule.peerType === 'nsg')
    return model.hosts.some((host) => host.addresses.includes(peer) && host.groupKeys?.includes(rule.peer))
  return containsAddress(rule.peer as Prefix, peer)
}

// --- passing a place

function leaves(model: Model, spot: Spot, packet: Packet): boolean {
  if (spot.side === 'internet') return true
  if (spot.side === 'oci') return ociVerdict(model, spot, packet, 'EGRESS') !== 'no'
  return azurePasses(model, spot, packet, 'Outbound')
}

function enters(model: Model, spot: Spot, packet: Packet): boolean {
  if (spot.side === 'internet') return true
  if (spot.side === 'oci') return ociVerdict(model, spot, packet, 'INGRESS') !== 'no'
  return azurePasses(model, spot, packet, 'Inbound')
}

function azurePasses(model: Model, { subnet, host }: Spot, packet: Packet, direction: AzureRule['direction']): boolean {
  const { networkKey, securityGroupKey } = subnet as Model['azure']['subnets'][number]
  return (
    azureAllows(model, securityGroupKey, networkKey, packet, direction) &&
    azureAllows(model, host?.securityGroupKey, networkKey, packet, direction)
  )
}

/** Answers to what was let in: Azure remembers all of it, OCI what its rules keep state of. */
const answerLeaves = (model: Model, spot: Spot, packet: Packet): boolean =>
  spot.side !== 'oci' ||
  ociVerdict(model, spot, packet, 'INGRESS') === 'tracked' ||
  ociVerdict(model, spot, answer(packet), 'EGRESS') !== 'no'

const answerEnters = (model: Model, spot: Spot, packet: Packet): boolean =>
  spot.side !== 'oci' ||
  ociVerdict(model, spot, packet, 'EGRESS') === 'tracked' ||
  ociVerdict(model, spot, answer(packet), 'INGRESS') !== 'no'

function answer(packet: Packet): Packet {
  const turned = { ...packet, source: packet.destination, destination: packet.source }
  if (packet.protocol !== 1 && packet.protocol !== 58)
    return { ...turned, sourcePort: packet.destinationPort, destinationPort: packet.sourcePort }
  const types = new Map([
    [8, 0],
    [0, 8],
    [13, 14],
    [14, 13],
    [128, 129],
    [129, 128],
  ])
  const type = packet.destinationPort >> 8
  return { ...turned, destinationPort: (types.get(type) ?? type) * 256 + (packet.destinationPort & 255) }
}

// --- routes

type Arrivals = readonly (Spot | undefined)[]
const lost: Arrivals = [undefined]

function travel(model: Model, from: Spot, to: string): Arrivals {
  forwarded = 0
  if (from.side === 'internet') return fromInternet(model, to)
  return from.side === 'azure'
    ? azureRoute(model, from.subnet as Model['azure']['subnets'][number], to, [])
    : ociRoute(model, from.subnet as Model['oci']['subnets'][number], to, [])
}

/** To an address of a network that somebody has. */
function within(model: Model, networkKey: string, to: string): Arrivals {
  const spot = spotOf(model, to)
  const subnet = spot?.subnet as { networkKey?: string; vcnKey?: string } | undefined
  return (subnet?.networkKey ?? subnet?.vcnKey) === networkKey ? [spot] : lost
}

const outside = (model: Model, to: string): Arrivals =>
  isPublic(model, to) ? [{ side: 'internet', address: to }] : lost

function fromInternet(model: Model, to: string): Arrivals {
  const spot = spotOf(model, to)
  if (!spot?.host?.hasPublicAddress) return lost
  if (spot.side === 'azure') return [spot]
  const { vcnKey, isPrivate } = spot.subnet as Model['oci']['subnets'][number]
  const door = model.oci.gateways.some((one) => one.type === 'internet' && one.isOpen && one.vcnKey === vcnKey)
  return door && !isPrivate ? [spot] : lost
}

const cidrsOf = (model: Model, key: string): readonly Prefix[] =>
  model.azure.networks.find(({ ref }) => ref.key === key)?.cidrs ?? []

function peersOf({ azure }: Model, key: string): string[] {
  const isOpen = (from: string, to: string) =>
    azure.peerings.some((one) => one.networkKey === from && one.remoteKey === to && one.isConnected && one.allowsAccess)
  return azure.networks.map(({ ref }) => ref.key).filter((other) => isOpen(key, other) && isOpen(other, key))
}

function gatewayOf(model: Model, networkKey: string) {
  const { gateways, peerings } = model.azure
  return (
    gateways.find((one) => one.networkKey === networkKey) ??
    gateways.find(
      (one) =>
        peersOf(model, networkKey).includes(one.networkKey) &&
        peerings.find((peering) => peering.networkKey === one.networkKey && peering.remoteKey === networkKey)!
          .allowsGatewayTransit &&
        peerings.find((peering) => peering.networkKey === networkKey && peering.remoteKey === one.networkKey)!
          .usesRemoteGateways,
    )
  )
}

function learned(model: Model, networkKey: string) {
  const gateway = gatewayOf(model, networkKey)
  return gateway ? (routesOf(model).stations.get(gatewayStation(gateway.ref.key))?.best ?? []) : []
}

interface Candidate {
  readonly prefix: Prefix
  readonly go: () => Arrivals
}

/** A packet that has been forwarded so often goes in a circle. */
const timeToLive = 100
let forwarded = 0

/** Of those that hold the address the most specific; of equal ones the first. */
function best(candidates: readonly Candidate[], to: string): Arrivals {
  if (++forwarded > timeToLive) return lost
  const holding = candidates.filter(({ prefix }) => containsAddress(prefix, to))
  const longest = Math.max(...holding.map(({ prefix }) => prefixLength(prefix)))
  return holding.find(({ prefix }) => prefixLength(prefix) === longest)?.go() ?? lost
}

function azureRoute(
  model: Model,
  subnet: Model['azure']['subnets'][number],
  to: string,
  seen: readonly string[],
): Arrivals {
  if (seen.includes(subnet.ref.key)) return lost
  const table = model.azure.routeTables.find(({ ref }) => ref.key === subnet.routeTableKey)
  const user = (table?.routes ?? []).map(({ prefix, nextHopType, nextHopAddress }): Candidate => ({
    prefix,
    go: () => {
      if (nextHopType === 'VnetLocal') return within(model, subnet.networkKey, to)
      if (nextHopType === 'Internet') return outside(model, to)
      if (nextHopType !== 'VirtualAppliance') return lost
      const appliance = spotOf(model, nextHopAddress!)
      return appliance?.host && appliance.side === 'azure'
        ? azureRoute(model, appliance.subnet as typeof subnet, to, [...seen, subnet.ref.key])
        : lost
    },
  }))
  const own: Candidate[] = [
    ...cidrsOf(model, subnet.networkKey).map((prefix) => ({ prefix, go: () => within(model, subnet.networkKey, to) })),
    ...peersOf(model, subnet.networkKey).flatMap((peer) =>
      cidrsOf(model, peer).map((prefix) => ({ prefix, go: () => within(model, peer, to) })),
    ),
  ]
  const heard = table?.propagatesGatewayRoutes === false ? [] : learned(model, subnet.networkKey)
  const bgp = heard
    .filter(({ prefix }) => !own.some((one) => contains(one.prefix, prefix)))
    .map(({ prefix }): Candidate => ({
      prefix,
      go: () => gatewayRoute(model, gatewayOf(model, subnet.networkKey)!.ref.key, to),
    }))
  const reserved = (['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'] as Prefix[]).map(
    (prefix): Candidate => ({ prefix, go: () => lost }),
  )
  return best(
    [...user, ...bgp, ...own, { prefix: '0.0.0.0/0' as Prefix, go: () => outside(model, to) }, ...reserved],
    to,
  )
}

function gatewayRoute(model: Model, key: string, to: string): Arrivals {
  const gateway = model.azure.gateways.find(({ ref }) => ref.key === key)!
  const spokes = model.azure.networks
    .map(({ ref }) => ref.key)
    .filter((other) => other !== gateway.networkKey && gatewayOf(model, other) === gateway)
  const inside = [gateway.networkKey, ...spokes].flatMap((network) =>
    cidrsOf(model, network).map((prefix): Candidate => ({ prefix, go: () => within(model, network, to) })),
  )
  const routes = routesOf(model).stations.get(gatewayStation(key))?.best ?? []
  const out = routes.map(({ prefix }): Candidate => ({
    prefix,
    go: () => routes.filter((one) => one.prefix === prefix).flatMap(({ nextHop }) => edgeRoute(model, nextHop, to)),
  }))
  return best([...inside, ...out], to)
}

function edgeRoute(model: Model, station: string, to: string): Arrivals {
  const routes = routesOf(model).stations.get(station as ReturnType<typeof edgeStation>)?.best ?? []
  return best(
    routes.map(({ prefix, nextHop }): Candidate => ({
      prefix,
      go: () => {
        if (nextHop.startsWith(gatewayStation('')))
          return gatewayRoute(model, nextHop.slice(gatewayStation('').length), to)
        const virtual = model.oci.virtualCircuits.find(
          ({ circuitKey }) => virtualCircuitStation(circuitKey) === nextHop,
        )!
        const attachment = model.oci.attachments.find((one) => one.networkKey === virtual.ref.key && one.isAttached)
        return attachment ? drgRoute(model, attachment, to) : lost
      },
    })),
    to,
  )
}

type Attachment = Model['oci']['attachments'][number]

function drgRoute(model: Model, from: Attachment, to: string): Arrivals {
  const rows = (routesOf(model).drgTables.get(from.tableKey) ?? []).filter(({ isConflict }) => !isConflict)
  return best(
    rows.map(({ prefix }): Candidate => ({
      prefix,
      go: () => {
        const equal = rows.filter((row) => row.prefix === prefix && !row.isBlackhole)
        const hops = equal.flatMap(({ nextHop }) => model.oci.attachments.find(({ ref }) => ref.key === nextHop) ?? [])
        return hops.length === 0 ? lost : hops.flatMap((hop) => attachmentRoute(model, { from, hop }, to))
      },
    })),
    to,
  )
}

function attachmentRoute(model: Model, { from, hop }: { from: Attachment; hop: Attachment }, to: string): Arrivals {
  if (hop.type === 'VCN') {
    const table = model.oci.routeTables.find(({ ref }) => ref.key === hop.vcnRouteTableKey)
    return best([...vcnRules(model, table, undefined, to, []), ...local(model, hop.networkKey, to)], to)
  }
  if (from.type === 'VIRTUAL_CIRCUIT') return lost
  const virtual = model.oci.virtualCircuits.find(({ ref }) => ref.key === hop.networkKey)!
  const station = routesOf(model).stations.get(virtualCircuitStation(virtual.circuitKey))
  return best(
    (station?.best ?? []).map(({ prefix }): Candidate => ({
      prefix,
      go: () =>
        legs
          .filter((leg) =>
            station!.adjRibIn.get(edgeStation(virtual.circuitKey, leg))?.some((one) => one.prefix === prefix),
          )
          .flatMap((leg) => edgeRoute(model, edgeStation(virtual.circuitKey, leg), to)),
    })),
    to,
  )
}

const local = (model: Model, vcnKey: string, to: string): Candidate[] =>
  (model.oci.vcns.find(({ ref }) => ref.key === vcnKey)?.cidrs ?? []).map((prefix) => ({
    prefix,
    go: () => within(model, vcnKey, to),
  }))

type OciSubnet = Model['oci']['subnets'][number]

function ociRoute(model: Model, subnet: OciSubnet, to: string, seen: readonly string[]): Arrivals {
  if (seen.includes(subnet.ref.key)) return lost
  const table = model.oci.routeTables.find(({ ref }) => ref.key === subnet.routeTableKey)
  return best(
    [...vcnRules(model, table, subnet, to, [...seen, subnet.ref.key]), ...local(model, subnet.vcnKey, to)],
    to,
  )
}

function vcnRules(
  model: Model,
  table: Model['oci']['routeTables'][number] | undefined,
  subnet: OciSubnet | undefined,
  to: string,
  seen: readonly string[],
): Candidate[] {
  return (table?.rules ?? []).map(({ destination, targetKey }) => ({
    prefix: destination as Prefix,
    go: () => {
      const attachment = model.oci.attachments.find(
        (one) => one.drgKey === targetKey && one.type === 'VCN' && one.networkKey === table!.vcnKey && one.isAttached,
      )
      if (attachment) return drgRoute(model, attachment, to)
      const gateway = model.oci.gateways.find(({ ref }) => ref.key === targetKey)
      if (gateway && !gateway.isOpen) return lost
      if (gateway?.type === 'local-peering') return within(model, gateway.peerVcnKey!, to)
      if (gateway) return gateway.type === 'internet' && subnet?.isPrivate ? lost : outside(model, to)
      const host = model.hosts.find(({ ref }) => ref.key === targetKey)
      const next = model.oci.subnets.find(({ ref }) => ref.key === host?.subnetKey)
      return next ? ociRoute(model, next, to, seen) : lost
    },
  }))
}
