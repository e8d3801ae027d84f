import {
  gatewaySubnetName,
  type NetworkSecurityGroup,
  networkSecurityGroupType,
  parentId,
  type Subnet,
  subnetId,
  subnetType,
} from '@interconnect/azure-api'
import { type Effect, inPlace, replaces } from '@interconnect/engine'
import { isPrefix, overlaps, type Prefix, whatStops } from '@interconnect/model'
import { z } from 'zod'
import { azureKind } from './azure-kind.ts'
import { markedObjects } from './marked.ts'
import { turnsOn } from './serialised.ts'

const props = z.object({
  virtualNetworkId: z.string(),
  /** `GatewaySubnet` for the one that takes a gateway. */
  name: z.string(),
  prefix: z.custom<Prefix>((text) => typeof text === 'string' && isPrefix(text)),
  /** Left as it is when absent; never on a gateway subnet. */
  networkSecurityGroupId: z.string().optional(),
  /** Left as it is when absent; never on a gateway subnet. */
  routeTableId: z.string().optional(),
})
export type SubnetProps = z.infer<typeof props>

/**
 * The range of a subnet can only change while nothing stands in it; the gateway stands in its own as long as it lives.
 * @source https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-subnet#change-subnet-settings
 */
function changeOfRange(name: string | undefined, from: unknown): Effect {
  const source =
    'https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-subnet#change-subnet-settings'
  if (name === gatewaySubnetName)
    return {
      how: 'replaces',
      because: 'the gateway stands in its range',
      note: `to keep the gateway, write azure.network.gatewaySubnet: ${String(from)}`,
      source,
    }
  return { how: 'in-place', note: 'Azure refuses it while anything stands in the subnet', source }
}

const base = azureKind({
  type: 'azure/subnet',
  title: 'subnet',
  armType: subnetType,
  props,
  properties: {
    virtualNetworkId: replaces('traffic', { because: 'it moves to another network' }),
    name: replaces('cosmetic', { because: 'it gets another name' }),
    prefix: {
      change: ({ from }, { name }) => changeOfRange(name, from),
      danger: 'traffic',
    },
    networkSecurityGroupId: inPlace('security'),
    routeTableId: inPlace('traffic'),
  },
  presence: { stops: whatStops.subnet, missing: 'traffic', unwanted: 'cosmetic' },
  names: ['name'],
  tagged: false,
  serialised: ({ virtualNetworkId }) => turnsOn(virtualNetworkId),
  id: ({ virtualNetworkId, name }: Partial<SubnetProps>) =>
    virtualNetworkId === undefined || name === undefined ? undefined : subnetId(virtualNetworkId, name),
  attributes: ({ properties }: Subnet, id) => ({
    virtualNetworkId: parentId(id),
    name: nameOf(id),
    prefix: prefixOf(properties),
    networkSecurityGroupId: properties.networkSecurityGroup?.id,
    routeTableId: properties.routeTable?.id,
  }),
  body: (wanted, existing) => ({
    ...existing,
    name: wanted.name,
    properties: {
      ...existing?.properties,
      ...addressing(wanted.prefix, existing),
      ...(wanted.networkSecurityGroupId !== undefined && {
        networkSecurityGroup: { id: wanted.networkSecurityGroupId },
      }),
      ...(wanted.routeTableId !== undefined && { routeTable: { id: wanted.routeTableId } }),
    },
  }),
})

/**
 * A subnet. A PUT replaces all of it, so delegations, service endpoints and what else others set go back as they came.
 * It carries no tags: where the journal is lost, ours is told by the security group of ours and of its name that it
 * stands behind. A subnet of others that somebody put behind our group has another name, and is not seen.
 */
export const subnet: typeof base = {
  ...base,
  standsFor: ({ prefix }, wanted) => wanted.prefix !== undefined && isPrefix(prefix) && overlaps(prefix, wanted.prefix),
  async listMarked(context) {
    const groups = await markedObjects(networkSecurityGroupType, context)
    const behind = groups.flatMap(({ key, wire }) =>
      ((wire as NetworkSecurityGroup).properties.subnets ?? []).flatMap(({ id }) =>
        id !== undefined && nameOf(id) === nameOf(key) ? [id] : [],
      ),
    )
    const found = await Promise.all(
      behind.map((id) => base.read(id, { ...context, mark: { owner: context.owner, key: base.type } })),
    )
    return found.flatMap((attributes) =>
      attributes ? [{ key: `${base.type}/${nameOf(attributes.id)}`, attributes }] : [],
    )
  },
}

/** The last segment of an id or a key. */
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** A subnet states its prefix alone or as the first of a list. */
const prefixOf = ({ addressPrefix, addressPrefixes }: Subnet['properties']): Prefix =>
  (addressPrefix ?? addressPrefixes?.[0] ?? '') as Prefix

/** Keeps the form the subnet already has: a list may hold a second prefix that somebody added. */
function addressing(prefix: Prefix, existing: Subnet | undefined): Partial<Subnet['properties']> {
  const [, ...others] = existing?.properties.addressPrefixes ?? []
  return others.length > 0 ? { addressPrefixes: [prefix, ...others] } : { addressPrefix: prefix }
}
