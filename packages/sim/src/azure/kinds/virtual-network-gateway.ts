import {
  azureDurations,
  childId,
  gatewayAsn,
  type GatewaySku,
  gatewaySkus,
  gatewaySubnetName,
  parentId,
  sameId,
  type VirtualNetworkGateway,
} from '@interconnect/azure-api'
import { addressAt, isPrefix } from '@interconnect/model'
import { type AzureKind, type KindContext, withProperties } from '../kind.ts'
import { referenced, requireIdle } from '../references.ts'
import { ArmRefusal } from '../refusal.ts'
import { type StoredGateway, type StoredSubnet, types } from '../resource-types.ts'
import { connectionsOf } from './connections-of.ts'
import { prefixesOf } from './subnet.ts'

/** @source https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways */
export const virtualNetworkGateway: AzureKind<VirtualNetworkGateway> = {
  of: types.gateway,
  durations: azureDurations['Microsoft.Network/virtualNetworkGateways'],
  tagsPatch: 'operation',
  check(next, previous, context) {
    if (next.properties.gatewayType !== 'ExpressRoute')
      throw new ArmRefusal(
        'InvalidParameter',
        `Gateway type ${next.properties.gatewayType} is not simulated; use ExpressRoute.`,
      )
    checkSku(next, previous)
    const subnet = gatewaySubnetOf(next, context)
    if (!previous) requireIdle(context, parentId(subnet.id), next)
    checkNeighbours(next, subnet, context)
  },
  accept(next) {
    const { sku, ipConfigurations } = next.properties
    return withProperties(next, {
      enableBgp: false,
      activeActive: false,
      ...next.properties,
      sku: { ...sku, tier: sku.tier ?? sku.name, capacity: 2 },
      ipConfigurations: ipConfigurations.map((configuration) => acceptIpConfiguration(next.id, configuration)),
    })
  },
  settle: (stored, _previous, context) =>
    withProperties(stored, {
      ipConfigurations: stored.properties.ipConfigurations.map((configuration) => ({
        ...configuration,
        properties: { ...configuration.properties, provisioningState: 'Succeeded' },
      })),
      bgpSettings: { asn: gatewayAsn, bgpPeeringAddress: peeringAddress(stored, context), peerWeight: 0 },
    }),
  checkDelete(stored, context) {
    const [connection] = connectionsOf(context, stored.id)
    if (!connection) return
    throw new ArmRefusal(
      'VirtualNetworkGatewayCannotBeDeleted',
      `Virtual network gateway ${stored.id} cannot be deleted because it is in use by connection ${connection.id}.`,
    )
  },
  actions: [
    {
      method: 'POST',
      path: 'getLearnedRoutes',
      answers: 'later',
      run: ({ id }, _request, { link }) => ({ value: link.learnedRoutes(id) }),
    },
    {
      method: 'POST',
      path: 'getAdvertisedRoutes',
      answers: 'later',
      run: ({ id }, { parameters }, { link }) => ({
        value: link.advertisedRoutes(id, requirePeer(parameters['peer'])),
      }),
    },
    {
      method: 'POST',
      path: 'getBgpPeerStatus',
      answers: 'later',
      run: ({ id }, { parameters: { peer } }, { link }) => ({
        value: link.bgpPeerStatus(id).filter(({ neighbor }) => peer === undefined || neighbor === peer),
      }),
    },
    {
      method: 'GET',
      path: 'connections',
      answers: 'now',
      run: ({ id }, _request, context) => ({ value: connectionsOf(context, id) }),
    },
  ],
}

type IpConfiguration = StoredGateway['properties']['ipConfigurations'][number]

/** A public address, if one was sent, is dropped: Microsoft gives and keeps it. @source https://azure.microsoft.com/updates?id=498361 */
function acceptIpConfiguration(gatewayId: string, { name = 'default', properties }: IpConfiguration): IpConfiguration {
  const { publicIPAddress: _dropped, ...kept } = properties
  return {
    id: childId(gatewayId, 'ipConfigurations', name),
    name,
    type: `${types.gateway.type}/ipConfigurations`,
    properties: {
      ...kept,
      privateIPAllocationMethod: kept.privateIPAllocationMethod ?? 'Dynamic',
      provisioningState: 'Updating',
    },
  }
}

function checkSku(
  { name, properties: { sku, autoScaleConfiguration } }: StoredGateway,
  previous: StoredGateway | undefined,
): void {
  if (!skuNamed(sku.name) || (sku.tier !== undefined && sku.tier !== sku.name))
    throw new ArmRefusal(
      'InvalidParameter',
      `Gateway SKU ${sku.name} is not valid for virtual network gateway ${name}.`,
    )
  const { min = 1, max = 40 } = autoScaleConfiguration?.bounds ?? {}
  if (min < 1 || max > 40 || min > max)
    throw new ArmRefusal(
      'InvalidParameter',
      `Autoscale bounds ${min} to ${max} of virtual network gateway ${name} are outside 1 to 40.`,
    )
  const before = previous?.properties.sku.name
  if (before === undefined || before === sku.name || skuNamed(before)?.resizesTo.includes(sku.name)) return
  throw new ArmRefusal(
    'OperationNotAllowed',
    `Virtual network gateway ${name} cannot be resized from ${before} to ${sku.name}.`,
  )
}

export const skuNamed = (name: string): GatewaySku | undefined => (gatewaySkus as Record<string, GatewaySku>)[name]

function gatewaySubnetOf(next: StoredGateway, context: KindContext): StoredSubnet {
  const [configuration, ...more] = next.properties.ipConfigurations
  if (!configuration || more.length > 0)
    throw new ArmRefusal('InvalidParameter', `ExpressRoute gateway ${next.name} takes exactly one IP configuration.`)
  const subnet = referenced(context, types.subnet, configuration.properties.subnet.id, next)
  if (!sameId(subnet.name, gatewaySubnetName))
    throw new ArmRefusal(
      'InvalidParameter',
      `Virtual network gateway ${next.name} must be in a subnet named ${gatewaySubnetName}, not ${subnet.name}.`,
    )
  return subnet
}

function checkNeighbours(next: StoredGateway, subnet: StoredSubnet, { resources }: KindContext): void {
  const network = resources.get(types.virtualNetwork, parentId(subnet.id))
  if (network && network.location !== next.location)
    throw new ArmRefusal(
      'InvalidResourceReference',
      `Resource ${subnet.id} referenced by resource ${next.id} was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.`,
    )
  const other = resources
    .list(types.gateway)
    .find(
      ({ id, properties }) =>
        !sameId(id, next.id) && sameId(properties.ipConfigurations[0]?.properties.subnet.id, subnet.id),
    )
  if (other)
    throw new ArmRefusal(
      'OperationNotAllowed',
      `Virtual network ${network?.name} already has the ExpressRoute gateway ${other.id}.`,
    )
}

function peeringAddress({ properties }: StoredGateway, { resources }: KindContext): string {
  const subnet = resources.get(types.subnet, properties.ipConfigurations[0]?.properties.subnet.id ?? '')
  const prefix = subnet && prefixesOf(subnet).find(isPrefix)
  return prefix === undefined ? '' : addressAt(prefix, 4)
}

function requirePeer(peer: string | undefined): string {
  if (peer !== undefined && peer !== '') return peer
  throw new ArmRefusal('InvalidParameter', 'The query parameter peer is required.', { target: 'peer' })
}
