import type { Prefix } from '@interconnect/model'
import type {
  CircuitTopology,
  DrgAttachment,
  DrgDistribution,
  DrgTopology,
  GatewayTopology,
  Leg,
  LinkRoutes,
  LinkTopology,
} from '@interconnect/routing'
import { propagate } from '@interconnect/routing'
import type { AzureGateway } from '../model/azure.ts'
import type { NetworkModel } from '../model/network-model.ts'
import { objectOf } from '../model/object.ts'
import type { DrgAttachmentObject, VirtualCircuitObject } from '../model/oci.ts'
import { remembered } from '../remembered.ts'
import { type AzureWiring, type Wiring, wiringOf } from './wiring.ts'

/** The default export of every DRG: what the table has. @source https://docs.oracle.com/iaas/Content/Network/Tasks/managingDRGs.htm */
const exportAll: DrgDistribution = { id: 'export', statements: [{ matchType: 'MATCH_ALL' }] }

/** Who learns what over the link. */
export const routesOf = (model: NetworkModel): LinkRoutes => routesOver(wiringOf(model))

/** Worked out once for each wiring. */
export const routesOver = remembered((wiring: Wiring): LinkRoutes => propagate(linkTopology(wiring)))

/** What `routing` needs to know of a model. Circuits are called by the key of the Azure circuit. */
export function linkTopology(model: Wiring): LinkTopology {
  return {
    drgs: model.oci.drgs.map(({ ref }) => drgTopology(model, ref.key)),
    circuits: model.oci.virtualCircuits.flatMap((virtual) => {
      const circuit = objectOf(model.azure.circuits, virtual.circuitKey)
      if (!circuit) return []
      const carries = circuit.isProvisioned && virtual.isProvisioned && virtual.isShut !== true
      const isUp = (leg: Leg) => carries && virtual.legs[leg] && circuit.peering?.agrees[leg] !== false
      return [
        {
          id: circuit.ref.key,
          tier: circuit.tier,
          isPeered: circuit.isPeered,
          legs: { primary: isUp('primary'), secondary: isUp('secondary') },
          oraclePrepends: virtual.prepends,
        } satisfies CircuitTopology,
      ]
    }),
    gateways: model.azure.gateways.map((gateway) => gatewayTopology(model, gateway)),
  }
}

function gatewayTopology({ azure }: Wiring, { ref, networkKey }: AzureGateway): GatewayTopology {
  return {
    id: ref.key,
    networkId: networkKey,
    addressSpace: objectOf(azure.networks, networkKey)?.cidrs ?? [],
    spokes: spokesOf(azure, networkKey).flatMap(({ cidrs }) => cidrs),
    connections: azure.connections
      .filter((connection) => connection.gatewayKey === ref.key && connection.isConnected)
      .map(({ circuitKey, weight }) => ({ circuitId: circuitKey, weight })),
  }
}

/**
 * VNets that use the gateway of another: the hub allows transit, the spoke uses it, and both directions stand.
 * @source https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-peering-gateway-transit
 */
export const spokesOf = remembered(({ networks, peerings }: AzureWiring, hubKey: string) =>
  networks.filter(({ ref: { key } }) => {
    const toSpoke = peerings.find((one) => one.networkKey === hubKey && one.remoteKey === key)
    const toHub = peerings.find((one) => one.networkKey === key && one.remoteKey === hubKey)
    return (
      toSpoke?.isConnected &&
      toHub?.isConnected &&
      toSpoke.allowsAccess &&
      toHub.allowsAccess &&
      toSpoke.allowsGatewayTransit &&
      toHub.usesRemoteGateways
    )
  }),
)

function drgTopology({ oci }: Wiring, drgKey: string): DrgTopology {
  return {
    id: drgKey,
    attachments: oci.attachments
      .filter((one) => one.drgKey === drgKey && one.isAttached)
      .flatMap((one) => attachmentTopology(oci, one)),
    tables: oci.drgRouteTables
      .filter((table) => table.drgKey === drgKey)
      .map(({ ref, importKey, isEcmpEnabled, staticRules }) => ({
        id: ref.key,
        importDistributionId: importKey ?? null,
        isEcmpEnabled,
        staticRules,
      })),
    distributions: [
      exportAll,
      ...oci.imports.filter((one) => one.drgKey === drgKey).map(({ ref, statements }) => ({ id: ref.key, statements })),
    ],
  }
}

/** A virtual circuit that was given to another DRG is not behind this attachment any more. */
export const isAttachmentOf = (
  { networkKey, drgKey }: DrgAttachmentObject,
  circuit: Pick<VirtualCircuitObject, 'ref' | 'drgKey'>,
): boolean => networkKey === circuit.ref.key && (circuit.drgKey ?? drgKey) === drgKey

function attachmentTopology(oci: Wiring['oci'], one: DrgAttachmentObject): readonly DrgAttachment[] {
  const base = { id: one.ref.key, tableId: one.tableKey }
  switch (one.type) {
    case 'VCN': {
      const ingress = objectOf(oci.routeTables, one.vcnRouteTableKey)
      return [
        {
          ...base,
          type: 'VCN',
          vcnId: one.networkKey,
          vcnRouteType: one.vcnRouteType ?? 'SUBNET_CIDRS',
          vcnCidrs: objectOf(oci.vcns, one.networkKey)?.cidrs ?? [],
          subnetCidrs: oci.subnets.filter(({ vcnKey }) => vcnKey === one.networkKey).map(({ prefix }) => prefix),
          ingressRoutes: (ingress?.rules ?? [])
            .map(({ destination }) => destination)
            .filter((text): text is Prefix => text.includes('/')),
        },
      ]
    }
    case 'VIRTUAL_CIRCUIT': {
      const circuitId = oci.virtualCircuits.find((circuit) => isAttachmentOf(one, circuit))?.circuitKey
      const exportDistributionId = one.exports === false ? null : exportAll.id
      return circuitId === undefined ? [] : [{ ...base, type: 'VIRTUAL_CIRCUIT', circuitId, exportDistributionId }]
    }
    case 'IPSEC_TUNNEL':
    case 'REMOTE_PEERING_CONNECTION':
      return [{ ...base, type: one.type, offers: one.offers ?? [] }]
  }
}
