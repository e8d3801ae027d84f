import {
  type CreateNetworkSecurityGroupDetails,
  NetworkSecurityGroup,
  networkSecurityGroups,
  type UpdateNetworkSecurityGroupDetails,
} from '@interconnect/oci-api'
import { replaces } from '@interconnect/engine'
import { whatStops } from '@interconnect/model'
import { z } from 'zod'
import { plainDurations } from '../durations.ts'
import { type OciAttributes, ociKind } from '../oci-kind.ts'
import { placedFacts } from '../property-facts.ts'
import { Ocid, placed } from '../props.ts'

const Props = z.strictObject({ ...placed, vcnId: Ocid })
export type NetworkSecurityGroupProps = z.infer<typeof Props>
export interface NetworkSecurityGroupAttributes extends OciAttributes, NetworkSecurityGroupProps {}

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
  attributes: ({ compartmentId, vcnId, displayName }) => ({ compartmentId, vcnId, name: displayName ?? '' }),
  createBody: ({ compartmentId, vcnId, name }) =>
    ({ compartmentId, vcnId, displayName: name }) satisfies CreateNetworkSecurityGroupDetails,
  updates: { name: ({ name }) => ({ displayName: name }) satisfies UpdateNetworkSecurityGroupDetails },
})
