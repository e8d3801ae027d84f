import { type Prefix, asPrefix } from '@interconnect/model'
import { type CircuitAttachment, type DrgTopology, type VcnAttachment, defaultDrgRouting } from './drg-topology.ts'
import type { CircuitTopology, GatewayTopology, LinkTopology } from './link-topology.ts'

const { ids } = defaultDrgRouting

export const prefixes = (...texts: string[]): readonly Prefix[] => texts.map(asPrefix)

/** `count` distinct /24 networks from 20.0.0.0 on. */
export const manyPrefixes = (count: number): readonly Prefix[] =>
  Array.from({ length: count }, (_, index) => asPrefix(`20.${Math.floor(index / 256)}.${index % 256}.0/24`))

export const aVcn = (over: Partial<VcnAttachment> = {}): VcnAttachment => ({
  type: 'VCN',
  id: 'vcn-attachment',
  tableId: ids.vcnTable,
  vcnId: 'vcn',
  vcnRouteType: 'SUBNET_CIDRS',
  vcnCidrs: prefixes('10.1.0.0/16'),
  subnetCidrs: prefixes('10.1.10.0/24'),
  ingressRoutes: [],
  ...over,
})

export const aCircuitAttachment = (over: Partial<CircuitAttachment> = {}): CircuitAttachment => ({
  type: 'VIRTUAL_CIRCUIT',
  id: 'circuit-attachment',
  tableId: ids.otherTable,
  circuitId: 'main',
  exportDistributionId: ids.exportAll,
  ...over,
})

export const aDrg = (over: Partial<DrgTopology> = {}): DrgTopology => ({
  id: 'drg',
  attachments: [aVcn(), aCircuitAttachment()],
  tables: defaultDrgRouting.tables,
  distributions: defaultDrgRouting.distributions,
  ...over,
})

export const aCircuit = (over: Partial<CircuitTopology> = {}): CircuitTopology => ({
  id: 'main',
  tier: 'Standard',
  isPeered: true,
  legs: { primary: true, secondary: true },
  oraclePrepends: 0,
  ...over,
})

export const aGateway = (over: Partial<GatewayTopology> = {}): GatewayTopology => ({
  id: 'gw',
  networkId: 'vnet',
  addressSpace: prefixes('10.12.0.0/16'),
  spokes: [],
  connections: [{ circuitId: 'main', weight: 0 }],
  ...over,
})

/** One link as it should be: a VCN, a circuit with both legs up, a connected gateway. */
export const aTopology = (over: Partial<LinkTopology> = {}): LinkTopology => ({
  drgs: [aDrg()],
  circuits: [aCircuit()],
  gateways: [aGateway()],
  ...over,
})
