import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'

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
  examples: {
    passes: [aSpec()],
    fails: [aSpec({ azure: { network: { subnets: { azurebastionsubnet: '10.12.3.0/26' } } } })],
  },
})
