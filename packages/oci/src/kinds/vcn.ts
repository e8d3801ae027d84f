import { type Difference, type Effect, type Kind, othersIn, type ReadContext } from '@interconnect/engine'
import { contains, isPrefix, overlaps, type Prefix, whatStops } from '@interconnect/model'
import {
  actionPath,
  type AddVcnCidrDetails,
  type CreateVcnDetails,
  limits,
  type ModifyVcnCidrDetails,
  objectPath,
  RouteTable,
  routeTables,
  type UpdateVcnDetails,
  Vcn,
  vcns,
} from '@interconnect/oci-api'
import { z } from 'zod'
import type { OciApi } from '../api.ts'
import { plainDurations } from '../durations.ts'
import { nameInDescription } from '../marked-description.ts'
import { type OciAttributes, ociKind } from '../oci-kind.ts'
import { placedFacts } from '../property-facts.ts'
import { placed, PrefixProp } from '../props.ts'
import { inWantedOrder } from '../wanted-form.ts'

const Props = z.strictObject({ ...placed, cidrs: z.array(PrefixProp).min(1).max(limits.cidrsPerVcn) })
export type VcnProps = z.infer<typeof Props>

export interface VcnAttributes extends OciAttributes, VcnProps {
  readonly defaultRouteTableId: string | undefined
  readonly defaultSecurityListId: string | undefined
}

const ranges = (value: unknown): Prefix[] => (Array.isArray(value) ? value.filter(isPrefix) : [])

/**
 * Ranges are added and widened while the VCN works; one that holds subnets cannot be taken away, so that moving to other
 * addresses makes another VCN.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingVCNs_topic-Overview_of_VCNs_and_Subnets.htm
 */
function changeOfRanges({ from, to }: Difference): Effect {
  const source =
    'https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingVCNs_topic-Overview_of_VCNs_and_Subnets.htm'
  const lost = ranges(from).filter((range) => !ranges(to).some((other) => contains(other, range)))
  if (lost.length > 0)
    return { how: 'replaces', because: `the addresses ${lost.join(', ')} go, and subnets cannot outlive them`, source }
  return { how: 'in-place', note: 'takes a minute to an hour, in which nothing can be made in the VCN', source }
}

/** The default route table goes with the VCN, and what others put into it, too. */
async function routesOfOthers(
  tableId: string | undefined,
  owner: string,
  { api, signal }: Pick<ReadContext<OciApi>, 'api' | 'signal'>,
) {
  const found =
    tableId === undefined ? undefined : await api.get(objectPath(routeTables, tableId), RouteTable, { signal })
  return (found?.body.routeRules ?? [])
    .filter(({ description }) => nameInDescription(description, owner) === undefined)
    .map(({ destination, cidrBlock, networkEntityId }) => ({
      destination: destination ?? cidrBlock ?? '',
      networkEntityId,
    }))
}

const base = ociKind<VcnProps, Vcn, VcnAttributes>({
  type: 'oci/vcn',
  title: 'VCN',
  collection: vcns,
  props: Props,
  answer: Vcn,
  properties: { ...placedFacts, cidrs: { change: changeOfRanges, danger: 'traffic' } },
  presence: { stops: whatStops.vcn, missing: 'traffic', unwanted: 'cosmetic' },
  // A change of ranges takes minutes. @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/Vcn/AddVcnCidr
  durations: { ...plainDurations, update: 120_000 },
  lookUp: ['compartmentId'],
  attributes: async (found, reading, owner) => {
    const { compartmentId, displayName, cidrBlocks, defaultRouteTableId, defaultSecurityListId } = found
    const routes = await routesOfOthers(defaultRouteTableId, owner, reading)
    return {
      compartmentId,
      name: displayName ?? '',
      cidrs: cidrBlocks as Prefix[],
      defaultRouteTableId,
      defaultSecurityListId,
      ...othersIn(
        'route',
        routes.map(({ destination }) => destination),
        routes.map(({ networkEntityId }) => networkEntityId),
      ),
    }
  },
  holds: ({ cidrs }, wanted) => ({ cidrs: inWantedOrder(cidrs, wanted.cidrs) }),
  createBody: ({ compartmentId, name, cidrs }) =>
    ({ compartmentId, displayName: name, cidrBlocks: cidrs }) satisfies CreateVcnDetails,
  updates: { name: ({ name }) => ({ displayName: name }) satisfies UpdateVcnDetails },
})

type CidrAction =
  | readonly [action: 'addCidr' | 'removeCidr', body: AddVcnCidrDetails]
  | readonly [action: 'modifyCidr', body: ModifyVcnCidrDetails]

/** Where a wanted range takes in a held one, that one is changed: beside it, it would overlap. */
const grownFrom = (cidr: Prefix, held: readonly Prefix[]): Prefix | undefined =>
  held.find((other) => other !== cidr && overlaps(other, cidr))

/** Additions first, so that the VCN is never without a range. */
function cidrActions(held: readonly Prefix[], wanted: readonly Prefix[]): CidrAction[] {
  const fresh = wanted.filter((cidr) => !held.includes(cidr))
  const modified = fresh.map((cidr) => grownFrom(cidr, held))
  const written = fresh.map((newCidrBlock, index): CidrAction => {
    const originalCidrBlock = modified[index]
    return originalCidrBlock === undefined
      ? ['addCidr', { cidrBlock: newCidrBlock }]
      : ['modifyCidr', { originalCidrBlock, newCidrBlock }]
  })
  const stale = held.filter((cidr) => !wanted.includes(cidr) && !modified.includes(cidr))
  return [...written, ...stale.map((cidrBlock): CidrAction => ['removeCidr', { cidrBlock }])]
}

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
    const held = (found?.body.cidrBlocks as Prefix[] | undefined) ?? props.cidrs
    for (const [action, body] of cidrActions(held, props.cidrs)) {
      operation = await api.action(actionPath(vcns, id, action), body, { signal })
    }
    return { id, ...(operation !== undefined && { operation }) }
  },
  follow: (operation, { api, signal }) => api.workRequest(operation, { signal }),
}
