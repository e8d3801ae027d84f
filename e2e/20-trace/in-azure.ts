import {
  networkSecurityGroupId,
  resourceId,
  resourceGroupId,
  routeTableId,
  subnetId,
  virtualNetworkId,
  virtualNetworkGatewayId,
  connectionId,
  expressRouteCircuitId,
  privatePeeringId,
} from '@interconnect/azure-api'
import { subscription } from '../harness/hands.ts'
import type { Consoles, Undo } from './break.ts'

export { resourceId }
const resourceGroup = 'quickstart-interconnect'
export const inGroup = (name: string) => ({ subscription, resourceGroup, name })

const vnet = virtualNetworkId(inGroup('quickstart-vnet'))
const circuit = expressRouteCircuitId(inGroup('quickstart-circuit'))

/** Ids of what the quick start has in Azure. */
export const ids = {
  group: resourceGroupId({ subscription, resourceGroup }),
  vnet,
  subnet: subnetId(vnet, 'compute'),
  securityGroup: networkSecurityGroupId(inGroup('quickstart-compute')),
  routeTable: routeTableId(inGroup('quickstart-routes')),
  gateway: virtualNetworkGatewayId(inGroup('quickstart-gateway')),
  circuit,
  peering: privatePeeringId(circuit),
  connection: connectionId(inGroup('quickstart-connection')),
} as const

interface Wire {
  readonly properties: Record<string, unknown>
}

export const put = async ({ azure }: Consoles, id: string, body: object): Promise<void> =>
  azure.finished(await azure.put(id, body))

export const drop = async ({ azure }: Consoles, id: string): Promise<void> => azure.finished(await azure.delete(id))

/** Puts a rule or a route there that was not; undoing takes it away. */
export async function add(consoles: Consoles, id: string, properties: object): Promise<Undo> {
  await put(consoles, id, { properties })
  return (again) => drop(again, id)
}

/** Changes properties; undoing writes the object as it was. */
export async function edit(consoles: Consoles, id: string, over: object): Promise<Undo> {
  const before = (await consoles.azure.get<Wire>(id))!
  await put(consoles, id, { ...before, properties: { ...before.properties, ...over } })
  return (again) => put(again, id, before)
}

/** Takes something away; undoing puts it back as it was. */
export async function remove(consoles: Consoles, id: string): Promise<Undo> {
  const before = (await consoles.azure.get<object>(id))!
  await drop(consoles, id)
  return (again) => put(again, id, before)
}

export const anyToAny = {
  protocol: '*',
  sourceAddressPrefix: '*',
  sourcePortRange: '*',
  destinationAddressPrefix: '*',
  destinationPortRange: '*',
} as const
