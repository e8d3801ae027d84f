import { existsSync } from 'node:fs'
import { type Control, findServed, openSimulator } from '@interconnect/sim'

/** Works on the simulated world of a directory, served by another process or not; `undefined` when there is none. */
export async function withControl<T>(directory: string, use: (control: Control) => Promise<T>): Promise<T | undefined> {
  if (!existsSync(directory)) return undefined
  const served = await findServed(directory)
  if (served) return use(served)
  await using simulator = await openSimulator({ directory })
  return await use(simulator.control)
}
