import { defineRule } from '../define-rule.ts'
import { onTheirVnet } from '../example/existing-networks.ts'

export const groupOnGatewaySubnet = defineRule({
  id: 'security/group-on-gateway-subnet',
  severity: 'error',
  title: 'GatewaySubnet has no network security group',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways#gateway-subnet',
  *check(_spec, _document, { azure }) {
    const group = azure?.gatewaySubnet?.networkSecurityGroupId
    if (group !== undefined)
      yield {
        at: ['spec', 'azure', 'network', 'existing'],
        message: `GatewaySubnet of that VNet has the security group ${group.split('/').at(-1)}, which Azure does not support there`,
        hint: 'have its owner run: az network vnet subnet update --ids <VNet>/subnets/GatewaySubnet --remove networkSecurityGroup',
        actual: group,
      }
  },
  page: {
    means:
      'The gateway’s instances are managed from outside through GatewaySubnet. A security group there cuts them off, and the gateway stops working, at once or at the next update. Traffic is filtered at the subnets of the hosts instead.',
    shows: {
      azure:
        'Portal: *Subnets > GatewaySubnet*: *Network security group*; the gateway *Failed*, or its *BGP peers* in *Connecting*.',
      oci: 'Both sessions are up; the DRG loses the VNet’s routes.',
    },
    confirm: [
      {
        run: 'az network vnet subnet show --ids <VNet id>/subnets/GatewaySubnet --query networkSecurityGroup.id',
        tells: 'null, when there is none',
      },
    ],
    cure: [
      'Take it off, as the hint does. An Azure Policy that puts groups on all subnets needs an exemption for this one.',
    ],
  },
  examples: {
    passes: [onTheirVnet({ gatewaySubnet: { id: 'theirs', prefix: '10.12.1.0/27' } })],
    fails: [
      onTheirVnet({ gatewaySubnet: { id: 'theirs', prefix: '10.12.1.0/27', networkSecurityGroupId: '/groups/all' } }),
    ],
  },
})
