export { type AzureAccess, type OciAccess } from './clouds.ts'
export { type ClientSettings, clientSettings, type Environment } from './client-settings.ts'
export {
  Fault,
  type FaultInput,
  type Pace,
  type RequestJournal,
  type RequestRecord,
  type VirtualClock,
  type WallClock,
  type World,
  worldEpochMs,
} from './core/index.ts'
export { type Inventory, inventory } from './inventory.ts'
export {
  clientsDirectory,
  openSimulator,
  resetSimulator,
  type Simulator,
  type SimulatorOptions,
  type SimulatorPorts,
} from './simulator.ts'
export { cutLeg, failures } from './link/index.ts'
export { writeClientSettings } from './write-client-settings.ts'
