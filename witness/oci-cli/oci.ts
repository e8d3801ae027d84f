import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { ClientSettings } from '@interconnect/sim'
import { pythonTool } from '../python-tool.ts'

const run = promisify(execFile)

/** The command line that is the witness. */
export const ociCli = pythonTool('oci-cli', '3.89.3', 'oci')

// oxlint-disable-next-line typescript/no-explicit-any -- a test looks into answers freely
export type Answer = any

/** Options of a command in camel case: a list or object is passed as JSON, `true` as a bare flag. */
export type Options = Readonly<Record<string, string | number | boolean | object>>

/** `oci` on a simulator: `data` of its answer, or `undefined` when it printed nothing. */
export type Oci = (command: string, options?: Options) => Promise<Answer>

/** What `oci` says of an answer of the service that is an error. */
export interface ServiceError {
  readonly code: string
  readonly status: number
  readonly message: string
}

/** `oci` with what a simulator's settings say; commands of other services than Core are told their own endpoint. */
export function ociOn({ oci, ociSdk }: ClientSettings, environment: Readonly<Record<string, string>> = {}): Oci {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...oci.environment, ...environment }
  return async (command, options = {}) => {
    const service = elsewhere[command.split(' ', 1)[0]!]
    const endpoint = service === undefined ? {} : { endpoint: ociSdk.endpoints[service] }
    const words = [...command.split(' '), ...argumentsOf({ ...endpoint, ...napsOf(options), ...options })]
    const { stdout } = await run(ociCli.command, words, { env, maxBuffer: 1 << 26 })
    return stdout.trim() === '' ? undefined : (JSON.parse(stdout) as { data: Answer }).data
  }
}

const elsewhere: Readonly<Record<string, keyof ClientSettings['ociSdk']['endpoints'] | undefined>> = {
  iam: 'identity',
  'vn-monitoring': 'vnca-api',
}

/** Half a minute between two questions is the command's own idea; the simulator's time runs faster. */
const napsOf = ({ waitForState }: Options): Options => (waitForState === undefined ? {} : { waitIntervalSeconds: 1 })

const argumentsOf = (options: Options): string[] =>
  Object.entries(options).flatMap(([name, value]) => {
    const flag = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
    if (value === true) return [flag]
    return [flag, typeof value === 'object' ? JSON.stringify(value) : String(value)]
  })

/** What a command was refused with. */
export async function refused(command: Promise<Answer>): Promise<ServiceError> {
  try {
    await command
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string }
    const [, json] = /ServiceError:\s*(\{[\s\S]*\})/.exec(stderr) ?? []
    if (json !== undefined) return JSON.parse(json) as ServiceError
    throw error
  }
  throw new Error('the command was not refused')
}
