import { defineRule } from '../define-rule.ts'
import { onTheirVnet } from '../example/existing-networks.ts'

export const subnetWithoutGroup = defineRule({
  id: 'existing/subnet-without-group',
  severity: 'warning',
  title: 'An existing Azure subnet has a network security group for the flows',
  source: 'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
  *check({ azure }) {
    for (const { name, existing } of azure.network.subnets)
      if (existing && existing.networkSecurityGroupId === undefined)
        yield {
          at: ['spec', 'azure', 'network', 'existingSubnets', name],
          message: `subnet azure/${name} has no network security group: whatever OCI sends is let in, whatever the flows say`,
          hint: `have its owner put one on it: az network vnet subnet update --ids ${existing.id} --network-security-group <name>`,
          actual: existing.id,
        }
  },
  examples: { passes: [onTheirVnet()], fails: [onTheirVnet({ networkSecurityGroupId: undefined })] },
})
