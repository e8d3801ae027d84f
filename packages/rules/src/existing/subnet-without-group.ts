import { defineRule } from '../define-rule.ts'
import { onTheirVnet } from '../example/existing-networks.ts'
import { lookAt } from '../look-at.ts'

export const subnetWithoutGroup = defineRule({
  id: 'existing/subnet-without-group',
  severity: 'warning',
  title: 'An existing Azure subnet has a network security group for the flows',
  source: 'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
  *check({ azure }) {
    for (const { name, existing } of azure.network.subnets)
      // The subnet of the gateway must not have one.
      if (existing && existing.networkSecurityGroupId === undefined && !/\/GatewaySubnet$/i.test(existing.id))
        yield {
          at: ['spec', 'azure', 'network', 'existingSubnets', name],
          message: `subnet azure/${name} has no network security group: whatever OCI sends is let in, whatever the flows say`,
          hint: `have its owner put one on it: az network vnet subnet update --ids ${existing.id} --network-security-group <name>`,
          actual: existing.id,
        }
  },
  page: {
    means:
      'The flows of the document become rules of the network security group on the subnet. This one has none, so everything is let in, and nothing we could write would change it: the subnet is not ours.',
    shows: {
      azure:
        'Portal: *Virtual networks > (network) > Subnets*: column *Security group* is empty. *Effective security rules* of a host say there are none.',
      oci: 'Nothing: each side filters for itself.',
    },
    confirm: [
      lookAt.azureRules,
      {
        run: 'az network vnet subnet show --ids <subnet id> --query networkSecurityGroup',
        tells: 'null, when there is none',
      },
    ],
    cure: ['Have its owner put a group on it; the next apply writes our rules into that group, beside theirs.'],
  },
  examples: { passes: [onTheirVnet()], fails: [onTheirVnet({ networkSecurityGroupId: undefined })] },
})
