import { inPlace, type Kind, othersIn, propertyOf, replaces } from '@interconnect/engine'
import { whatStops } from '@interconnect/model'
import {
  type CreateSecurityListDetails,
  type EgressSecurityRule,
  type IngressSecurityRule,
  objectPath,
  SecurityList,
  securityLists,
  type UpdateSecurityListDetails,
} from '@interconnect/oci-api'
import { z } from 'zod'
import type { OciApi } from '../api.ts'
import { plainDurations } from '../durations.ts'
import { nameInDescription } from '../marked-description.ts'
import { type OciAttributes, ociKind } from '../oci-kind.ts'
import { placedFacts } from '../property-facts.ts'
import { Ocid, placed } from '../props.ts'
import { dangerOfRule } from '../rule-danger.ts'
import { heldRules, Rule, toDestination, toRule, toSource, toWireRule } from '../security-rule.ts'

const ListRule = Rule.extend({ peerType: z.literal('cidr') })
type ListRule = z.infer<typeof ListRule>

const Props = z.strictObject({ ...placed, vcnId: Ocid, ingress: z.array(ListRule), egress: z.array(ListRule) })
export type SecurityListProps = z.infer<typeof Props>
export interface SecurityListAttributes extends OciAttributes, SecurityListProps {}

const ingressRules = (rules: readonly ListRule[], owner: string): IngressSecurityRule[] =>
  rules.map((rule) => ({ ...toWireRule(rule, owner), ...toSource(rule) }))

const egressRules = (rules: readonly ListRule[], owner: string): EgressSecurityRule[] =>
  rules.map((rule) => ({ ...toWireRule(rule, owner), ...toDestination(rule) }))

/** Both directions of a list in our words; names are those of the rules of `owner`. */
export function rulesOfList(list: SecurityList, owner: string): { ingress: Rule[]; egress: Rule[] } {
  const cidr = 'CIDR_BLOCK'
  return {
    ingress: list.ingressSecurityRules.map((rule) =>
      toRule(rule, 'INGRESS', { peer: rule.source, peerType: rule.sourceType ?? cidr }, owner),
    ),
    egress: list.egressSecurityRules.map((rule) =>
      toRule(rule, 'EGRESS', { peer: rule.destination, peerType: rule.destinationType ?? cidr }, owner),
    ),
  }
}

const isOwn = ({ description }: { readonly description?: string | undefined }, owner: string): boolean =>
  nameInDescription(description, owner) !== undefined

/** The owner's rules of a list, in our words. */
function ownRules(list: SecurityList, owner: string) {
  const { ingressSecurityRules, egressSecurityRules } = list
  return rulesOfList(
    {
      ...list,
      ingressSecurityRules: ingressSecurityRules.filter((rule) => isOwn(rule, owner)),
      egressSecurityRules: egressSecurityRules.filter((rule) => isOwn(rule, owner)),
    },
    owner,
  ) as Pick<SecurityListProps, 'ingress' | 'egress'>
}

/** Rules of others as they came, to go back beside ours: each array replaces the whole list. */
const rulesOfOthers = (list: SecurityList, owner: string) => ({
  ingress: list.ingressSecurityRules.filter((rule) => !isOwn(rule, owner)) as IngressSecurityRule[],
  egress: list.egressSecurityRules.filter((rule) => !isOwn(rule, owner)) as EgressSecurityRule[],
})

const namesOfOthers = (list: SecurityList, owner: string): string[] => {
  const { ingress, egress } = rulesOfOthers(list, owner)
  return [
    ...ingress.map(({ description, source }) => description ?? `from ${source}`),
    ...egress.map(({ description, destination }) => description ?? `to ${destination}`),
  ]
}

const base = ociKind<SecurityListProps, SecurityList, SecurityListAttributes>({
  type: 'oci/security-list',
  title: 'security list',
  collection: securityLists,
  props: Props,
  answer: SecurityList,
  properties: {
    ...placedFacts,
    vcnId: replaces('traffic', { because: 'it belongs to another VCN' }),
    // Rules are stateful: what passes goes on, what is no longer allowed ends.
    ingress: inPlace(dangerOfRule),
    egress: inPlace(dangerOfRule),
  },
  presence: { stops: whatStops.flows, missing: 'traffic', unwanted: 'cosmetic' },
  durations: plainDurations,
  serialisedBy: ['vcnId'],
  lookUp: ['compartmentId', 'vcnId'],
  attributes: (list, _reading, owner) => ({
    compartmentId: list.compartmentId,
    vcnId: list.vcnId,
    name: list.displayName ?? '',
    ...ownRules(list, owner),
    ...othersIn('rule', namesOfOthers(list, owner)),
  }),
  holds: ({ ingress, egress }, wanted) => ({
    ingress: heldRules(ingress, wanted.ingress) as ListRule[],
    egress: heldRules(egress, wanted.egress) as ListRule[],
  }),
  createBody: ({ compartmentId, vcnId, name, ingress, egress }, { owner }) =>
    ({
      compartmentId,
      vcnId,
      displayName: name,
      ingressSecurityRules: ingressRules(ingress, owner),
      egressSecurityRules: egressRules(egress, owner),
    }) satisfies CreateSecurityListDetails,
  updates: { name: ({ name }) => ({ displayName: name }) satisfies UpdateSecurityListDetails },
})

/**
 * A security list of ours. Rules that others add to it are neither changed nor removed; a write that somebody overtakes is
 * refused (`cloud/stale`), and the engine tries again.
 * @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/SecurityList/UpdateSecurityList
 */
export const securityList: Kind<SecurityListProps, SecurityListAttributes, OciApi> = {
  ...base,
  async update(id, props, differences, context) {
    const accepted = await base.update(id, props, differences, context)
    if (!differences.some((one) => propertyOf(one) === 'ingress' || propertyOf(one) === 'egress')) return accepted
    const { api, signal, mark } = context
    const found = await api.get(objectPath(securityLists, id), SecurityList, { signal })
    if (!found) return accepted
    const others = rulesOfOthers(found.body, mark.owner)
    const body = {
      ingressSecurityRules: [...others.ingress, ...ingressRules(props.ingress, mark.owner)],
      egressSecurityRules: [...others.egress, ...egressRules(props.egress, mark.owner)],
    } satisfies UpdateSecurityListDetails
    await api.update(objectPath(securityLists, id), body, { signal, ifMatch: found.etag })
    return accepted
  },
}
