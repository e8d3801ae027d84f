import { z } from 'zod'
import { collection } from './collection.ts'
import { DisplayName, OcidField, answered, commonAnswer, plainLifecycleStates, tagFields } from './fields.ts'

/** @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/RouteTable/ */
export const routeTables = collection({
  collection: '/routeTables',
  ocidType: 'routetable',
  title: 'RouteTable',
  filters: ['vcnId', 'displayName', 'lifecycleState'],
  actions: ['changeCompartment'],
})

export const RouteTableLifecycleState = z.enum(plainLifecycleStates)
export type RouteTableLifecycleState = z.infer<typeof RouteTableLifecycleState>

export const routeDestinationTypes = ['CIDR_BLOCK', 'SERVICE_CIDR_BLOCK'] as const
export type RouteDestinationType = (typeof routeDestinationTypes)[number]

const ruleFields = {
  /** A CIDR, or with `SERVICE_CIDR_BLOCK` the label of a service. */
  destination: z.string().min(1).optional(),
  destinationType: z.enum(routeDestinationTypes).optional(),
  /** Deprecated twin of `destination`; both together are refused. */
  cidrBlock: z.string().optional(),
  /** OCID of a gateway, a DRG or a private address. */
  networkEntityId: OcidField,
  description: z.string().max(255).optional(),
  /** `LOCAL` rules are put in by OCI. */
  routeType: z.enum(['STATIC', 'LOCAL']).optional(),
}

/** A rule as written. Two rules with one destination are refused; nothing learned by BGP ever appears here. */
export const RouteRule = z.strictObject(ruleFields)
export type RouteRule = z.infer<typeof RouteRule>

/** A rule as answered. */
export const AnsweredRouteRule = z.object({
  destination: answered(z.string()),
  destinationType: answered(z.enum(routeDestinationTypes)),
  cidrBlock: answered(z.string()),
  networkEntityId: z.string(),
  description: answered(z.string()),
  routeType: answered(z.string()),
})
export type AnsweredRouteRule = z.infer<typeof AnsweredRouteRule>

export const CreateRouteTableDetails = z.strictObject({
  compartmentId: OcidField,
  vcnId: OcidField,
  displayName: DisplayName.optional(),
  /** May be empty: the API text asks for one rule, but empty lists are common in public Terraform. */
  routeRules: z.array(RouteRule),
  ...tagFields,
})
export type CreateRouteTableDetails = z.infer<typeof CreateRouteTableDetails>

/** `routeRules` replaces the whole list. */
export const UpdateRouteTableDetails = z.strictObject({
  displayName: DisplayName.optional(),
  routeRules: z.array(RouteRule).optional(),
  ...tagFields,
})
export type UpdateRouteTableDetails = z.infer<typeof UpdateRouteTableDetails>

export const RouteTable = z.object({
  ...commonAnswer,
  vcnId: z.string(),
  routeRules: z.array(AnsweredRouteRule),
  lifecycleState: RouteTableLifecycleState,
})
export type RouteTable = z.infer<typeof RouteTable>
