import { defineRule } from '../define-rule.ts'
import { onTheirHub } from '../example/existing-networks.ts'
import { lookAt } from '../look-at.ts'

export const spokesStayBehind = defineRule({
  id: 'routing/spokes-stay-behind',
  severity: 'info',
  title: 'Spokes of the existing VNet may use its gateway',
  source: 'https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-peering-gateway-transit',
  *check(_spec, _document, { azure }) {
    for (const { name, prefixes, usesRemoteGateways, allowsGatewayTransit } of azure?.peerings ?? [])
      if (!usesRemoteGateways && !allowsGatewayTransit)
        yield {
          at: ['spec', 'azure', 'network', 'existing'],
          message: `peering ${name} (${prefixes.join(', ')}) does not pass the gateway on: hosts there do not reach OCI`,
          hint: 'if they should, have both owners set allowGatewayTransit here and useRemoteGateways there',
          actual: name,
        }
  },
  page: {
    means:
      'The existing VNet is peered with others, and its gateway serves only itself. That is right when the peers have no business in OCI, and the usual surprise when they have.',
    shows: {
      azure: 'Portal: *Virtual networks > (hub) > Peerings > (peering)*: *Allow gateway transit* not ticked.',
      oci: 'The DRG learns the hub’s range and none of the spokes’.',
    },
    confirm: [
      {
        run: 'az network vnet peering list -g <group> --vnet-name <hub> --query "[].[name,allowGatewayTransit]" --output table',
        tells: 'the flags of the hub',
      },
      lookAt.drgRoutes,
    ],
    cure: [
      'Set *allowGatewayTransit* on the hub, *useRemoteGateways* on the spoke, and name the spoke under `spec.neighbours`.',
    ],
  },
  examples: {
    passes: [onTheirHub()],
    fails: [onTheirHub({ allowsGatewayTransit: false })],
  },
})
