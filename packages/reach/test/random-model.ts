import { asPrefix } from '@interconnect/model'
import * as fc from 'fast-check'
import { aModel, aRef, keysOf } from '../src/model/model.fixture.ts'
import type {
  AzureRoute,
  AzureRule,
  DrgAttachmentObject,
  Host,
  NetworkModel,
  OciRule,
  VcnGateway,
  VcnRoute,
} from '../src/index.ts'

// Worlds of two VNets, two VCNs, a DRG and a link, in which anything may be set right or wrong.

const spoke = 'azure/spoke'
const secondVcn = 'oci/other-vcn'
const keyList = { asg: 'azure/asg', nicGroup: 'azure/nic-nsg', nsg: 'oci/nsg', otherNsg: 'oci/other-nsg' }

const mostly = fc.integer({ min: 0, max: 9 }).map((number) => number > 0)
const rarely = mostly.map((is) => !is)

const ports = fc.constantFrom('*', '22', '80-90', '443', '1521-1522')
const cidr = fc.constantFrom(
  '0.0.0.0/0',
  '10.0.0.0/8',
  '10.12.0.0/16',
  '10.12.2.0/24',
  '10.12.2.8/29',
  '10.1.10.0/24',
  '10.1.10.128/25',
  '10.1.0.0/16',
  '10.2.0.0/16',
  '10.13.0.0/16',
  '8.8.8.0/24',
)
const word = fc.oneof(cidr, fc.constantFrom('*', 'VirtualNetwork', 'Internet', 'AzureLoadBalancer', '10.12.2.9'))

const azureRule = (priority: number): fc.Arbitrary<AzureRule> =>
  fc
    .record({
      direction: fc.constantFrom('Inbound' as const, 'Outbound' as const),
      access: fc.constantFrom('Allow' as const, 'Allow' as const, 'Deny' as const),
      protocol: fc.constantFrom('Tcp' as const, 'Udp' as const, 'Icmp' as const, '*' as const),
      sources: fc.array(word, { minLength: 1, maxLength: 2 }),
      destinations: fc.array(word, { minLength: 1, maxLength: 2 }),
      destinationPorts: fc.array(ports, { minLength: 1, maxLength: 2 }),
      sourceGroups: fc.constantFrom([], [], [], [keyList.asg]),
    })
    .map((rule) => ({ ...rule, name: `rule-${priority}`, priority }))

const azureRules = fc
  .integer({ min: 0, max: 5 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => azureRule(100 + at))))

const ociPeer = fc.oneof(
  cidr.map((peer) => ({ peer, peerType: 'cidr' as const })),
  fc.constantFrom({ peer: keyList.nsg, peerType: 'nsg' as const }, { peer: 'gone', peerType: 'nsg' as const }),
)
const ociService: fc.Arbitrary<Pick<OciRule, 'protocol' | 'ports' | 'sourcePorts' | 'icmp'>> = fc.constantFrom(
  { protocol: 'all' },
  { protocol: 'tcp' },
  { protocol: 'tcp', ports: { first: 80, last: 90 } },
  { protocol: 'tcp', ports: { first: 1521, last: 1522 } },
  { protocol: 'tcp', sourcePorts: { first: 1521, last: 1522 } },
  { protocol: 'udp', ports: { first: 443, last: 443 } },
  { protocol: 'icmp' },
  { protocol: 'icmp', icmp: { type: 8 } },
  { protocol: 'icmp', icmp: { type: 0, code: 0 } },
)
const ociRule: fc.Arbitrary<OciRule> = fc
  .tuple(fc.constantFrom('INGRESS' as const, 'EGRESS' as const), ociPeer, ociService, fc.integer({ min: 0, max: 3 }))
  .map(([direction, peer, service, state]) => ({
    name: 'rule',
    direction,
    ...peer,
    ...service,
    stateless: state === 0,
  }))
const ociRules = fc.array(ociRule, { maxLength: 6 })

const azureRoute: fc.Arbitrary<AzureRoute> = fc
  .tuple(
    cidr,
    fc.constantFrom(
      'VnetLocal' as const,
      'Internet' as const,
      'None' as const,
      'VirtualNetworkGateway' as const,
      'VirtualAppliance' as const,
    ),
    fc.constantFrom('10.12.2.9', '10.12.2.200'),
  )
  .map(([prefix, nextHopType, address]) => ({
    name: `to-${prefix}`,
    prefix: asPrefix(prefix),
    nextHopType,
    ...(nextHopType === 'VirtualAppliance' && { nextHopAddress: address }),
  }))
const routes = fc.uniqueArray(azureRoute, { maxLength: 2, selector: ({ prefix }) => prefix })

