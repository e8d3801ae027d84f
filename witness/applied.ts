import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { openSimulator, type Simulator } from '@interconnect/sim'
import { Workplace } from '../e2e/harness/cli.ts'

/** The compartment that the quickstart names. */
export const compartmentId = 'ocid1.compartment.oc1..example'

/** Builds the quickstart with `interconnect apply`, as a process of its own, and opens the world it left behind. */
export async function appliedQuickstart(): Promise<{ simulator: Simulator } & AsyncDisposable> {
  const place = await Workplace.make(
    await readFile(resolve(import.meta.dirname, '../examples/quickstart.yaml'), 'utf8'),
  )
  const applied = await place.onDocument('apply --auto-approve')
  if (applied.code !== 0) throw new Error(`${applied.stdout}\n${applied.stderr}`)
  const simulator = await openSimulator({ directory: join(place.stateDirectory, 'sim'), pace: 'free' })
  return {
    simulator,
    async [Symbol.asyncDispose]() {
      await simulator.close()
      await place[Symbol.asyncDispose]()
    },
  }
}
