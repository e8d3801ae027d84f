import { inPlace, ownerIn, replaces } from '@interconnect/engine'
import { whatStops } from '@interconnect/model'
import {
  type CreateSecurityListDetails,
  type EgressSecurityRule,
  type IngressSecurityRule,
  SecurityList,
  securityLists,
  type UpdateSecurityListDetails,
} from '@interconnect/oci-api'
import { z } from 'zod'
import { plainDurations } from '../durations.ts'
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

/** A security list that is ours as a whole: rules that others add to it are taken out again. */
export const securityList = ociKind<SecurityListProps, SecurityList, SecurityListAttributes>({
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
  attributes: (list) => ({
    compartmentId: list.compartmentId,
    vcnId: list.vcnId,
    name: list.displayName ?? '',
    ...(rulesOfList(list, ownerIn(list.freeformTags) ?? '') as Pick<SecurityListProps, 'ingress' | 'egress'>),
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
  updates: {
    name: ({ name }) => ({ displayName: name }) satisfies UpdateSecurityListDetails,
    ingress: ({ ingress }, { owner }) =>
      ({ ingressSecurityRules: ingressRules(ingress, owner) }) satisfies UpdateSecurityListDetails,
    egress: ({ egress }, { owner }) =>
      ({ egressSecurityRules: egressRules(egress, owner) }) satisfies UpdateSecurityListDetails,
  },
})
