import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import type { WorldDocument } from '../output/simulator.ts'
import { worldDirectory } from '../state/paths.ts'
import { withControl } from './with-control.ts'
import { worldText } from '../views/simulator.human.ts'

const head = { apiVersion: 'oci-azure.dev/v1alpha1', kind: 'World' } as const

export async function simStatus(input: GlobalInput, _host: Host): Promise<Result> {
  const document = await worldDocument(worldDirectory(input))
  return { exitCode: 0, human: (look) => worldText(document, look), json: () => document }
}

/** Looks into a world without making one. */
export async function worldDocument(directory: string): Promise<WorldDocument> {
  const status = await withControl(directory, (control) => control.status())
  if (!status) return { ...head, directory, exists: false, objects: { azure: {}, oci: {} } }
  const { seed, nowMs, elapsedMs, requests, objects } = status
  return { ...head, directory, exists: true, seed, time: new Date(nowMs).toISOString(), elapsedMs, requests, objects }
}
