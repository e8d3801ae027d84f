import { defaultSecurityRules, type SecurityRule } from '@interconnect/azure-api'
import { type StoredSecurityGroup, types } from './resource-types.ts'

/** The rules every group ends with, as they are shown. */
export const defaultRulesOf = ({ id, etag }: StoredSecurityGroup): SecurityRule[] =>
  defaultSecurityRules.map(([name, priority, direction, from, to, access, description]) => ({
    id: `${id}/defaultSecurityRules/${name}`,
    name,
    type: `${types.networkSecurityGroup.type}/defaultSecurityRules`,
    etag,
    properties: {
      provisioningState: 'Succeeded',
      description,
      protocol: '*',
      sourcePortRange: '*',
      destinationPortRange: '*',
      sourceAddressPrefix: from,
      destinationAddressPrefix: to,
      access,
      priority,
      direction,
    },
  }))
