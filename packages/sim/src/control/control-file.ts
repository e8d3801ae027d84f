import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeThenRename } from '../core/index.ts'

/** Where a served world is controlled, and what proves that one may. */
export const ControlAccess = z.object({ endpoint: z.url(), token: z.string(), pid: z.int() })
export type ControlAccess = z.output<typeof ControlAccess>

export const controlFileName = 'control.json'

/** Its path in the directory of a world. */
export const controlFile = (directory: string): string => join(directory, controlFileName)

/** Written for its owner only. */
export const writeControlFile = (directory: string, access: ControlAccess): void =>
  writeThenRename(controlFile(directory), `${JSON.stringify(access, null, 2)}\n`)

export const removeControlFile = (directory: string): void => rmSync(controlFile(directory), { force: true })

/** `undefined` when there is no such file, or none of ours. */
export function readControlFile(path: string): ControlAccess | undefined {
  try {
    return ControlAccess.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data
  } catch {
    return undefined
  }
}
