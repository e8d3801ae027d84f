import { asPrefix } from '@interconnect/model'
import type { AzureRule, AzureSide } from './azure.ts'
import { emptyAzure, emptyOci, type NetworkModel } from './network-model.ts'
import type { ObjectRef, Side } from './object.ts'
import type { OciRule, OciSide } from './oci.ts'

export const aRef = (side: Side, kind: string, name: string, key = `${side}/${name}`): ObjectRef => ({
  key,
  side,
  kind,
  name,
})

export const anAzureRule = (over: Partial<AzureRule> = {}): AzureRule => ({
  name: 'rule',
  priority: 1000,
  direction: 'Outbound',
  access: 'Allow',
  protocol: 'Tcp',
  sources: ['10.12.2.0/24'],
  destinations: ['10.1.10.0/24'],
  destinationPorts: ['1521-1522'],
  ...over,
})

export const anOciRule = (over: Partial<OciRule> = {}): OciRule => ({
  name: 'rule',
  direction: 'INGRESS',
  protocol: 'tcp',
  peer: '10.12.2.0/24',
  peerType: 'cidr',
  ports: { first: 1521, last: 1522 },
  ...over,
})

const deny = { access: 'Deny', protocol: '*', destinationPorts: ['*'], priority: 4096 } as const

/** Names of the objects of `aModel`, for tests that change or look for one. */
export const keysOf = {
  network: 'azure/vnet',
  subnet: 'azure/app',
  securityGroup: 'azure/app-nsg',
  routeTable: 'azure/routes',
  gateway: 'azure/gateway',
  connection: 'azure/connection',
  circuit: 'azure/circuit',
  vcn: 'oci/vcn',
  ociSubnet: 'oci/db',
  securityList: 'oci/db-list',
  vcnRouteTable: 'oci/default-routes',
  drg: 'oci/drg',
  vcnAttachment: 'oci/vcn-attachment',
  circuitAttachment: 'oci/circuit-attachment',
  vcnTable: 'oci/vcn-table',
  linkTable: 'oci/link-table',
  vcnImport: 'oci/vcn-import',
  linkImport: 'oci/link-import',
  virtualCircuit: 'oci/virtual-circuit',
} as const

const azure: AzureSide = {
  ...emptyAzure,
  networks: [{ ref: aRef('azure', 'virtual network', 'vnet'), cidrs: [asPrefix('10.12.0.0/16')] }],
  subnets: [
    {
      ref: aRef('azure', 'subnet', 'app'),
      name: 'app',
      networkKey: keysOf.network,
      prefix: asPrefix('10.12.2.0/24'),
      securityGroupKey: keysOf.securityGroup,
      routeTableKey: keysOf.routeTable,
    },
  ],
  securityGroups: [
    {
      ref: aRef('azure', 'network security group', 'app-nsg'),
      rules: [
        anAzureRule({ name: 'app-to-db' }),
        anAzureRule({ ...deny, name: 'deny-to-oci', destinations: ['10.1.0.0/16'] }),
        anAzureRule({
          ...deny,
          name: 'deny-from-oci',
          direction: 'Inbound',
          sources: ['10.1.0.0/16'],
          destinations: ['10.12.2.0/24'],
        }),
      ],
    },
  ],
  routeTables: [{ ref: aRef('azure', 'route table', 'routes'), propagatesGatewayRoutes: true, routes: [] }],
  gateways: [{ ref: aRef('azure', 'ExpressRoute gateway', 'gateway'), networkKey: keysOf.network }],
  connections: [
    {
      ref: aRef('azure', 'ExpressRoute connection', 'connection'),
      gatewayKey: keysOf.gateway,
      circuitKey: keysOf.circuit,
      weight: 0,
      isConnected: true,
    },
  ],
  circuits: [
    { ref: aRef('azure', 'ExpressRoute circuit', 'circuit'), tier: 'Standard', isProvisioned: true, isPeered: true },
  ],
}

const oci: OciSide = {
  ...emptyOci,
  vcns: [{ ref: aRef('oci', 'VCN', 'vcn'), cidrs: [asPrefix('10.1.0.0/16')] }],
  subnets: [
    {
      ref: aRef('oci', 'subnet', 'db'),
      name: 'db',
      vcnKey: keysOf.vcn,
      prefix: asPrefix('10.1.10.0/24'),
      routeTableKey: keysOf.vcnRouteTable,
      securityListKeys: [keysOf.securityList],
      isPrivate: true,
    },
  ],
  securityLists: [{ ref: aRef('oci', 'security list', 'db-list'), rules: [anOciRule({ name: 'from app' })] }],
  routeTables: [
    {
      ref: aRef('oci', 'route table', 'default-routes'),
      vcnKey: keysOf.vcn,
      rules: [{ destination: '10.12.0.0/16', targetKey: keysOf.drg }],
    },
  ],
  drgs: [{ ref: aRef('oci', 'DRG', 'drg') }],
  attachments: [
    {
      ref: aRef('oci', 'DRG attachment', 'vcn-attachment'),
      drgKey: keysOf.drg,
      type: 'VCN',
      networkKey: keysOf.vcn,
      isAttached: true,
      tableKey: keysOf.vcnTable,
    },
    {
      ref: aRef('oci', 'DRG attachment', 'circuit-attachment'),
      drgKey: keysOf.drg,
      type: 'VIRTUAL_CIRCUIT',
      networkKey: keysOf.virtualCircuit,
      isAttached: true,
      tableKey: keysOf.linkTable,
    },
  ],
  drgRouteTables: [
    {
      ref: aRef('oci', 'DRG route table', 'vcn-table'),
      drgKey: keysOf.drg,
      importKey: keysOf.vcnImport,
      isEcmpEnabled: true,
      staticRules: [],
    },
    {
      ref: aRef('oci', 'DRG route table', 'link-table'),
      drgKey: keysOf.drg,
      importKey: keysOf.linkImport,
      isEcmpEnabled: false,
      staticRules: [],
    },
  ],
  imports: [
    {
      ref: aRef('oci', 'DRG route distribution', 'vcn-import'),
      drgKey: keysOf.drg,
      statements: [{ matchType: 'DRG_ATTACHMENT_TYPE', attachmentType: 'VIRTUAL_CIRCUIT' }],
    },
    {
      ref: aRef('oci', 'DRG route distribution', 'link-import'),
      drgKey: keysOf.drg,
      statements: [{ matchType: 'DRG_ATTACHMENT_TYPE', attachmentType: 'VCN' }],
    },
  ],
  virtualCircuits: [
    {
      ref: aRef('oci', 'virtual circuit', 'virtual-circuit'),
      circuitKey: keysOf.circuit,
      isProvisioned: true,
      legs: { primary: true, secondary: true },
      mtuBytes: 1500,
      prepends: 0,
    },
  ],
}

/** One link as it should be: `azure/app` may open TCP 1521 and 1522 to `oci/db`, and nothing else crosses. */
export const aModel = (
  over: { readonly azure?: Partial<AzureSide>; readonly oci?: Partial<OciSide> } & Partial<
    Pick<NetworkModel, 'hosts'>
  > = {},
): NetworkModel => ({
  hosts: over.hosts ?? [],
  azure: { ...azure, ...over.azure },
  oci: { ...oci, ...over.oci },
})
