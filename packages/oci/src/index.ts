export { limits as ociLimits } from '@interconnect/oci-api'
export type { CallOptions, Found, OciApi, TokenOptions, WriteOptions } from './api.ts'
export type { Environment, OciAuth } from './auth.ts'
export { configFileAuth, type ConfigFileChoice } from './config-file.ts'
export {
  type ApiKey,
  environmentAuth,
  instancePrincipalAuth,
  keyAuth,
  resourcePrincipalAuth,
  workloadIdentityAuth,
} from './credentials.ts'
export { attachmentOfCircuit } from './circuit-attachment.ts'
export { type DrgFacts, drgFacts } from './drg-facts.ts'
export { cloudEndpoint } from './endpoint.ts'
export { ociKinds } from './kinds/index.ts'
export type { DrgAttachmentAttributes, DrgAttachmentProps } from './kinds/drg-attachment.ts'
export type {
  DrgRouteDistributionAttributes,
  DrgRouteDistributionProps,
  RouteStatement,
} from './kinds/drg-route-distribution.ts'
export type { DrgRouteTableAttributes, DrgRouteTableProps } from './kinds/drg-route-table.ts'
export type { DrgAttributes, DrgProps } from './kinds/drg.ts'
export type { NetworkSecurityGroupAttributes, NetworkSecurityGroupProps } from './kinds/network-security-group.ts'
export type { NsgRulesAttributes, NsgRulesProps } from './kinds/nsg-rules.ts'
export type { ProviderServiceAttributes, ProviderServiceProps } from './kinds/provider-service.ts'
export type { SecurityListAttributes, SecurityListProps } from './kinds/security-list.ts'
export type { SubnetAttributes, SubnetProps } from './kinds/subnet.ts'
export type { Route, VcnRouteRulesAttributes, VcnRouteRulesProps } from './kinds/vcn-route-rules.ts'
export type { VcnAttributes, VcnProps } from './kinds/vcn.ts'
export type {
  VirtualCircuitAttachmentAttributes,
  VirtualCircuitAttachmentProps,
} from './kinds/virtual-circuit-attachment.ts'
export type { VirtualCircuitAttributes, VirtualCircuitProps } from './kinds/virtual-circuit.ts'
export { markedVcns } from './marked-networks.ts'
export {
  analysePath,
  type PathAnswer,
  type PathDecision,
  type PathQuestion,
  type Reachability,
} from './path-analysis.ts'
export * from './account-readings.ts'
export { type NetworkFacts, networkFacts, type SubnetFacts } from './network-facts.ts'
export * from './readings.ts'
export type { Rule } from './security-rule.ts'
export type { Signable, Signer } from './signer.ts'
export { createOciSession, type OciSessionOptions } from './session.ts'
export {
  interfacesOfSubnet,
  type InterfaceFacts,
  type RuleSetFacts,
  securityGroupFacts,
  securityListFacts,
  subnetPlaceFacts,
  vcnFacts,
  type VcnGatewayFacts,
  vcnGatewayFacts,
  vcnTableFacts,
} from './vcn-facts.ts'
export { virtualCircuitOfKey } from './link-facts.ts'
export { type FoundVirtualCircuit, virtualCircuitsToProviders } from './azure-circuits.ts'
