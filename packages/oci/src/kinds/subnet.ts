import type { Prefix } from '@interconnect/model'
import { type CreateSubnetDetails, limits, Subnet, subnets, type UpdateSubnetDetails } from '@interconnect/oci-api'
import { z } from 'zod'
import { plainDurations } from '../durations.ts'
import { type OciAttributes, ociKind } from '../oci-kind.ts'
import { Ocid, placed, PrefixProp } from '../props.ts'
import { inWantedOrder } from '../wanted-form.ts'

const Props = z.strictObject({
  ...placed,
  vcnId: Ocid,
  prefix: PrefixProp,
  routeTableId: Ocid,
  securityListIds: z.array(Ocid).max(limits.securityListsPerSubnet),
  /** No public addresses on its interfaces. */
  private: z.boolean(),
})
export type SubnetProps = z.infer<typeof Props>

export interface SubnetAttributes extends OciAttributes, SubnetProps {}

/**
 * A regional subnet. OCI could grow its range in place but never move it, so another range makes another subnet; OCI
 * refuses to delete one that is in use.
 */
export const subnet = ociKind<SubnetProps, Subnet, SubnetAttributes>({
  type: 'oci/subnet',
  title: 'subnet',
  collection: subnets,
  props: Props,
  answer: Subnet,
  replaceOn: ['compartmentId', 'vcnId', 'prefix', 'private'],
  durations: plainDurations,
  serialisedBy: ['vcnId'],
  lookUp: ['compartmentId', 'vcnId'],
  attributes: (object) => ({
    compartmentId: object.compartmentId,
    vcnId: object.vcnId,
    name: object.displayName ?? '',
    prefix: object.cidrBlock as Prefix,
    routeTableId: object.routeTableId,
    securityListIds: object.securityListIds ?? [],
    private: object.prohibitPublicIpOnVnic ?? false,
  }),
  holds: ({ securityListIds }, wanted) => ({
    securityListIds: inWantedOrder(securityListIds, wanted.securityListIds),
  }),
  createBody: ({ compartmentId, vcnId, name, prefix, routeTableId, securityListIds, private: isPrivate }) =>
    ({
      compartmentId,
      vcnId,
      displayName: name,
      cidrBlock: prefix,
      routeTableId,
      securityListIds,
      prohibitPublicIpOnVnic: isPrivate,
    }) satisfies CreateSubnetDetails,
  updates: {
    name: ({ name }) => ({ displayName: name }) satisfies UpdateSubnetDetails,
    routeTableId: ({ routeTableId }) => ({ routeTableId }) satisfies UpdateSubnetDetails,
    securityListIds: ({ securityListIds }) => ({ securityListIds }) satisfies UpdateSubnetDetails,
  },
})
