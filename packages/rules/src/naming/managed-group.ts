import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'

export const managedGroup = defineRule({
  id: 'naming/managed-group',
  severity: 'warning',
  title: 'The resource group is not one that a service manages',
  source: 'https://learn.microsoft.com/azure/aks/faq',
  *check({ azure: { resourceGroup } }) {
    const [owner] = [['MC_', 'AKS'] as const, ['NetworkWatcherRG', 'Network Watcher'] as const].filter(([start]) =>
      resourceGroup.startsWith(start),
    )
    if (!owner) return
    yield {
      at: ['spec', 'azure', 'resourceGroup'],
      message: `'${resourceGroup}' is a group of ${owner[1]}, which deletes it with its own objects`,
      hint: 'remove spec.azure.resourceGroup: a group of its own is made by default',
      actual: resourceGroup,
    }
  },
  examples: { passes: [aSpec()], fails: [aSpec({ azure: { resourceGroup: 'MC_apps_cluster_eastus' } })] },
})
