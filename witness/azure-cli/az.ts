import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { type ClientSettings, writeClientSettings } from '@interconnect/sim'
import type { Simulator } from '@interconnect/sim'

const run = promisify(execFile)

/** The `azure-cli` whose commands are the witness. */
export const azureCliVersion = '2.91.0'

const venv = resolve(import.meta.dirname, '../../node_modules/.cache/witness/azure-cli/venv')

/** `az` on a simulator: its answer parsed, or the text of its refusal as the error's message. */
export type Az = (...args: readonly string[]) => Promise<unknown>

/** Why the witness cannot run here, or `undefined`. */
export async function unavailable(): Promise<string | undefined> {
  try {
    const { stdout } = await run('python3', ['-c', 'import sys, ensurepip; print(sys.version_info >= (3, 10))'])
    return stdout.trim() === 'True' ? undefined : 'python3 is older than 3.10'
  } catch {
    return 'there is no python3 with pip'
  }
}

/** Installs the pinned `az` into a virtual environment of its own, once per machine. */
export async function ensureAz(): Promise<void> {
  if (await isInstalled()) return
  await run('python3', ['-m', 'venv', '--clear', venv])
  const pip = [`${venv}/bin/pip`, 'install', '--quiet', '--disable-pip-version-check', `azure-cli==${azureCliVersion}`]
  await run(pip[0]!, pip.slice(1), { maxBuffer: 1 << 26 })
}

async function isInstalled(): Promise<boolean> {
  if (!existsSync(`${venv}/bin/az`)) return false
  const { stdout } = await run(`${venv}/bin/python`, ['-m', 'pip', 'show', 'azure-cli'])
  return stdout.includes(`Version: ${azureCliVersion}`)
}

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
    const { stdout } = await run(`${venv}/bin/python`, ['-m', 'azure.cli', ...args], { env, maxBuffer: 1 << 26 })
    return stdout
  } catch (error) {
    throw new Error(refusal(error), { cause: error })
  }
}

/** What `az` printed instead of an answer. */
const refusal = (error: unknown): string => String((error as { stderr?: string }).stderr ?? error)
