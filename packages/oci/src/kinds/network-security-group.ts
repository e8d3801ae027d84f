import { othersIn, type ReadContext } from '@interconnect/engine'
import {
  childPath,
  type CreateNetworkSecurityGroupDetails,
  NetworkSecurityGroup,
  networkSecurityGroups,
  SecurityRule,
  type UpdateNetworkSecurityGroupDetails,
} from '@interconnect/oci-api'
import { replaces } from '@interconnect/engine'
import { whatStops } from '@interconnect/model'
import { z } from 'zod'
import type { OciApi } from '../api.ts'
import { plainDurations } from '../durations.ts'
import { nameInDescription } from '../marked-description.ts'
import { type OciAttributes, ociKind } from '../oci-kind.ts'
import { placedFacts } from '../property-facts.ts'
import { Ocid, placed } from '../props.ts'
import { orUndefinedWhenGone } from '../when-gone.ts'

const Props = z.strictObject({ ...placed, vcnId: Ocid })
export type NetworkSecurityGroupProps = z.infer<typeof Props>
export interface NetworkSecurityGroupAttributes extends OciAttributes, NetworkSecurityGroupProps {}

async function rulesOfOthers(id: string, owner: string, { api, signal }: Pick<ReadContext<OciApi>, 'api' | 'signal'>) {
  const path = childPath(networkSecurityGroups, id, 'securityRules')
  const rules = (await orUndefinedWhenGone(api.list(path, SecurityRule, {}, { signal }))) ?? []
  return rules
    .filter(({ description }) => nameInDescription(description, owner) === undefined)
    .map(({ description, direction, source, destination }) => description ?? `${direction} ${source ?? destination}`)
}

/** A group of interfaces that share rules; the rules are `oci/nsg-rules`. */
export const networkSecurityGroup = ociKind<
  NetworkSecurityGroupProps,
  NetworkSecurityGroup,
  NetworkSecurityGroupAttributes
>({
  type: 'oci/network-security-group',
  title: 'network security group',
  collection: networkSecurityGroups,
  props: Props,
  answer: NetworkSecurityGroup,
  properties: { ...placedFacts, vcnId: replaces('traffic', { because: 'it belongs to another VCN' }) },
  presence: { stops: whatStops.flows, missing: 'traffic', unwanted: 'cosmetic' },
  durations: plainDurations,
  serialisedBy: ['vcnId'],
  lookUp: ['compartmentId', 'vcnId'],
  attributes: async ({ id, compartmentId, vcnId, displayName }, reading, owner) => ({
    compartmentId,
    vcnId,
    name: displayName ?? '',
    ...othersIn('rule', await rulesOfOthers(id, owner, reading)),
  }),
  createBody: ({ compartmentId, vcnId, name }) =>
    ({ compartmentId, vcnId, displayName: name }) satisfies CreateNetworkSecurityGroupDetails,
  updates: { name: ({ name }) => ({ displayName: name }) satisfies UpdateNetworkSecurityGroupDetails },
})
