import type { Prefix, ResolvedSpec } from '@interconnect/model'
import { defaultDrgRouting, type DrgTopology, type Leg, type LinkTopology } from '@interconnect/routing'

/** What the objects of the link are called in the topology made from a document. */
export const expectedIds = {
  circuit: 'circuit',
  gateway: 'gateway',
  vcnAttachment: 'vcn-attachment',
  circuitAttachment: 'circuit-attachment',
} as const

/** The DRG table for packets from the VCN. */
export const expectedVcnTable = defaultDrgRouting.ids.vcnTable

/** The subnets of the VCN; of a VCN of others only those that the document names are known. */
const knownSubnets = ({ oci }: ResolvedSpec): readonly Prefix[] => oci.network.subnets.map(({ prefix }) => prefix)

/**
 * The link as the document wants it: both legs up unless said otherwise, tables as we compose them. `propagate` turns
 * it into what every station should know.
 */
export function expectedTopology(
  spec: ResolvedSpec,
  legs: Readonly<Record<Leg, boolean>> = { primary: true, secondary: true },
): LinkTopology {
  const { circuit, gateway } = expectedIds
  return {
    drgs: [expectedDrg(spec)],
    circuits: [
      {
        id: circuit,
        tier: spec.circuit.tier,
        isPeered: true,
        legs,
        oraclePrepends: 0,
      },
    ],
    gateways: [
      {
        id: gateway,
        networkId: 'vnet',
        addressSpace: spec.azure.network.cidrs,
        spokes: [],
        connections: [{ circuitId: circuit, weight: 0 }],
      },
    ],
  }
}

/** Our own tables select the same routes for this pair of attachments as the ones every DRG is born with. */
function expectedDrg(spec: ResolvedSpec): DrgTopology {
  const { ids, tables, distributions } = defaultDrgRouting
  return {
    id: 'drg',
    tables,
    distributions,
    attachments: [
      {
        type: 'VCN',
        id: expectedIds.vcnAttachment,
        tableId: ids.vcnTable,
        vcnId: 'vcn',
        vcnRouteType: 'SUBNET_CIDRS',
        vcnCidrs: spec.oci.network.cidrs,
        subnetCidrs: knownSubnets(spec),
        ingressRoutes: [],
      },
      {
        type: 'VIRTUAL_CIRCUIT',
        id: expectedIds.circuitAttachment,
        tableId: ids.otherTable,
        circuitId: expectedIds.circuit,
        exportDistributionId: ids.exportAll,
      },
    ],
  }
}