const vcnRoute: fc.Arbitrary<VcnRoute> = fc
  .tuple(cidr, fc.constantFrom<string>(keysOf.drg, keysOf.drg, 'oci/nat', 'oci/igw', 'oci/lpg', 'oci/vm', 'gone'))
  .map(([destination, targetKey]) => ({ destination, targetKey }))
const vcnRoutes = fc.oneof(
  fc.constant([{ destination: '10.12.0.0/16', targetKey: keysOf.drg as string }]),
  fc.uniqueArray(vcnRoute, { maxLength: 4, selector: ({ destination }) => destination }),
)

const hostsOf = fc
  .record({
    vm: fc.boolean(),
    appliance: fc.boolean(),
    db: fc.boolean(),
    spoke: fc.boolean(),
    isPublic: rarely,
    nic: fc.boolean(),
    inAsg: fc.boolean(),
    inNsg: fc.boolean(),
  })
  .map((has): Host[] => {
    const host = (
      side: 'azure' | 'oci',
      name: string,
      address: string,
      subnetKey: string,
      more: Partial<Host>,
    ): Host => ({
      ref: aRef(side, 'interface', name),
      names: [`${side}/${name}`],
      addresses: [address],
      subnetKey,
      hasPublicAddress: has.isPublic,
      ...more,
    })
    const nic = has.nic ? { securityGroupKey: keyList.nicGroup } : {}
    return [
      ...(has.vm
        ? [host('azure', 'vm', '10.12.2.9', keysOf.subnet, { ...nic, groupKeys: has.inAsg ? [keyList.asg] : [] })]
        : []),
      ...(has.appliance ? [host('azure', 'appliance', '10.12.2.200', keysOf.subnet, {})] : []),
      ...(has.db
        ? [host('oci', 'vm', '10.1.10.7', keysOf.ociSubnet, { groupKeys: has.inNsg ? [keyList.nsg] : [] })]
        : []),
      ...(has.spoke ? [host('azure', 'spoke-vm', '10.13.1.9', 'azure/spoke-app', nic)] : []),
    ]
  })

const peering = (networkKey: string, remoteKey: string, isHub: boolean) =>
  fc
    .record({ isConnected: mostly, allowsAccess: mostly, transit: mostly })
    .map(({ isConnected, allowsAccess, transit }) => ({
      ref: aRef('azure', 'peering', `${networkKey}>${remoteKey}`),
      networkKey,
      remoteKey,
      isConnected,
      allowsAccess,
      allowsForwardedTraffic: true,
      allowsGatewayTransit: isHub && transit,
      usesRemoteGateways: !isHub && transit,
    }))

const gateways = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()).map(([nat, igw, lpg]): VcnGateway[] => [
  { ref: aRef('oci', 'NAT gateway', 'nat'), type: 'nat', vcnKey: keysOf.vcn, isOpen: nat },
  { ref: aRef('oci', 'internet gateway', 'igw'), type: 'internet', vcnKey: keysOf.vcn, isOpen: igw },
  {
    ref: aRef('oci', 'local peering gateway', 'lpg'),
    type: 'local-peering',
    vcnKey: keysOf.vcn,
    isOpen: lpg,
    peerVcnKey: secondVcn,
  },
])

const statement = fc.constantFrom(
  { matchType: 'MATCH_ALL' } as const,
  { matchType: 'DRG_ATTACHMENT_TYPE', attachmentType: 'VCN' } as const,
  { matchType: 'DRG_ATTACHMENT_TYPE', attachmentType: 'VIRTUAL_CIRCUIT' } as const,
)
type Statement = NetworkModel['oci']['imports'][number]['statements'][number]
const usual = <T>(value: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: other })

const base = aModel()

