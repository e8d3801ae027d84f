import { type ResourceNode, ref } from '@interconnect/engine'
import { bandwidths, type Leg, type ResolvedSpec, type ResolvedSubnet } from '@interconnect/model'
import { keys, ociSubnetKey } from './keys.ts'
import { ociRules } from './oci-rules.ts'
import { node, theirs } from './node.ts'

/** The exact name Oracle lists Azure under. @source https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm */
const providerName = 'Microsoft Azure'

const tables = {
  vcn: { key: 'oci/drg-route-table/vcn', distribution: 'oci/drg-route-distribution/vcn', imports: 'VIRTUAL_CIRCUIT' },
  link: { key: 'oci/drg-route-table/link', distribution: 'oci/drg-route-distribution/link', imports: 'VCN' },
} as const

/** Everything on the OCI side. */
export function composeOci(spec: ResolvedSpec): ResourceNode[] {
  return [
    vcn(spec),
    ...gateway(spec),
    ...spec.oci.network.subnets.flatMap((subnet) => subnetNodes(spec, subnet)),
    ...routeRules(spec),
    ...link(spec),
  ]
}

function vcn(spec: ResolvedSpec): ResourceNode {
  const { network, compartment } = spec.oci
  const name = `${spec.name}-vcn`
  if (network.existing !== undefined) return theirs(keys.vcn, network.existing)
  return node(keys.vcn, name, { compartmentId: compartment, name, cidrs: network.cidrs })
}

/** The DRG with its tables and its attachment; a DRG of others is used as it is. */
function gateway(spec: ResolvedSpec): ResourceNode[] {
  const { existingDrg, compartment } = spec.oci
  if (existingDrg !== undefined) return [theirs(keys.drg, existingDrg)]
  const name = `${spec.name}-drg`
  return [
    node(keys.drg, name, { compartmentId: compartment, name }),
    ...drgTable(spec, 'vcn'),
    ...drgTable(spec, 'link'),
    node(keys.drgAttachment, `${spec.name}-vcn-attachment`, {
      drgId: ref(keys.drg),
      vcnId: ref(keys.vcn),
      name: `${spec.name}-vcn-attachment`,
      drgRouteTableId: ref(tables.vcn.key),
    }),
  ]
}

/**
 * A DRG table that takes in the other side only, by type of attachment: circuits are no transit for each other, nor are VCNs. A VCN that
 * somebody else attaches to this DRG is told to Azure, too; `trace` and `matrix` with `--observed` show what that opens.
 */
function drgTable(spec: ResolvedSpec, side: keyof typeof tables): ResourceNode[] {
  const { key, distribution, imports } = tables[side]
  const name = `${spec.name}-${side}`
  return [
    node(distribution, name, {
      drgId: ref(keys.drg),
      name,
      statements: [{ priority: 1, match: { type: 'attachment-type', value: imports } }],
    }),
    node(key, name, { drgId: ref(keys.drg), name, importDistributionId: ref(distribution), ecmp: side === 'vcn' }),
  ]
}

/**
 * A subnet we make gets a security list with exactly the declared flows. A subnet of others keeps its lists: a security
 * list cannot name a destination, so a rule there would open every subnet that shares it; our rules go into a group
 * that their VNICs can join.
 */
function subnetNodes(spec: ResolvedSpec, subnet: ResolvedSubnet): ResourceNode[] {
  const rules = ociRules(spec, subnet)
  const name = `${spec.name}-${subnet.name}`
  const inVcn = { compartmentId: spec.oci.compartment, vcnId: ref(keys.vcn), name }
  if (subnet.existing) {
    const group = `oci/network-security-group/${subnet.name}`
    return [
      node(group, name, inVcn),
      node(`oci/nsg-rules/${subnet.name}`, `of ${name}`, { networkSecurityGroupId: ref(group), rules }),
    ]
  }
  const list = `oci/security-list/${subnet.name}`
  return [
    node(list, name, {
      ...inVcn,
      ingress: rules.filter(({ direction }) => direction === 'INGRESS'),
      egress: rules.filter(({ direction }) => direction === 'EGRESS'),
    }),
    node(ociSubnetKey(subnet.name), name, {
      ...inVcn,
      prefix: subnet.prefix,
      routeTableId: ref(keys.vcn, 'defaultRouteTableId'),
      securityListIds: [ref(list)],
      private: true,
    }),
  ]
}

/** BGP fills the DRG, not the VCN's tables: each table needs a rule for every VNet range. */
function routeRules(spec: ResolvedSpec): ResourceNode[] {
  const { network, existingDrg } = spec.oci
  const rules = spec.azure.network.cidrs.map((destination) => ({ destination, networkEntityId: ref(keys.drg) }))
  const after = existingDrg === undefined ? [keys.drgAttachment] : []
  const ours =
    network.existing === undefined
      ? [{ name: 'default', id: ref(keys.vcn, 'defaultRouteTableId') }]
      : existingTables(network.subnets)
  const made = network.existing !== undefined && network.subnets.some(({ existing }) => !existing)
  const tableIds = made ? [...ours, { name: 'default', id: ref(keys.vcn, 'defaultRouteTableId') }] : ours
  return tableIds.map(({ name, id }) =>
    node(`oci/vcn-route-rules/${name}`, `of the ${name} route table`, { routeTableId: id, rules }, { after }),
  )
}

/** The tables of others' subnets, each once, named after the first subnet that uses it. */
function existingTables(subnets: readonly ResolvedSubnet[]): { name: string; id: unknown }[] {
  const named = new Map<string, string>()
  for (const { name, existing } of [...subnets].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const id = existing?.routeTableId
    if (id !== undefined && !named.has(id)) named.set(id, name)
  }
  return [...named].map(([id, name]) => ({ name, id }))
}

function link(spec: ResolvedSpec): ResourceNode[] {
  const { compartment, existingDrg } = spec.oci
  if (spec.existingLink) return [theirs(keys.virtualCircuit, spec.existingLink.virtualCircuit)]
  const addresses = ({ oracle, azure }: Leg) => ({ oracleAddress: oracle, azureAddress: azure })
  const name = `${spec.name}-virtual-circuit`
  const virtualCircuit = node(keys.virtualCircuit, name, {
    compartmentId: compartment,
    name,
    drgId: ref(keys.drg),
    providerServiceId: ref(keys.providerService),
    serviceKey: ref(keys.circuit, 'serviceKey'),
    bandwidthShape: bandwidths[spec.bandwidth].ociShape,
    primary: addresses(spec.legs.primary),
    secondary: addresses(spec.legs.secondary),
    mtu: 'MTU_1500',
  })
  const service = node(
    keys.providerService,
    providerName,
    { compartmentId: compartment, providerName },
    { mode: 'existing' },
  )
  if (existingDrg !== undefined) return [service, virtualCircuit]
  return [
    service,
    virtualCircuit,
    node(
      keys.virtualCircuitAttachment,
      name,
      { drgId: ref(keys.drg), virtualCircuitId: ref(keys.virtualCircuit), drgRouteTableId: ref(tables.link.key) },
      { mode: 'adopted', livesOn: [keys.virtualCircuit] },
    ),
  ]
}
