import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type ClientSettings, type Simulator, writeClientSettings } from '@interconnect/sim'
import { pythonTool } from '../python-tool.ts'

const run = promisify(execFile)

/** The `az` whose commands are the witness. */
export const azureCli = pythonTool('azure-cli', '2.91.0', 'az')

/** `az` on a simulator: its answer parsed. @throws Error with what it printed instead */
export type Az = (...args: readonly string[]) => Promise<unknown>

/** Writes the settings of a simulator into `directory`, runs what they say to set `az` up, and gives the command. */
export async function azOn(simulator: Simulator, directory: string): Promise<Az> {
  const { az } = writeClientSettings(simulator, directory)
  for (const [, ...args] of az.setUp) await azWith(az, args)
  return async (...args) => {
    const text = await azWith(az, [...args, '--output', 'json'])
    return text.trim() === '' ? undefined : (JSON.parse(text) as unknown)
  }
}

async function azWith({ environment }: ClientSettings['az'], args: readonly string[]): Promise<string> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment }
  try {
    const { stdout } = await run(azureCli.command, args, { env, maxBuffer: 1 << 26 })
    return stdout
  } catch (error) {
    throw new Error(refusal(error), { cause: error })
  }
}

const refusal = (error: unknown): string => String((error as { stderr?: string }).stderr ?? error)
