import type { AzureApi } from '@interconnect/azure'
import type { NetworkSecurityGroup, RouteTable, Subnet } from '@interconnect/azure-api'
import { asPrefix, isPrefix, type ResolvedSpec } from '@interconnect/model'
import type { AzureRoute, AzureRule, NetworkModel } from '@interconnect/reach'

/** Ids of Azure objects by the keys the model has them under. */
export type IdOf = (key: string) => string | undefined

interface Reading {
  readonly azure: AzureApi
  readonly signal: AbortSignal
}

/**
 * The model with every security group and route table of Azure as it is as a whole. The graph's kinds see only what is
 * ours in them; what others put there decides about packets as well.
 */
export async function withWholeObjects(
  model: NetworkModel,
  { spec, idOf }: { spec: ResolvedSpec; idOf: IdOf },
  reading: Reading,
): Promise<NetworkModel> {
  const tableIds = await tablesOfOthers(spec, reading)
  const [securityGroups, routeTables] = await Promise.all([
    Promise.all(
      model.azure.securityGroups.map(async (group) => {
        const wire = await read<NetworkSecurityGroup>(idOf(group.ref.key) ?? group.ref.key, reading)
        return wire ? { ...group, rules: (wire.properties.securityRules ?? []).map(asRule) } : group
      }),
    ),
    Promise.all(
      model.azure.routeTables.map(async (table) => {
        const wire = await read<RouteTable>(idOf(table.ref.key) ?? tableIds.get(table.ref.key), reading)
        return wire ? { ...table, ...asTable(wire) } : table
      }),
    ),
  ])
  return { ...model, azure: { ...model.azure, securityGroups, routeTables } }
}

const read = async <T>(id: string | undefined, { azure, signal }: Reading): Promise<T | undefined> =>
  id?.startsWith('/subscriptions/') ? azure.get<T>(id, { signal }) : undefined

/** A subnet of others names its table; the model calls the table after the subnet. */
async function tablesOfOthers({ azure }: ResolvedSpec, reading: Reading): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    azure.network.subnets.map(async ({ existing }) => {
      const wire = await read<Subnet>(existing?.id, reading)
      const id = wire?.properties.routeTable?.id
      return existing && id !== undefined ? ([[`${existing.id}#routeTable`, id]] as const) : []
    }),
  )
  return new Map(found.flat())
}

type WireRule = NonNullable<NetworkSecurityGroup['properties']['securityRules']>[number]

/** The wire has a list beside a single value; an empty list counts for nothing. */
const several = (list: readonly string[] | undefined, single: string | undefined): readonly string[] =>
  list && list.length > 0 ? list : single === undefined ? [] : [single]

const groupKeys = (groups: readonly { readonly id?: string | undefined }[] | undefined): readonly string[] =>
  (groups ?? []).flatMap(({ id }) => id ?? [])

const asRule = ({ name = '', properties }: WireRule): AzureRule => ({
  name,
  priority: properties.priority,
  direction: properties.direction,
  access: properties.access,
  protocol: properties.protocol,
  sources: several(properties.sourceAddressPrefixes, properties.sourceAddressPrefix),
  destinations: several(properties.destinationAddressPrefixes, properties.destinationAddressPrefix),
  sourceGroups: groupKeys(properties.sourceApplicationSecurityGroups),
  destinationGroups: groupKeys(properties.destinationApplicationSecurityGroups),
  sourcePorts: several(properties.sourcePortRanges, properties.sourcePortRange),
  destinationPorts: several(properties.destinationPortRanges, properties.destinationPortRange),
})

/** Routes for a service tag have no ranges that a model could know. */
function asTable({ properties }: RouteTable): { propagatesGatewayRoutes: boolean; routes: readonly AzureRoute[] } {
  return {
    propagatesGatewayRoutes: properties.disableBgpRoutePropagation !== true,
    routes: (properties.routes ?? []).flatMap(({ name = '', properties: route }) =>
      isPrefix(route.addressPrefix)
        ? [
            {
              name,
              prefix: asPrefix(route.addressPrefix),
              nextHopType: route.nextHopType,
              ...(route.nextHopIpAddress !== undefined && { nextHopAddress: route.nextHopIpAddress }),
            },
          ]
        : [],
    ),
  }
}
