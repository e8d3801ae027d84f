import { type Address, formatAddress, isPrefix, type Prefix, prefixStart } from '@interconnect/model'
import type { Leg } from '@interconnect/routing'
import { AzureResources, type StoredGateway, types } from '../azure/index.ts'
import type { World } from '../core/index.ts'

/**
 * Where the routers around a gateway stand. Azure keeps the first four addresses of a subnet; real gateways take some
 * of the next for their two instances and for the edges they talk to, in an order nobody documents.
 */
export interface GatewayAddresses {
  readonly instances: readonly [Address, Address]
  /** The edge of a leg of the gateway's circuit number `index`, counted from 0. */
  edge(index: number, leg: Leg): Address
}

const firstInstance = 4
const firstEdge = 6

/** `undefined` when there is no such gateway, or its subnet is gone. */
export function gatewayAddresses(world: World, gatewayId: string): GatewayAddresses | undefined {
  const gateway = new AzureResources(world).get(types.gateway, gatewayId)
  const subnet = gateway && subnetPrefix(world, gateway)
  if (!subnet) return undefined
  // In a small subnet the edges of later circuits stand beside it.
  const at = (offset: number) => formatAddress(prefixStart(subnet) + offset)
  return {
    instances: [at(firstInstance), at(firstInstance + 1)],
    edge: (index, leg) => at(firstEdge + 2 * index + (leg === 'primary' ? 0 : 1)),
  }
}

function subnetPrefix(world: World, { properties }: StoredGateway): Prefix | undefined {
  const subnet = new AzureResources(world).get(types.subnet, properties.ipConfigurations[0]?.properties.subnet.id ?? '')
  const { addressPrefix, addressPrefixes = [] } = subnet?.properties ?? {}
  return [...(addressPrefix === undefined ? [] : [addressPrefix]), ...addressPrefixes].find(isPrefix)
}
