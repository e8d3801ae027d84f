import { rmSync } from 'node:fs'
import { resetSimulator } from '@interconnect/sim'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import type { WorldDocument } from '../output/simulator.ts'
import { journalsDirectory, worldDirectory } from '../state/paths.ts'

/** The journals go with the world: what they name is gone. */
export async function simReset(input: GlobalInput, _host: Host): Promise<Result> {
  const directory = worldDirectory(input)
  resetSimulator(directory)
  rmSync(journalsDirectory({ ...input, target: 'sim' }), { recursive: true, force: true })
  return {
    exitCode: 0,
    human: ({ style }) => `${style.good('✓')} the simulated world in ${directory} is gone`,
    json: (): WorldDocument => ({
      apiVersion: 'oci-azure.dev/v1alpha1',
      kind: 'World',
      directory,
      exists: false,
      objects: { azure: {}, oci: {} },
    }),
  }
}
