import { type NetworkSecurityGroup, networkSecurityGroupType } from '@interconnect/azure-api'
import { z } from 'zod'
import { azureKind } from './azure-kind.ts'
import { idInGroup, inGroup, inGroupFacts, inGroupProps } from './in-group.ts'

const props = z.object(inGroupProps)
export type NetworkSecurityGroupProps = z.infer<typeof props>

/** The filter of a subnet. What it lets through is `azure/security-rules`; a write here leaves the rules alone. */
export const networkSecurityGroup = azureKind({
  type: 'azure/network-security-group',
  title: 'network security group',
  armType: networkSecurityGroupType,
  props,
  properties: inGroupFacts,
  presence: { missing: 'security', unwanted: 'cosmetic' },
  tagged: true,
  id: idInGroup(networkSecurityGroupType),
  attributes: (wire: NetworkSecurityGroup, id) => inGroup(wire, id),
  body: ({ location }: NetworkSecurityGroupProps, existing) => ({
    ...existing,
    location,
    properties: { ...existing?.properties },
  }),
})
