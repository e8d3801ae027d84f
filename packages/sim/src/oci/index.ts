export { type OciAppOptions, ociApp } from './app.ts'
export { attachCircuit, attachmentOfCircuit, detachCircuit } from './circuit-attachment.ts'
export { terminateVirtualCircuit } from './circuit-end.ts'
export { type OciDuration, ociDurations } from './durations.ts'
export { type OciEvent, type OciEvents, eventName } from './events.ts'
export { findObject, liveObject, liveObjects, patchObject, reviseObject, visibleObjects } from './objects.ts'
export {
  type KeyPair,
  type Principal,
  ensurePrincipal,
  fingerprintOf,
  generateKeyPair,
  keyIdOf,
  registerKey,
} from './principal.ts'
export { azureProviderServiceId } from './provider-services.ts'
export {
  ServiceFault,
  conflict,
  incorrectState,
  invalid,
  limitExceeded,
  notFound,
  relatedNotFound,
} from './service-fault.ts'
export type { ItemOf, Items, KindName, Stored, Wires } from './stored.ts'
