import { type NetworkSecurityGroup, networkSecurityGroupType } from '@interconnect/azure-api'
import { othersIn } from '@interconnect/engine'
import { z } from 'zod'
import { azureKind } from './azure-kind.ts'
import { idInGroup, inGroup, inGroupFacts, inGroupNames, inGroupProps } from './in-group.ts'
import { isOurRule } from './rule-name.ts'

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
  names: inGroupNames,
  tagged: true,
  id: idInGroup(networkSecurityGroupType),
  attributes: (wire: NetworkSecurityGroup, id, owner) => ({
    ...inGroup(wire, id),
    ...othersIn('rule', rulesOfOthers(wire, owner)),
  }),
  body: ({ location }: NetworkSecurityGroupProps, existing) => ({
    ...existing,
    location,
    properties: { ...existing?.properties },
  }),
})

const rulesOfOthers = ({ properties: { securityRules = [] } }: NetworkSecurityGroup, owner: string): string[] =>
  securityRules
    .filter(({ name, properties }) => !isOurRule(owner, name, properties?.description))
    .map(({ name = '' }) => name)
