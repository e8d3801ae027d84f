// A network of any size with random rules, always the same for the same size.
import { asPrefix } from '@interconnect/model'
import { type AzureRule, type Host, type NetworkModel, type OciRule, ports } from '@interconnect/reach'
import { aModel, aRef, keysOf } from '../../packages/reach/src/model/model.fixture.ts'

export interface Size {
  readonly endpoints: number
  /** Spread over the groups and lists, one of each subnet. */
  readonly rules: number
  /** At most 1,024. */
  readonly subnets: number
  /** Whether each subnet has a route table of its own, with one route that no other has. */
  readonly hasOwnTables?: boolean
}

type Side = 'azure' | 'oci'
type Roll = (below: number) => number

function dice(seed: number): Roll {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Subnets are of 128 addresses, from the start of the network. */
const addressAt = (side: Side, subnet: number, host: number): string =>
  `${side === 'azure' ? '10.12' : '10.1'}.${subnet >> 1}.${(subnet & 1) * 128 + host}`
const prefixAt = (side: Side, subnet: number) => asPrefix(`${addressAt(side, subnet, 0)}/25`)
/** Outside of all networks. */
const ownRoute = (subnet: number) => asPrefix(`172.16.${subnet >> 4}.${(subnet & 15) * 16}/28`)

/** A subnet, a part of one, or a host. */
function peerOf(roll: Roll, side: Side, subnets: number): string {
  const at = roll(subnets)
  return [prefixAt(side, at), `${addressAt(side, at, roll(4) * 32)}/27`, `${addressAt(side, at, roll(128))}/32`][
    roll(3)
  ]!
}

const sideOf = (roll: Roll): Side => (roll(2) === 0 ? 'azure' : 'oci')

const azureRules = (roll: Roll, count: number, [at, subnets]: readonly [number, number]): AzureRule[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `rule-${index}`,
    priority: 100 + index,
    direction: roll(2) === 0 ? 'Inbound' : 'Outbound',
    access: roll(5) === 0 ? 'Deny' : 'Allow',
    protocol: roll(4) === 0 ? 'Udp' : 'Tcp',
    sources: [peerOf(roll, sideOf(roll), subnets)],
    destinations: [roll(3) === 0 ? prefixAt('azure', at) : peerOf(roll, sideOf(roll), subnets)],
    destinationPorts: [`${1 + roll(2000)}`],
  }))

const ociRules = (roll: Roll, count: number, subnets: number): OciRule[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `rule-${index}`,
    direction: roll(2) === 0 ? 'INGRESS' : 'EGRESS',
    protocol: roll(4) === 0 ? 'udp' : 'tcp',
    peer: peerOf(roll, sideOf(roll), subnets),
    peerType: 'cidr',
    ports: ports(1 + roll(2000)),
    stateless: roll(20) === 0,
  }))

const hostsOf = (side: Side, count: number, subnets: number): Host[] =>
  Array.from({ length: count }, (_, index) => ({
    ref: aRef(side, 'interface', `h${index}`),
    names: [`${side}/h${index}`],
    addresses: [addressAt(side, index % subnets, 10 + Math.floor(index / subnets))],
    subnetKey: `${side}/s${index % subnets}`,
  }))

/** Half of everything on each side of one link. */
export function world({ endpoints, rules, subnets, hasOwnTables = false }: Size): NetworkModel {
  const roll = dice(7)
  const { azure, oci } = aModel()
  const half = subnets / 2
  const places = Array.from({ length: half }, (_, at) => at)
  const tableKey = (side: Side, at: number, usual: string) => (hasOwnTables ? `${side}/t${at}` : usual)
  const toDrg = oci.routeTables[0]!.rules
  return {
    hosts: [...hostsOf('azure', endpoints / 2, half), ...hostsOf('oci', endpoints / 2, half)],
    azure: {
      ...azure,
      subnets: places.map((at) => ({
        ...azure.subnets[0]!,
        ref: aRef('azure', 'subnet', `s${at}`),
        name: `s${at}`,
        prefix: prefixAt('azure', at),
        securityGroupKey: `azure/g${at}`,
        routeTableKey: tableKey('azure', at, keysOf.routeTable),
      })),
      securityGroups: places.map((at) => ({
        ref: aRef('azure', 'network security group', `g${at}`),
        rules: azureRules(roll, rules / subnets, [at, half]),
      })),
      routeTables: hasOwnTables
        ? places.map((at) => ({
            ref: aRef('azure', 'route table', `t${at}`),
            propagatesGatewayRoutes: true,
            routes: [{ name: 'own', prefix: ownRoute(at), nextHopType: 'None' }],
          }))
        : azure.routeTables,
    },
    oci: {
      ...oci,
      subnets: places.map((at) => ({
        ...oci.subnets[0]!,
        ref: aRef('oci', 'subnet', `s${at}`),
        name: `s${at}`,
        prefix: prefixAt('oci', at),
        securityListKeys: [`oci/l${at}`],
        routeTableKey: tableKey('oci', at, keysOf.vcnRouteTable),
      })),
      securityLists: places.map((at) => ({
        ref: aRef('oci', 'security list', `l${at}`),
        rules: ociRules(roll, rules / subnets, half),
      })),
      routeTables: hasOwnTables
        ? places.map((at) => ({
            ref: aRef('oci', 'route table', `t${at}`),
            vcnKey: keysOf.vcn,
            rules: [...toDrg, { destination: ownRoute(at), targetKey: 'gone' }],
          }))
        : oci.routeTables,
    },
  }
}

/** The world once no subnet of OCI has a route to the other side any more. */
export const withoutRoutes = (model: NetworkModel): NetworkModel => ({
  ...model,
  oci: { ...model.oci, routeTables: model.oci.routeTables.map((table) => ({ ...table, rules: [] })) },
})
