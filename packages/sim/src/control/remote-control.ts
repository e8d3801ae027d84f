import type { Armed, RequestRecord, WorldSnapshot } from '../core/index.ts'
import type { Control, WorldStatus } from './control.ts'
import { type ControlAccess, controlFile, readControlFile } from './control-file.ts'
import { exchange } from './exchange.ts'

/** Control over a world that another process serves. */
export function remoteControl(access: ControlAccess): Control {
  const get = async <Part>(path: string) => (await exchange(access, { path })) as Part
  const post = async (path: string, body: unknown) => void (await exchange(access, { method: 'POST', path, body }))
  return {
    status: () => get<WorldStatus>('/status'),
    journal: async () => (await get<{ records: RequestRecord[] }>('/journal')).records,
    snapshot: () => get<WorldSnapshot>('/snapshot'),
    faults: async () => (await get<{ faults: Armed[] }>('/faults')).faults,
    addFaults: (faults) => post('/faults', { faults }),
    clearFaults: async () => void (await exchange(access, { method: 'DELETE', path: '/faults' })),
    step: (ms) => post('/clock/step', { ms }),
  }
}

/** Control over the world of a directory when another process serves it with a control endpoint; else `undefined`. */
export async function findServed(directory: string): Promise<Control | undefined> {
  const access = readControlFile(controlFile(directory))
  if (!access) return undefined
  const control = remoteControl(access)
  return control.status().then(
    () => control,
    () => undefined,
  )
}
