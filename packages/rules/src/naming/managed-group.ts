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
  page: {
    means:
      'Groups called `MC_...`, `databricks-rg-...` and the like belong to a service that deletes them with everything in them, ours too.',
    shows: {
      azure: 'Portal: the group carries *Managed by*, and deny assignments may forbid changes.',
      oci: 'Nothing: resource groups are Azure’s.',
    },
    confirm: [{ run: 'az group show -n <group> --query managedBy', tells: 'whose it is' }],
    cure: ['Leave `resourceGroup` out: a group of its own is made.'],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ azure: { resourceGroup: 'MC_apps_cluster_eastus' } })] },
})
