import { existsSync } from 'node:fs'
import { inventory, openSimulator, worldEpochMs } from '@interconnect/sim'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import type { WorldDocument } from '../output/simulator.ts'
import { worldDirectory } from '../state/paths.ts'
import { worldText } from '../views/simulator.human.ts'

const head = { apiVersion: 'oci-azure.dev/v1alpha1', kind: 'World' } as const

export async function simStatus(input: GlobalInput, _host: Host): Promise<Result> {
  const document = await worldDocument(worldDirectory(input))
  return { exitCode: 0, human: (look) => worldText(document, look), json: () => document }
}

/** Looks into a world without making one. */
export async function worldDocument(directory: string): Promise<WorldDocument> {
  if (!existsSync(directory)) return { ...head, directory, exists: false, objects: { azure: {}, oci: {} } }
  await using simulator = await openSimulator({ directory })
  const { world, clock } = simulator
  return {
    ...head,
    directory,
    exists: true,
    seed: world.seed,
    time: new Date(clock.now()).toISOString(),
    elapsedMs: clock.now() - worldEpochMs,
    requests: { all: world.journal.records.length, writes: world.journal.writes.length },
    objects: inventory(world),
  }
}
