import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { rewrite } from '../suggestion.ts'

/** Letters, digits, underscores, parentheses, hyphens, periods; no period at the end; 90 characters. */
const allowed = /^[\p{L}\p{N}_().-]{0,89}[\p{L}\p{N}_()-]$/u

export const resourceGroupName = defineRule({
  id: 'naming/resource-group',
  severity: 'error',
  title: 'The resource group has a name that Azure takes',
  source: 'https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules',
  *check({ azure: { resourceGroup } }) {
    if (allowed.test(resourceGroup)) return
    const at = ['spec', 'azure', 'resourceGroup']
    const mended = resourceGroup
      .replaceAll(/[^\p{L}\p{N}_().-]+/gu, '-')
      .replace(/\.+$/, '')
      .slice(0, 90)
    yield {
      at,
      message: `'${resourceGroup}' is no name for a resource group: letters, digits, _ ( ) - and ., not ending in a period`,
      ...rewrite(at, mended || 'interconnect'),
      actual: resourceGroup,
    }
  },
  page: {
    means:
      'Azure takes letters, digits, underscores, hyphens, periods and parentheses in the name of a resource group, and no period at the end.',
    shows: {
      azure: '`az group create` refuses the name; the portal marks the field.',
      oci: 'Nothing: resource groups are Azure’s.',
    },
    confirm: [{ run: 'az group exists -n <name>', tells: 'an error for a name that cannot be' }],
    cure: ['Write the name in the hint, or leave it out.'],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ azure: { resourceGroup: 'net/work.' } })] },
})
