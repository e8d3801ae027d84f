import type { World } from '../core/index.ts'
import { enterState } from './dialect/life-cycle.ts'
import { virtualCircuit } from './kinds/virtual-circuit.ts'

/** Ends a virtual circuit now, and its attachment with it: what the link does when both sides have let go. */
export const terminateVirtualCircuit = (world: World, id: string): void =>
  enterState(world, virtualCircuit, id, virtualCircuit.stations.gone)
