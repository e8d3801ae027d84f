import { effectiveRoutes as readEffectiveRoutes, ofAnyInterface } from '@interconnect/azure'
import { isPrefix } from '@interconnect/model'
import { effectiveRoutes, gatewayStation } from '@interconnect/routing'
import { azureSubnetKey } from '../../compose/keys.ts'
import { expectedIds } from '../../probes/expected-topology.ts'
import { concerns, type ObservedLine, type RouteContext, type StationKind } from './station.ts'

const gateway = 'gateway'

/**
 * What a machine in a subnet of the VNet really uses: user routes before the gateway's, those of the VNet before all.
 * @source https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview
 */
export const vnetSubnets: StationKind = {
  cloud: 'azure',
  hint: 'check the route table of that subnet: a user route, or propagation of gateway routes switched off',
  expected: ({ spec, routes }) => {
    const { best = [] } = routes.stations.get(gatewayStation(expectedIds.gateway)) ?? {}
    const rows = effectiveRoutes({
      addressSpace: spec.azure.network.cidrs,
      peeredSpaces: [],
      userRoutes: [],
      learned: best.map(({ prefix, nextHop }) => ({ prefix, nextHop })),
      isPropagationDisabled: false,
    })
    const lines = rows
      .filter(({ source }) => source === 'VirtualNetworkGateway')
      .map(({ prefix, state }) => ({ prefix, via: gateway, expected: { learned: true, chosen: state === 'Active' } }))
    return spec.azure.network.subnets.map(({ name }) => ({
      id: `azure/subnet/${name}`,
      title: `VNet subnet ${name}, effective routes`,
      lines,
    }))
  },
  async read({ id, lines }, context) {
    const subnetId = idOf(id, context)
    if (subnetId === undefined) return { state: 'absent' }
    const { azure, signal } = context
    const read = (nic: string) => readEffectiveRoutes(azure, nic, { signal })
    // All interfaces of a subnet have the same routes.
    const rows = await ofAnyInterface(azure, subnetId, read, { signal })
    if (!rows) return { state: 'untold', remark: 'no running machine in it to ask Azure about' }
    const observed = rows.flatMap(({ addressPrefix, source, state, name = '', nextHopType }) =>
      addressPrefix.filter(isPrefix).flatMap((prefix): ObservedLine[] => {
        if (source === 'Default' || !concerns(lines, prefix)) return []
        const via = source === 'User' ? `user route ${name} to ${nextHopType}` : gateway
        return [{ prefix, via, observed: { learned: true, chosen: state === 'Active' } }]
      }),
    )
    return { state: 'told', lines: observed }
  },
}

function idOf(station: string, { spec, attributes }: RouteContext): string | undefined {
  const name = station.slice('azure/subnet/'.length)
  const existing = spec.azure.network.subnets.find((subnet) => subnet.name === name)?.existing
  return existing?.id ?? attributes(azureSubnetKey(name))?.id
}
