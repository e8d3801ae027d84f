import { sameId } from '@interconnect/azure-api'
import type { Prefix } from '@interconnect/model'
import {
  type CircuitTier,
  type CircuitTopology,
  type DistributionMatch,
  type DrgAttachment,
  type DrgTopology,
  type GatewayTopology,
  type LinkRoutes,
  type LinkTopology,
  propagate,
} from '@interconnect/routing'
import { AzureResources, type StoredGateway, types } from '../azure/index.ts'
import type { World } from '../core/index.ts'
import { liveObject, liveObjects, type Stored } from '../oci/index.ts'
import { circuitOfKey, legsUp, peeringOf, virtualCircuitOf, type VirtualCircuit } from './pairing.ts'

/** Everything both clouds hold that decides who learns which prefix: computed when asked, never stored. */
export const linkTopology = (world: World): LinkTopology => ({
  drgs: liveObjects(world, 'drg').map((drg) => drgTopology(world, drg)),
  circuits: liveObjects(world, 'virtual-circuit').map((virtualCircuit) => circuitTopology(world, virtualCircuit)),
  gateways: new AzureResources(world).list(types.gateway).map((gateway) => gatewayTopology(world, gateway)),
})

/** The routes at every station now. */
export const linkRoutes = (world: World): LinkRoutes => propagate(linkTopology(world))

/** In the topology a circuit is called by the OCID of its virtual circuit. */
function circuitTopology(world: World, virtualCircuit: VirtualCircuit): CircuitTopology {
  const { wire } = virtualCircuit
  const circuit = circuitOfKey(world, wire.providerServiceKeyName)
  const peering = circuit && peeringOf(world, circuit)
  return {
    id: wire.id,
    tier: (circuit?.sku?.tier ?? 'Standard') as CircuitTier,
    isPeered: peering?.properties.state === 'Enabled',
    legs: legsUp(world, virtualCircuit),
    // Draining prepends Oracle's ASN. @source https://docs.oracle.com/iaas/Content/Network/Concepts/vc-maintenance.htm
    oraclePrepends: wire.trafficMode === 'DRAIN' ? 3 : 0,
  }
}

function gatewayTopology(world: World, gateway: StoredGateway): GatewayTopology {
  const resources = new AzureResources(world)
  const subnetId = gateway.properties.ipConfigurations[0]?.properties.subnet?.id ?? ''
  const networkId = subnetId.split('/').slice(0, -2).join('/')
  const network = resources.get(types.virtualNetwork, networkId)
  const joined = resources
    .list(types.connection)
    .filter(({ properties }) => properties.provisioningState === 'Succeeded' && sameId(properties.virtualNetworkGateway1.id, gateway.id))
  return {
    id: gateway.id.toLowerCase(),
    networkId: networkId.toLowerCase(),
    addressSpace: (network?.properties.addressSpace.addressPrefixes ?? []) as Prefix[],
    spokes: [],
    connections: joined.flatMap(({ properties: { peer, routingWeight = 0 } }) => {
      const circuit = resources.get(types.circuit, peer?.id ?? '')
      const partner = circuit && virtualCircuitOf(world, circuit)
      return partner ? [{ circuitId: partner.wire.id, weight: routingWeight }] : []
    }),
  }
}

function drgTopology(world: World, { wire: { id } }: Stored<'drg'>): DrgTopology {
  const attachments = liveObjects(world, 'drg-attachment').filter(
    ({ wire }) => wire.drgId === id && wire.lifecycleState === 'ATTACHED',
  )
  const tables = liveObjects(world, 'drg-route-table').filter(({ wire }) => wire.drgId === id)
  const distributions = liveObjects(world, 'drg-route-distribution').filter(({ wire }) => wire.drgId === id)
  return {
    id,
    attachments: attachments.flatMap((attachment) => attachmentTopology(world, attachment)),
    tables: tables.map(({ wire, items }) => ({
      id: wire.id,
      importDistributionId: wire.importDrgRouteDistributionId ?? null,
      isEcmpEnabled: wire.isEcmpEnabled ?? false,
      staticRules: items.map((rule) => ({
        id: rule.id,
        destination: rule.destination as Prefix,
        nextHopAttachmentId: rule.nextHopDrgAttachmentId ?? '',
      })),
    })),
    distributions: distributions.map(({ wire, items }) => ({ id: wire.id, statements: items.map(({ matchCriteria }) => matchOf(matchCriteria)) })),
  }
}

/** An empty list of criteria matches everything. */
function matchOf(criteria: Stored<'drg-route-distribution'>['items'][number]['matchCriteria']): DistributionMatch {
  const [first] = criteria ?? []
  return (first ?? { matchType: 'MATCH_ALL' }) as DistributionMatch
}

function attachmentTopology(world: World, { wire }: Stored<'drg-attachment'>): DrgAttachment[] {
  const base = { id: wire.id, tableId: wire.drgRouteTableId ?? '' }
  const details = wire.networkDetails
  if (details?.type === 'VIRTUAL_CIRCUIT')
    return [{ ...base, type: 'VIRTUAL_CIRCUIT', circuitId: details.id ?? '', exportDistributionId: wire.exportDrgRouteDistributionId ?? null }]
  const vcn = liveObject(world, 'vcn', wire.vcnId ?? '')
  if (!vcn) return []
  const subnets = liveObjects(world, 'subnet').filter((subnet) => subnet.wire.vcnId === vcn.wire.id)
  const ingress = liveObject(world, 'route-table', details?.routeTableId ?? '')
  return [
    {
      ...base,
      type: 'VCN',
      vcnId: vcn.wire.id,
      vcnRouteType: (details?.vcnRouteType ?? 'SUBNET_CIDRS') as 'SUBNET_CIDRS' | 'VCN_CIDRS',
      vcnCidrs: (vcn.wire.cidrBlocks ?? []) as Prefix[],
      subnetCidrs: subnets.map((subnet) => subnet.wire.cidrBlock as Prefix),
      ingressRoutes: (ingress?.wire.routeRules ?? []).map(({ destination }) => destination as Prefix),
    },
  ]
}
