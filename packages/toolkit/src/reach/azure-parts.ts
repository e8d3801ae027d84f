import type { SecurityRule } from '@interconnect/azure'
import type { Prefix } from '@interconnect/model'
import type { AzureCircuit } from '@interconnect/reach'
import { isCircuitUp, isPeered, isVirtualCircuitThere, legsAgreed } from './halves-of-link.ts'
import type { PartOf } from './model-part.ts'

/** What each Azure kind brings into the network model; kinds that decide about no packet are not here. */
export const azureParts: Readonly<Record<string, PartOf>> = {
  'azure/virtual-network': ({ ref, props, isThere }) =>
    isThere ? { azure: { networks: [{ ref, cidrs: (props['cidrs'] ?? []) as readonly Prefix[] }] } } : {},

  'azure/subnet': ({ ref, props, isThere }) => {
    // Packets to and from the gateway's subnet are the gateway's own; subnets of others come with their facts, not here.
    if (!isThere || props['name'] === 'GatewaySubnet' || props['prefix'] === undefined) return {}
    const { networkSecurityGroupId, routeTableId } = props
    return {
      azure: {
        subnets: [
          {
            ref,
            name: props['name'] as string,
            networkKey: props['virtualNetworkId'] as string,
            prefix: props['prefix'] as Prefix,
            ...(typeof networkSecurityGroupId === 'string' && { securityGroupKey: networkSecurityGroupId }),
            ...(typeof routeTableId === 'string' && { routeTableKey: routeTableId }),
          },
        ],
      },
    }
  },

  'azure/network-security-group': ({ ref, isThere }) =>
    isThere ? { azure: { securityGroups: [{ ref, rules: [] }] } } : {},

  'azure/security-rules': ({ props, isThere }) =>
    isThere
      ? {
          azureRules: {
            groupKey: props['networkSecurityGroupId'] as string,
            rules: (props['rules'] as readonly SecurityRule[]).map(({ description: _description, ...rule }) => rule),
          },
        }
      : {},

  'azure/route-table': ({ ref, props, isThere }) =>
    isThere
      ? {
          azure: {
            routeTables: [{ ref, propagatesGatewayRoutes: props['propagateGatewayRoutes'] === true, routes: [] }],
          },
        }
      : {},

  'azure/express-route-gateway': ({ ref, props, isThere }, all) => {
    const subnet = all.find((one) => one.ref.key === props['subnetId'])
    const network = subnet?.props['virtualNetworkId'] ?? 'azure/virtual-network'
    return isThere ? { azure: { gateways: [{ ref, networkKey: network as string }] } } : {}
  },

  'azure/express-route-circuit': ({ ref, props, attributes, isThere }, all) => {
    if (!isThere) return {}
    const peering = all.find(({ type }) => type === 'azure/private-peering')
    // What goes with the virtual circuit is not to blame itself.
    const isSecond = attributes !== undefined && !isVirtualCircuitThere(all)
    return {
      azure: {
        circuits: [
          {
            ref,
            tier: (props['tier'] ?? 'Standard') as AzureCircuit['tier'],
            isProvisioned: attributes === undefined || isSecond || attributes['providerState'] === 'Provisioned',
            isPeered: isSecond || isPeered(all),
            ...(peering && { peering: { ref: peering.ref, agrees: legsAgreed(all) } }),
          },
        ],
      },
    }
  },

  // One that is missing is told as one that does not connect: that is what its absence means.
  // One that waits for the circuit's other half says nothing about itself.
  'azure/connection': ({ ref, props, attributes, isThere }, all) => ({
    azure: {
      connections: [
        {
          ref,
          gatewayKey: (props['gatewayId'] ?? 'azure/express-route-gateway') as string,
          circuitKey: (props['circuitId'] ?? 'azure/express-route-circuit') as string,
          weight: (props['routingWeight'] ?? 0) as number,
          isConnected: isThere && (attributes?.['connectionStatus'] === 'Connected' || !isCircuitUp(all)),
        },
      ],
    },
  }),
}
