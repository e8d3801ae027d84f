import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'

export const spokeWithoutGateway = defineRule({
  id: 'routing/spoke-without-gateway',
  severity: 'error',
  title: 'A peered VNet that uses the link uses its gateway',
  source: 'https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-peering-gateway-transit',
  *check({ neighbours = [] }) {
    for (const [index, { name, joins, usesLink, usesRemoteGateways }] of neighbours.entries())
      if (usesLink && joins === 'azure-peering' && !usesRemoteGateways)
        yield {
          at: ['spec', 'neighbours', index, 'usesLink'],
          message: `${name} is to use the link and does not use the gateway of this VNet: it has no route to OCI, and OCI none to it`,
          hint: `write spec.neighbours[${index}].usesRemoteGateways: true once its peering says so: az network vnet peering update --set useRemoteGateways=true, and allowGatewayTransit=true on this side`,
          actual: usesRemoteGateways ?? false,
        }
  },
  page: {
    means:
      'Peering joins two VNets and no third. A spoke reaches what is behind the hub’s gateway only with *Use remote gateways* on its peering and *Allow gateway transit* on the hub’s; then its range is advertised to OCI, too.',
    shows: {
      azure:
        'Portal: *Virtual networks > (spoke) > Peerings*: the box for the remote gateway is not ticked. *Effective routes* in the spoke lack the VCN.',
      oci: 'The DRG table has no route for the spoke.',
    },
    confirm: [
      {
        run: 'az network vnet peering list -g <group> --vnet-name <spoke> --query "[].[name,useRemoteGateways,peeringState]" --output table',
        tells: 'the flags of the spoke',
      },
      lookAt.drgRoutes,
    ],
    cure: [
      'Set both flags; the spoke must have no gateway of its own.',
      'In OCI add a route rule for the spoke’s range to the tables of the VCN.',
    ],
  },
  examples: {
    passes: [
      aSpec({
        neighbours: [
          { name: 'spoke', cidrs: ['10.50.0.0/16'], joins: 'azure-peering', usesLink: true, usesRemoteGateways: true },
        ],
      }),
    ],
    fails: [
      aSpec({ neighbours: [{ name: 'spoke', cidrs: ['10.50.0.0/16'], joins: 'azure-peering', usesLink: true }] }),
    ],
  },
})
