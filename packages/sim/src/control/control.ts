import {
  type Armed,
  type FaultInput,
  type Pace,
  type RequestRecord,
  takeSnapshot,
  type World,
  worldEpochMs,
  type WorldSnapshot,
} from '../core/index.ts'
import { type Inventory, inventory } from '../inventory.ts'

/** A world at a glance. */
export interface WorldStatus {
  readonly seed: string
  readonly pace: Pace
  /** Virtual time in milliseconds since 1970. */
  readonly nowMs: number
  /** Virtual time since the world was made. */
  readonly elapsedMs: number
  readonly requests: { readonly all: number; readonly writes: number }
  readonly objects: Inventory
}

/** What one may look at and do to a world from outside of its clouds: in this process, or through its control endpoint. */
export interface Control {
  status(): Promise<WorldStatus>
  /** Everything both clouds were asked, oldest first. */
  journal(): Promise<readonly RequestRecord[]>
  snapshot(): Promise<WorldSnapshot>
  faults(): Promise<readonly Armed[]>
  addFaults(faults: readonly FaultInput[]): Promise<void>
  clearFaults(): Promise<void>
  /** Moves virtual time forward, running and waking everything on the way. */
  step(ms: number): Promise<void>
}

/** Control over a world of this process. */
export const controlOf = (world: World): Control => ({
  status: async () => {
    const { records } = world.journal
    return {
      seed: world.seed,
      pace: world.clock.pace,
      nowMs: world.clock.now(),
      elapsedMs: world.clock.now() - worldEpochMs,
      requests: { all: records.length, writes: records.filter(({ write }) => write).length },
      objects: inventory(world),
    }
  },
  journal: async () => world.journal.records,
  snapshot: async () => takeSnapshot(world),
  faults: async () => world.faults.armed,
  addFaults: async (faults) => {
    for (const fault of faults) world.faults.add(fault)
    world.commit()
  },
  clearFaults: async () => {
    world.faults.clear()
    world.commit()
  },
  step: async (ms) => world.clock.step(ms),
})
