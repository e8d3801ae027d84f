import { type Connection, connectionType } from '@interconnect/azure-api'
import { inPlace, replaces } from '@interconnect/engine'
import { whatStops } from '@interconnect/model'
import { z } from 'zod'
import { azureKind } from './azure-kind.ts'
import { idInGroup, inGroup, inGroupFacts, inGroupNames, inGroupProps } from './in-group.ts'
import { turnsOn } from './serialised.ts'

const props = z.object({
  ...inGroupProps,
  gatewayId: z.string(),
  circuitId: z.string(),
  /** Packets go past the gateway; needs one of the largest sizes. */
  fastPath: z.boolean(),
  /** 0 to 32000; between several circuits of one VNet the higher wins. */
  routingWeight: z.int().min(0).max(32_000),
})
export type ConnectionProps = z.infer<typeof props>

/** What joins a gateway and a circuit. Stands in the gateway's region; needs a circuit that is provisioned. */
export const connection = azureKind({
  type: 'azure/connection',
  title: 'ExpressRoute connection',
  armType: connectionType,
  props,
  properties: {
    ...inGroupFacts,
    gatewayId: replaces('traffic', { because: 'it joins another gateway' }),
    circuitId: replaces('traffic', { because: 'it joins another circuit' }),
    fastPath: inPlace('cosmetic', {
      source: 'https://learn.microsoft.com/azure/expressroute/about-fastpath',
      note: 'traffic changes between the way through the gateway and the way around it',
    }),
    routingWeight: inPlace('cosmetic', {
      source: 'https://learn.microsoft.com/azure/expressroute/expressroute-optimize-routing',
    }),
  },
  presence: { stops: whatStops.link, missing: 'traffic', unwanted: 'traffic' },
  names: inGroupNames,
  tagged: true,
  serialised: ({ gatewayId, circuitId }) => turnsOn(gatewayId, circuitId),
  id: idInGroup(connectionType),
  attributes: (wire: Connection, id) => ({
    ...inGroup(wire, id),
    gatewayId: wire.properties.virtualNetworkGateway1.id,
    circuitId: wire.properties.peer?.id,
    fastPath: wire.properties.expressRouteGatewayBypass ?? false,
    routingWeight: wire.properties.routingWeight ?? 0,
    connectionStatus: wire.properties.connectionStatus,
  }),
  body: ({ location, gatewayId, circuitId, fastPath, routingWeight }: ConnectionProps, existing) => ({
    ...existing,
    location,
    properties: {
      ...existing?.properties,
      connectionType: 'ExpressRoute',
      virtualNetworkGateway1: { id: gatewayId },
      peer: { id: circuitId },
      expressRouteGatewayBypass: fastPath,
      routingWeight,
    },
  }),
})
