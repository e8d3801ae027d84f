import { azureDurations, defaultSecurityRules, type NetworkSecurityGroup, type SecurityRule } from '@interconnect/azure-api'
import { type AzureKind, withProperties } from '../kind.ts'
import { ArmRefusal } from '../refusal.ts'
import { type StoredSecurityGroup, types } from '../resource-types.ts'
import { subnetsWith } from './subnet.ts'

/** @source https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview */
export const networkSecurityGroup: AzureKind<NetworkSecurityGroup> = {
  of: types.networkSecurityGroup,
  durations: azureDurations['Microsoft.Network/networkSecurityGroups'],
  absentChildren: 'deleted',
  tagsPatch: 'now',
  listedBySubscription: true,
  checkDelete(stored, context) {
    const users = subnetsWith(context, 'networkSecurityGroup', stored.id)
    if (users.length === 0) return
    throw new ArmRefusal(
      'InUseNetworkSecurityGroupCannotBeDeleted',
      `Network security group ${stored.id} cannot be deleted because it is in use by the following resources: ${users.map(({ id }) => id).join(', ')}. In order to delete the Network security group, remove the association with the resource(s). To learn how to do this, see aka.ms/deletensg.`,
    )
  },
  view(stored, context) {
    const subnets = subnetsWith(context, 'networkSecurityGroup', stored.id)
    const shown = subnets.length === 0 ? stored : withProperties(stored, { subnets })
    return withProperties(shown, { defaultSecurityRules: defaultRulesOf(stored) })
  },
}

const defaultRulesOf = ({ id, etag }: StoredSecurityGroup): SecurityRule[] =>
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
