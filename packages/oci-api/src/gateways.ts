import { z } from 'zod'
import { collection } from './collection.ts'
import { DisplayName, OcidField, answered, commonAnswer, plainLifecycleStates, tagFields } from './fields.ts'

const inVcn = { filters: ['vcnId', 'displayName', 'lifecycleState'], actions: ['changeCompartment'] } as const
const State = z.enum(plainLifecycleStates)
const creating = {
  compartmentId: OcidField,
  vcnId: OcidField,
  displayName: DisplayName.optional(),
  routeTableId: OcidField.optional(),
  ...tagFields,
}
const updating = { displayName: DisplayName.optional(), routeTableId: OcidField.optional(), ...tagFields }
const answering = { ...commonAnswer, vcnId: z.string(), routeTableId: answered(z.string()), lifecycleState: State }

/** @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/InternetGateway/ */
export const internetGateways = collection({
  ...inVcn,
  collection: '/internetGateways',
  ocidType: 'internetgateway',
  title: 'InternetGateway',
})
export const CreateInternetGatewayDetails = z.strictObject({ ...creating, isEnabled: z.boolean() })
export type CreateInternetGatewayDetails = z.infer<typeof CreateInternetGatewayDetails>
export const UpdateInternetGatewayDetails = z.strictObject({ ...updating, isEnabled: z.boolean().optional() })
export type UpdateInternetGatewayDetails = z.infer<typeof UpdateInternetGatewayDetails>
export const InternetGateway = z.object({ ...answering, isEnabled: answered(z.boolean()) })
export type InternetGateway = z.infer<typeof InternetGateway>

/** @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/NatGateway/ */
export const natGateways = collection({
  ...inVcn,
  collection: '/natGateways',
  ocidType: 'natgateway',
  title: 'NatGateway',
})
export const CreateNatGatewayDetails = z.strictObject({
  ...creating,
  blockTraffic: z.boolean().optional(),
  publicIpId: OcidField.optional(),
})
export type CreateNatGatewayDetails = z.infer<typeof CreateNatGatewayDetails>
export const UpdateNatGatewayDetails = z.strictObject({ ...updating, blockTraffic: z.boolean().optional() })
export type UpdateNatGatewayDetails = z.infer<typeof UpdateNatGatewayDetails>
export const NatGateway = z.object({
  ...answering,
  blockTraffic: answered(z.boolean()),
  natIp: answered(z.string()),
  publicIpId: answered(z.string()),
})
export type NatGateway = z.infer<typeof NatGateway>

/** @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/ServiceGateway/ */
export const serviceGateways = collection({
  ...inVcn,
  actions: ['attachService', 'detachService', 'changeCompartment'],
  collection: '/serviceGateways',
  ocidType: 'servicegateway',
  title: 'ServiceGateway',
})
export const ServiceIdRequestDetails = z.strictObject({ serviceId: OcidField })
export type ServiceIdRequestDetails = z.infer<typeof ServiceIdRequestDetails>
export const CreateServiceGatewayDetails = z.strictObject({
  ...creating,
  services: z.array(ServiceIdRequestDetails),
})
export type CreateServiceGatewayDetails = z.infer<typeof CreateServiceGatewayDetails>
export const UpdateServiceGatewayDetails = z.strictObject({
  ...updating,
  blockTraffic: z.boolean().optional(),
  services: z.array(ServiceIdRequestDetails).optional(),
})
export type UpdateServiceGatewayDetails = z.infer<typeof UpdateServiceGatewayDetails>
export const ServiceGateway = z.object({
  ...answering,
  blockTraffic: answered(z.boolean()),
  services: z.array(z.object({ serviceId: z.string(), serviceName: z.string() })),
})
export type ServiceGateway = z.infer<typeof ServiceGateway>

/** Oracle services a service gateway can reach; the list takes no compartment. */
export const oracleServices = collection({
  collection: '/services',
  ocidType: 'service',
  title: 'Service',
  required: [],
  sorted: false,
})
/** `cidrBlock` is a label, such as `all-iad-services-in-oracle-services-network`, for rules of `SERVICE_CIDR_BLOCK`. */
export const OracleService = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  cidrBlock: z.string(),
})
export type OracleService = z.infer<typeof OracleService>