export const randomModel: fc.Arbitrary<NetworkModel> = fc
  .record({
    rules: fc.tuple(azureRules, azureRules, azureRules),
    lists: fc.tuple(ociRules, ociRules, ociRules),
    hosts: hostsOf,
    routes: fc.tuple(routes, routes),
    vcnRoutes: fc.tuple(vcnRoutes, vcnRoutes, fc.array(vcnRoute, { maxLength: 1 })),
    propagates: mostly,
    peerings: fc.tuple(peering(keysOf.network, spoke, true), peering(spoke, keysOf.network, false)),
    link: fc.record({ connected: mostly, peered: mostly, primary: mostly, secondary: mostly }),
    attached: fc.tuple(mostly, mostly, mostly),
    tables: fc.tuple(
      ...[keysOf.vcnTable, keysOf.linkTable].map((key) =>
        usual<string>(key, fc.constantFrom(keysOf.vcnTable, keysOf.linkTable)),
      ),
    ),
    imports: fc.tuple(
      usual([{ matchType: 'MATCH_ALL' as const } as Statement], fc.array(statement, { maxLength: 1 })),
      usual(
        [{ matchType: 'DRG_ATTACHMENT_TYPE', attachmentType: 'VCN' } as Statement],
        fc.array(statement, { maxLength: 2 }),
      ),
    ),
    isStatic: rarely,
    isVcnCidrs: fc.boolean(),
    isPrivate: fc.boolean(),
    gateways,
  })
  .map((made) => {
    const { azure, oci } = base
    const attachment = (at: DrgAttachmentObject, index: 0 | 1): DrgAttachmentObject => ({
      ...at,
      isAttached: made.attached[index],
      tableKey: made.tables[index]!,
    })
    return {
      hosts: made.hosts,
      azure: {
        ...azure,
        networks: [
          ...azure.networks,
          { ref: aRef('azure', 'virtual network', 'spoke'), cidrs: [asPrefix('10.13.0.0/16')] },
        ],
        peerings: made.peerings,
        subnets: [
          ...azure.subnets,
          {
            ...azure.subnets[0]!,
            ref: aRef('azure', 'subnet', 'open'),
            name: 'open',
            prefix: asPrefix('10.12.3.0/24'),
            securityGroupKey: 'none',
          },
          {
            ...azure.subnets[0]!,
            ref: aRef('azure', 'subnet', 'spoke-app'),
            name: 'spoke-app',
            networkKey: spoke,
            prefix: asPrefix('10.13.1.0/24'),
            securityGroupKey: 'azure/spoke-nsg',
            routeTableKey: 'azure/spoke-routes',
          },
        ],
        securityGroups: [
          { ...azure.securityGroups[0]!, rules: made.rules[0] },
          { ref: aRef('azure', 'network security group', 'nic-nsg'), rules: made.rules[1] },
          { ref: aRef('azure', 'network security group', 'spoke-nsg'), rules: made.rules[2] },
        ],
        routeTables: [
          { ...azure.routeTables[0]!, propagatesGatewayRoutes: made.propagates, routes: made.routes[0] },
          { ref: aRef('azure', 'route table', 'spoke-routes'), propagatesGatewayRoutes: true, routes: made.routes[1] },
        ],
        connections: azure.connections.map((one) => ({ ...one, isConnected: made.link.connected })),
        circuits: azure.circuits.map((one) => ({ ...one, isPeered: made.link.peered })),
      },
      oci: {
        ...oci,
        vcns: [...oci.vcns, { ref: aRef('oci', 'VCN', 'other-vcn'), cidrs: [asPrefix('10.2.0.0/16')] }],
        subnets: [
          { ...oci.subnets[0]!, isPrivate: made.isPrivate },
          {
            ...oci.subnets[0]!,
            ref: aRef('oci', 'subnet', 'other'),
            name: 'other',
            vcnKey: secondVcn,
            prefix: asPrefix('10.2.1.0/24'),
            routeTableKey: 'oci/other-routes',
            securityListKeys: ['oci/other-list'],
          },
        ],
        securityLists: [
          { ...oci.securityLists[0]!, rules: made.lists[0] },
          { ref: aRef('oci', 'security list', 'other-list'), rules: made.lists[1] },
        ],
        securityGroups: [{ ref: aRef('oci', 'network security group', 'nsg'), rules: made.lists[2] }],
        routeTables: [
          { ...oci.routeTables[0]!, rules: made.vcnRoutes[0] },
          { ref: aRef('oci', 'route table', 'other-routes'), vcnKey: secondVcn, rules: made.vcnRoutes[1] },
          { ref: aRef('oci', 'route table', 'entrance'), vcnKey: keysOf.vcn, rules: made.vcnRoutes[2] },
        ],
        gateways: made.gateways,
        attachments: [
          {
            ...attachment(oci.attachments[0]!, 0),
            vcnRouteTableKey: 'oci/entrance',
            vcnRouteType: made.isVcnCidrs ? 'VCN_CIDRS' : 'SUBNET_CIDRS',
          },
          attachment(oci.attachments[1]!, 1),
          {
            ...oci.attachments[0]!,
            ref: aRef('oci', 'DRG attachment', 'other-attachment'),
            networkKey: secondVcn,
            isAttached: made.attached[2],
          },
        ],
        imports: oci.imports.map((one, index) => ({ ...one, statements: made.imports[index as 0 | 1] })),
        drgRouteTables: oci.drgRouteTables.map((table, index) =>
          index === 0 && made.isStatic
            ? {
                ...table,
                staticRules: [{ id: 'static', destination: asPrefix('10.12.2.0/24'), nextHopAttachmentId: 'gone' }],
              }
            : table,
        ),
        virtualCircuits: oci.virtualCircuits.map((one) => ({
          ...one,
          legs: { primary: made.link.primary, secondary: made.link.secondary },
        })),
      },
    }
  })
