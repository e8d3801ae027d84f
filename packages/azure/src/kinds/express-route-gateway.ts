import {
  gatewaySkuNames,
  gatewaySkus,
  type GatewaySkuName,
  type VirtualNetworkGateway,
  virtualNetworkGatewayType,
} from '@interconnect/azure-api'
import { InterconnectError } from '@interconnect/model'
import { z } from 'zod'
import { azureKind } from './azure-kind.ts'
import { idInGroup, inGroup, inGroupFixed, inGroupProps } from './in-group.ts'
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
 * A size it cannot be changed to in place is refused rather than replaced: making a gateway anew cuts every connection
 * on it for the better part of an hour, which nobody should get from editing one word.
 * @source https://azure.microsoft.com/updates?id=498361
 */
export const expressRouteGateway = azureKind({
  type: 'azure/express-route-gateway',
  title: 'ExpressRoute gateway',
  armType: virtualNetworkGatewayType,
  props,
  replaceOn: [...inGroupFixed, 'subnetId'],
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

function assertResizes(from: string, to: GatewaySkuName): void {
  if (resizesInPlace(from, to)) return
  throw new InterconnectError('cloud/invalid', `an ExpressRoute gateway cannot change from ${from} to ${to} in place`, {
    hint: `keep ${from}, use Azure's gateway migration, or destroy and apply again for a new gateway`,
  })
}
