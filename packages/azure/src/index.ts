export type { EffectiveSecurityGroup, EffectiveSecurityRule } from '@interconnect/azure-api'
export { armEndpoint, gatewaySkus, parentId, parseResourceId, sameId } from '@interconnect/azure-api'
export type { AzureApi, CallOptions, Followed, WriteOptions, Written } from './api.ts'
export type { AzureSessionOptions } from './caller.ts'
export { clientSecretCredential, type ClientSecretOptions, cloudCredential } from './credentials.ts'
export { documentRuleName } from './kinds/rule-name.ts'
export { circuitsBehind, type CircuitFacts } from './link-facts.ts'
export { azureKinds } from './kinds/index.ts'
export { resizesInPlace } from './kinds/express-route-gateway.ts'
export type { ExpressRouteCircuitProps, PrivatePeering } from './kinds/express-route-circuit.ts'
export type { ExpressRouteGatewayProps } from './kinds/express-route-gateway.ts'
export { type MarkedNetwork, markedVirtualNetworks } from './marked-networks.ts'
export { type NetworkFacts, networkFacts, type SubnetFacts } from './network-facts.ts'
export {
  advertisedRoutes,
  arpTable,
  bgpPeers,
  circuitLocations,
  circuitRoutes,
  circuitRoutesSummary,
  effectiveRoutes,
  effectiveSecurityGroups,
  interfacesIn,
  learnedRoutes,
  networkRanges,
  machineOf,
  networkWatcherIn,
  ofAnyInterface,
  networkUsages,
  permissionsAt,
  registrationState,
  type Leg,
  privatePeering,
  serviceProviders,
  verifyIpFlow,
} from './readings.ts'
export type { Rule as SecurityRule } from './kinds/rule-wire.ts'
export { createAzureSession } from './session.ts'
export { type FoundCircuit, type FoundConnection, oracleCircuits, resourcesOfGroup } from './oracle-circuits.ts'
