import {
  azureDurations,
  gatewaySkuNames,
  gatewaySkus,
  type GatewaySkuName,
  type VirtualNetworkGateway,
  virtualNetworkGatewayType,
} from '@interconnect/azure-api'
import { type Difference, type Effect, replaces } from '@interconnect/engine'
import { InterconnectError, whatStops } from '@interconnect/model'
import { z } from 'zod'
import { azureKind } from './azure-kind.ts'
import { idInGroup, inGroup, inGroupFacts, inGroupNames, inGroupProps } from './in-group.ts'
import { turnsOn } from './serialised.ts'

const props = z.object({
  ...inGroupProps,
  /** ARM id of the `GatewaySubnet`. */
  subnetId: z.string(),
  sku: z.enum(gatewaySkuNames),
})
export type ExpressRouteGatewayProps = z.infer<typeof props>

const idOf = idInGroup(virtualNetworkGatewayType)

/**
 * The router between a VNet and circuits. Made without a public address: Azure gives it one of its own.
 * @source https://azure.microsoft.com/updates?id=498361
 */
export const expressRouteGateway = azureKind({
  type: 'azure/express-route-gateway',
  title: 'ExpressRoute gateway',
  armType: virtualNetworkGatewayType,
  props,
  properties: {
    ...inGroupFacts,
    subnetId: replaces('traffic', { because: 'it stands in another subnet' }),
    sku: { change: changeOfSize, danger: 'traffic' },
  },
  presence: { stops: whatStops.link, missing: 'traffic', unwanted: 'traffic' },
  names: inGroupNames,
  tagged: true,
  serialised: (wanted) => turnsOn(idOf(wanted)),
  id: idOf,
  attributes: (wire: VirtualNetworkGateway, id) => ({
    ...inGroup(wire, id),
    subnetId: wire.properties.ipConfigurations[0]?.properties.subnet.id,
    sku: wire.properties.sku.name,
    gatewayType: wire.properties.gatewayType,
  }),
  body: ({ location, subnetId, sku }, existing) => ({
    ...existing,
    location,
    properties: {
      ...existing?.properties,
      gatewayType: 'ExpressRoute',
      sku: { name: sku, tier: sku },
      ipConfigurations: existing?.properties.ipConfigurations ?? [ipConfigurationIn(subnetId)],
    },
  }),
  assertPossible: ({ sku }, { properties }) => assertResizes(properties.sku.name, sku),
})

const ipConfigurationIn = (subnetId: string) => ({
  name: 'default',
  properties: { privateIPAllocationMethod: 'Dynamic', subnet: { id: subnetId } },
})

/** Whether a gateway of size `from` can become one of size `to` without being made anew. */
export const resizesInPlace = (from: string, to: GatewaySkuName): boolean =>
  from === to || (Object.hasOwn(gatewaySkus, from) && resizesOf(from as GatewaySkuName).includes(to))

const resizesOf = (sku: GatewaySkuName): readonly string[] => gatewaySkus[sku].resizesTo

/**
 * A larger size of the same family comes in place, one instance after the other; zones and most smaller sizes come only
 * with a new gateway.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways#gwsku
 */
function changeOfSize({ from, to }: Difference): Effect {
  const source = 'https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways#gwsku'
  if (!resizesInPlace(String(from), to as GatewaySkuName))
    return { how: 'replaces', because: `Azure makes no ${String(to)} of a ${String(from)} in place`, source }
  return {
    how: 'interrupts',
    stops: 'some connections through the gateway, while its instances start anew one after the other',
    forMs: azureDurations[virtualNetworkGatewayType].update,
    source,
  }
}

/** Somebody may have changed the size since the plan was made. */
function assertResizes(from: string, to: GatewaySkuName): void {
  if (resizesInPlace(from, to)) return
  throw new InterconnectError('cloud/invalid', `an ExpressRoute gateway cannot change from ${from} to ${to} in place`, {
    hint: `keep ${from}, use Azure's gateway migration, or destroy and apply again for a new gateway`,
  })
}
