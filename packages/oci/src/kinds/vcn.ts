import type { Kind } from '@interconnect/engine'
import type { Prefix } from '@interconnect/model'
import {
  actionPath,
  type AddVcnCidrDetails,
  type CreateVcnDetails,
  limits,
  objectPath,
  type UpdateVcnDetails,
  Vcn,
  vcns,
} from '@interconnect/oci-api'
import { z } from 'zod'
import type { OciApi } from '../api.ts'
import { plainDurations } from '../durations.ts'
import { type OciAttributes, ociKind } from '../oci-kind.ts'
import { placed, PrefixProp } from '../props.ts'
import { inWantedOrder } from '../wanted-form.ts'

const Props = z.strictObject({ ...placed, cidrs: z.array(PrefixProp).min(1).max(limits.cidrsPerVcn) })
export type VcnProps = z.infer<typeof Props>

export interface VcnAttributes extends OciAttributes, VcnProps {
  readonly defaultRouteTableId: string | undefined
  readonly defaultSecurityListId: string | undefined
}

const base = ociKind<VcnProps, Vcn, VcnAttributes>({
  type: 'oci/vcn',
  title: 'VCN',
  collection: vcns,
  props: Props,
  answer: Vcn,
  replaceOn: ['compartmentId'],
  // A change of ranges takes minutes. @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/Vcn/AddVcnCidr
  durations: { ...plainDurations, update: 120_000 },
  lookUp: ['compartmentId'],
  attributes: ({ compartmentId, displayName, cidrBlocks, defaultRouteTableId, defaultSecurityListId }) => ({
    compartmentId,
    name: displayName ?? '',
    cidrs: cidrBlocks as Prefix[],
    defaultRouteTableId,
    defaultSecurityListId,
  }),
  holds: ({ cidrs }, wanted) => ({ cidrs: inWantedOrder(cidrs, wanted.cidrs) }),
  createBody: ({ compartmentId, name, cidrs }) =>
    ({ compartmentId, displayName: name, cidrBlocks: cidrs }) satisfies CreateVcnDetails,
  updates: { name: ({ name }) => ({ displayName: name }) satisfies UpdateVcnDetails },
})

type CidrAction = readonly [action: 'addCidr' | 'removeCidr', cidrBlock: string]

/** Additions first, so that the VCN is never without a range. */
const cidrActions = (held: readonly string[], wanted: readonly string[]): CidrAction[] => [
  ...wanted.filter((cidr) => !held.includes(cidr)).map((cidr): CidrAction => ['addCidr', cidr]),
  ...held.filter((cidr) => !wanted.includes(cidr)).map((cidr): CidrAction => ['removeCidr', cidr]),
]

/**
 * A VCN. Its ranges change one at a time by an action with a work request, during which the VCN is `UPDATING` and
 * refuses the next one as busy; on the retry only what is still missing is left to do.
 * @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/Vcn/AddVcnCidr
 */
export const vcn: Kind<VcnProps, VcnAttributes, OciApi> = {
  ...base,
  async update(id, props, differences, context) {
    const { api, signal } = context
    await base.update(id, props, differences, context)
    const found = await api.get(objectPath(vcns, id), Vcn, { signal })
    let operation: string | undefined
    for (const [action, cidrBlock] of cidrActions(found?.body.cidrBlocks ?? props.cidrs, props.cidrs)) {
      operation = await api.action(actionPath(vcns, id, action), { cidrBlock } satisfies AddVcnCidrDetails, { signal })
    }
    return { id, ...(operation !== undefined && { operation }) }
  },
  follow: (operation, { api, signal }) => api.workRequest(operation, { signal }),
}
