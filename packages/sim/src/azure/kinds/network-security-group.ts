import { azureDurations, type NetworkSecurityGroup, sameId } from '@interconnect/azure-api'
import { defaultRulesOf } from '../default-rules.ts'
import { type AzureKind, type KindContext, withProperties } from '../kind.ts'
import { ArmRefusal } from '../refusal.ts'
import { types } from '../resource-types.ts'
import { subnetsWith } from './subnet.ts'

/** @source https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview */
export const networkSecurityGroup: AzureKind<NetworkSecurityGroup> = {
  of: types.networkSecurityGroup,
  durations: azureDurations['Microsoft.Network/networkSecurityGroups'],
  absentChildren: 'deleted',
  tagsPatch: 'now',
  listedBySubscription: true,
  checkDelete(stored, context) {
    const users = [...subnetsWith(context, 'networkSecurityGroup', stored.id), ...interfacesWith(context, stored.id)]
    if (users.length === 0) return
    throw new ArmRefusal(
      'InUseNetworkSecurityGroupCannotBeDeleted',
      `Network security group ${stored.id} cannot be deleted because it is in use by the following resources: ${users.map(({ id }) => id).join(', ')}. In order to delete the Network security group, remove the association with the resource(s). To learn how to do this, see aka.ms/deletensg.`,
    )
  },
  view(stored, context) {
    const subnets = subnetsWith(context, 'networkSecurityGroup', stored.id)
    const networkInterfaces = interfacesWith(context, stored.id)
    return withProperties(stored, {
      ...(subnets.length > 0 && { subnets }),
      ...(networkInterfaces.length > 0 && { networkInterfaces }),
      defaultSecurityRules: defaultRulesOf(stored),
    })
  },
}

const interfacesWith = ({ resources }: KindContext, id: string): { id: string }[] =>
  resources
    .list(types.networkInterface)
    .filter(({ properties }) => sameId(properties.networkSecurityGroup?.id, id))
    .map((user) => ({ id: user.id }))
