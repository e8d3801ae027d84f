import {
  Drg,
  drgAttachments,
  DrgAttachment,
  drgs,
  FastConnectProviderService,
  fastConnectProviderServices,
  Vcn,
  vcns,
  VirtualCircuit,
  virtualCircuits,
} from '@interconnect/oci-api'
import type { ExpressRouteCircuit } from '@interconnect/azure-api'
import { compartment, subscription } from '../harness/hands.ts'
import type { NetworkHands } from '../harness/networks-of-others.ts'

/** How somebody names and tags what they build. */
export interface Style {
  readonly group: string
  readonly prefix: string
  readonly tags?: Readonly<Record<string, string>>
}

const hour = 60 * 60_000
const location = 'eastus'

/** Networks on both sides, with a gateway subnet and a DRG, as somebody has them before there is a link. */
export async function buildNetworks({ azure, oci, simulator }: NetworkHands, { group, prefix, tags = {} }: Style) {
  const root = `/subscriptions/${subscription}/resourceGroups/${group}`
  const network = `${root}/providers/Microsoft.Network`
  const put = async (path: string, body: object) => azure.finished(await azure.put(path, { tags, ...body }))
  await put(root, { location })
  const subnets = [
    { name: 'GatewaySubnet', properties: { addressPrefix: '10.20.0.0/27' } },
    { name: 'vms', properties: { addressPrefix: '10.20.1.0/24' } },
  ]
  const vnet = `${network}/virtualNetworks/${prefix}-net`
  await put(vnet, { location, properties: { addressSpace: { addressPrefixes: ['10.20.0.0/16'] }, subnets } })
  const vcn = await oci.create(
    vcns.collection,
    Vcn,
    { compartmentId: compartment, displayName: `${prefix}-vcn`, cidrBlocks: ['10.30.0.0/16'], freeformTags: tags },
    {},
  )
  const drg = await oci.create(drgs.collection, Drg, { compartmentId: compartment, displayName: `${prefix}-hub` }, {})
  simulator.clock.step(hour)
  const networkDetails = { type: 'VCN', id: vcn.id }
  await oci.create(drgAttachments.collection, DrgAttachment, { drgId: drg.id, networkDetails }, {})
  simulator.clock.step(hour)
  return { network, vnet, vcn: vcn.id, drg: drg.id }
}

export type Networks = Awaited<ReturnType<typeof buildNetworks>>

/** The link between them, in the order of the vendors' pages: gateway, circuit, key, virtual circuit, connection. */
export async function buildLink(
  { azure, oci, simulator }: NetworkHands,
  { network, vnet, drg }: Networks,
  { prefix, tags = {} }: Style,
): Promise<void> {
  const put = async (path: string, body: object) => {
    await azure.put(path, { tags, location, ...body })
    simulator.clock.step(hour)
  }
  const gateway = `${network}/virtualNetworkGateways/${prefix}-ergw`
  const subnet = { id: `${vnet}/subnets/GatewaySubnet` }
  await put(gateway, {
    properties: {
      gatewayType: 'ExpressRoute',
      sku: { name: 'ErGw1AZ', tier: 'ErGw1AZ' },
      ipConfigurations: [{ name: 'gw', properties: { privateIPAllocationMethod: 'Dynamic', subnet } }],
    },
  })
  const circuit = `${network}/expressRouteCircuits/${prefix}-er`
  await put(circuit, {
    sku: { name: 'Local_UnlimitedData', tier: 'Local', family: 'UnlimitedData' },
    properties: {
      serviceProviderProperties: {
        serviceProviderName: 'Oracle Cloud FastConnect',
        peeringLocation: 'Washington DC',
        bandwidthInMbps: 1000,
      },
    },
  })
  const { properties } = (await azure.get<ExpressRouteCircuit>(circuit))!
  const services = await oci.list(fastConnectProviderServices.collection, FastConnectProviderService, {
    compartmentId: compartment,
  })
  await oci.create(
    virtualCircuits.collection,
    VirtualCircuit,
    {
      compartmentId: compartment,
      type: 'PRIVATE',
      displayName: `${prefix}-vc`,
      gatewayId: drg,
      providerServiceId: services.find(({ providerName }) => providerName === 'Microsoft Azure')!.id,
      providerServiceKeyName: properties.serviceKey,
      bandwidthShapeName: '1 Gbps',
      ipMtu: 'MTU_1500',
      crossConnectMappings: [
        { oracleBgpPeeringIp: '169.254.8.1/30', customerBgpPeeringIp: '169.254.8.2/30' },
        { oracleBgpPeeringIp: '169.254.9.1/30', customerBgpPeeringIp: '169.254.9.2/30' },
      ],
      freeformTags: tags,
    },
    {},
  )
  simulator.clock.step(hour)
  await put(`${network}/connections/${prefix}-to-oci`, {
    properties: {
      connectionType: 'ExpressRoute',
      virtualNetworkGateway1: { id: gateway },
      peer: { id: circuit },
    },
  })
  simulator.clock.step(hour)
}
