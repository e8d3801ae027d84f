import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'

/** Azure compares names without regard to case, and gives these to services. */
const reserved = new Map([
  ['azurefirewallsubnet', 'Azure Firewall'],
  ['azurefirewallmanagementsubnet', 'Azure Firewall'],
  ['azurebastionsubnet', 'Azure Bastion'],
  ['routeserversubnet', 'Azure Route Server'],
])

export const reservedSubnet = defineRule({
  id: 'naming/reserved-subnet',
  severity: 'warning',
  title: 'No subnet for hosts has a name that Azure gives to a service',
  source: 'https://learn.microsoft.com/azure/virtual-network/virtual-network-for-azure-services',
  *check({ azure: { network } }) {
    for (const { name, existing } of network.subnets) {
      const service = existing ? undefined : reserved.get(name)
      if (service)
        yield {
          at: ['spec', 'azure', 'network', 'subnets', name],
          message: `'${name}' is the name under which ${service} looks for its subnet`,
          hint: `rename spec.azure.network.subnets.${name}`,
          actual: name,
        }
    }
  },
  page: {
    means:
      'Azure services find their subnet by name: `AzureBastionSubnet`, `AzureFirewallSubnet`, `RouteServerSubnet`. Hosts in such a subnet stand in the way of the service, or are refused.',
    shows: {
      azure: 'Portal: the subnet is missing from lists for virtual machines; Bastion offers to use it.',
      oci: 'Nothing: the names are Azure’s.',
    },
    confirm: [lookAt.vnet],
    cure: ['Rename it: names of subnets are only ours, and flows follow.'],
  },
  examples: {
    passes: [aSpec()],
    fails: [aSpec({ azure: { network: { subnets: { azurebastionsubnet: '10.12.3.0/26' } } } })],
  },
})
