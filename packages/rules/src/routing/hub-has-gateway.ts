import { defineRule } from '../define-rule.ts'
import { onTheirHub } from '../example/existing-networks.ts'

export const hubHasGateway = defineRule({
  id: 'routing/hub-has-gateway',
  severity: 'error',
  title: 'The existing VNet does not use the gateway of another one',
  source: 'https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-peering-gateway-transit',
  *check(_spec, _document, { azure }) {
    for (const { name, usesRemoteGateways } of azure?.peerings ?? [])
      if (usesRemoteGateways)
        yield {
          at: ['spec', 'azure', 'network', 'existing'],
          message: `peering ${name} of that VNet uses the gateway of another VNet, and Azure then allows none in this one`,
          hint: 'build the link in the VNet that has the gateway, and name this one as a neighbour with usesRemoteGateways: true',
          actual: name,
        }
  },
  page: {
    means:
      'A VNet has a gateway of its own or uses that of a hub, never both. This one is a spoke, so the gateway that the link needs would be refused after its subnet was made.',
    shows: {
      azure:
        '`az network vnet-gateway create` is refused: the VNet has a peering that uses remote gateways. Portal: *Peerings*.',
      oci: 'Nothing: it is a matter of Azure’s side.',
    },
    confirm: [
      {
        run: 'az network vnet peering list -g <group> --vnet-name <name> --query "[].[name,useRemoteGateways]" --output table',
        tells: 'true on one of them',
      },
    ],
    cure: [
      'Put the link into the hub.',
      'Or let the spoke go its own way: `--set useRemoteGateways=false` cuts it off from what is behind the hub.',
    ],
  },
  examples: {
    passes: [onTheirHub()],
    fails: [onTheirHub({ name: 'to-hub', usesRemoteGateways: true, allowsGatewayTransit: false })],
  },
})
