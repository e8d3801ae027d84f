import { type Danger, type Difference, type Effect, inPlace, replaces } from '@interconnect/engine'
import { isPrefix, overlaps, type Prefix, prefixStart, whatStops } from '@interconnect/model'
import { type CreateSubnetDetails, limits, Subnet, subnets, type UpdateSubnetDetails } from '@interconnect/oci-api'
import { z } from 'zod'
import { plainDurations } from '../durations.ts'
import { type OciAttributes, ociKind } from '../oci-kind.ts'
import { placedFacts } from '../property-facts.ts'
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

const subnetPage = 'https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/Subnet/UpdateSubnet'

function changeOfRange({ from, to }: Difference): Effect {
  const starts = [from, to].map((range) =>
    typeof range === 'string' && isPrefix(range) ? prefixStart(range) : undefined,
  )
  if (starts[0] === starts[1])
    return {
      how: 'in-place',
      note: 'OCI refuses it while an address outside the new range is used',
      source: subnetPage,
    }
  return { how: 'replaces', because: 'a subnet keeps its network address', source: subnetPage }
}

/** A list of ours that was taken off closes flows; one of others beside it opens some. */
function dangerOfLists({ from, to }: Difference): Danger {
  const [held, wanted] = [from, to].map((ids) => (Array.isArray(ids) ? (ids as unknown[]) : []))
  return wanted!.every((id) => held!.includes(id)) ? 'security' : 'traffic'
}

/**
 * A regional subnet. Its range grows and shrinks around what is used, but never moves: another network address makes
 * another subnet, and OCI refuses to delete one that is in use.
 */
export const subnet = ociKind<SubnetProps, Subnet, SubnetAttributes>({
  type: 'oci/subnet',
  title: 'subnet',
  collection: subnets,
  props: Props,
  answer: Subnet,
  properties: {
    ...placedFacts,
    vcnId: replaces('traffic', { because: 'it belongs to another VCN' }),
    prefix: { change: changeOfRange, danger: 'traffic' },
    routeTableId: inPlace('traffic'),
    securityListIds: inPlace(dangerOfLists),
    private: replaces('security', { because: 'whether a subnet is private is decided once', source: subnetPage }),
  },
  presence: { stops: whatStops.subnet, missing: 'traffic', unwanted: 'cosmetic' },
  standsFor: ({ prefix }, wanted) => wanted.prefix !== undefined && isPrefix(prefix) && overlaps(prefix, wanted.prefix),
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
    prefix: ({ prefix }) => ({ cidrBlock: prefix }) satisfies UpdateSubnetDetails,
    routeTableId: ({ routeTableId }) => ({ routeTableId }) satisfies UpdateSubnetDetails,
    securityListIds: ({ securityListIds }) => ({ securityListIds }) satisfies UpdateSubnetDetails,
  },
})
