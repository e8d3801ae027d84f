export { type AzureAccess, type Clouds, makeClouds, type OciAccess } from './clouds.ts'
export { type ClientSettings, clientSettings, type Environment } from './client-settings.ts'
export {
  type Control,
  controlFile,
  findServed,
  readControlFile,
  remoteControl,
  RemoteClock,
  type WorldStatus,
} from './control/index.ts'
export {
  type Armed,
  compareSnapshots,
  Fault,
  type FaultInput,
  type ObjectDifference,
  type Pace,
  type RequestJournal,
  type RequestRecord,
  snapshotText,
  takeSnapshot,
  type VirtualClock,
  type WallClock,
  type World,
  worldEpochMs,
  WorldSnapshot,
} from './core/index.ts'
export { faultsJsonSchema, FaultsFile, parseFaults } from './faults-file.ts'
export { type InProcessClouds, type InProcessOptions, type Moment, momentOf, openInProcess } from './in-process.ts'
export { type Inventory, inventory } from './inventory.ts'
export {
  clientsDirectory,
  loadSnapshot,
  openSimulator,
  openSimulatorOf,
  resetSimulator,
  type Simulator,
  type SimulatorOptions,
  type SimulatorPorts,
} from './simulator.ts'
export { type Role, setAzureRole } from './azure/permissions.ts'
export { setRegistration } from './azure/registrations.ts'
export { offerOnly } from './offers.ts'
export { cutLeg, failures } from './link/index.ts'
export { writeClientSettings } from './write-client-settings.ts'
