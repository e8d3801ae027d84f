import { type Connection, connectionType } from '@interconnect/azure-api'
import { z } from 'zod'
import { azureKind } from './azure-kind.ts'
import { idInGroup, inGroup, inGroupFixed, inGroupProps } from './in-group.ts'
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
  replaceOn: [...inGroupFixed, 'gatewayId', 'circuitId'],
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
