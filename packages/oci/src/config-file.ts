import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { InterconnectError } from '@interconnect/model'
import type { AuthenticationDetailsProvider, ConfigFileReader } from 'oci-common'
import type { Environment, OciAuth } from './auth.ts'
import { quietly } from './quietly.ts'

export interface ConfigFileChoice {
  /** Path; `~/` is understood. Default `~/.oci/config`. */
  readonly file?: string | undefined
  /** Default `DEFAULT`. */
  readonly profile?: string | undefined
}

const expandHome = (file: string): string => (file.startsWith('~/') ? join(homedir(), file.slice(2)) : file)

/**
 * The configuration file an environment names, or the default one.
 * @source https://docs.oracle.com/en-us/iaas/Content/API/Concepts/sdkconfig.htm
 */
export const configFileOf = (environment: Environment): string =>
  expandHome(environment['OCI_CLI_CONFIG_FILE'] || environment['OCI_CONFIG_FILE'] || '~/.oci/config')

const missing = (message: string, hint: string, cause?: unknown): InterconnectError =>
  new InterconnectError('credentials/missing', message, { hint, cause })

type ConfigFile = ReturnType<typeof ConfigFileReader.parseFileFromPath>

/** Entries without which no request can be signed; a session token stands in for the user. */
function absentEntry(entries: ConfigFile): string | undefined {
  if (entries.get('authentication_type')) return undefined
  const needed = ['tenancy', 'fingerprint', 'key_file', 'region']
  if (!entries.get('security_token_file')) needed.push('user')
  return needed.find((name) => !entries.get(name))
}

function absentFile(entries: ConfigFile): { name: string; file: string } | undefined {
  for (const name of ['key_file', 'security_token_file', 'delegation_token_file']) {
    const file = entries.get(name)
    if (file && !existsSync(expandHome(file))) return { name, file }
  }
  return undefined
}

async function load(file: string, profile: string, source: string): Promise<AuthenticationDetailsProvider> {
  if (!existsSync(file)) {
    throw missing(
      `no OCI configuration file at ${file}`,
      'run `oci setup config`, or name the file in OCI_CLI_CONFIG_FILE',
    )
  }
  const { ConfigFileAuthenticationDetailsProvider, ConfigFileReader, SessionAuthDetailProvider } =
    await import('oci-common')
  let entries: ConfigFile
  try {
    entries = ConfigFileReader.parseFileFromPath(file, profile)
  } catch (cause) {
    throw missing(
      `cannot read ${source}`,
      `check that [${profile}] is there, or name another profile in OCI_CLI_PROFILE`,
      cause,
    )
  }
  const entry = absentEntry(entries)
  if (entry) throw missing(`${source} has no ${entry}`, `add a line ${entry}=… to it, or run \`oci setup config\``)
  const unreadable = absentFile(entries)
  if (unreadable) {
    throw missing(
      `${unreadable.name} of ${source} points to ${unreadable.file}, which is not there`,
      `correct ${unreadable.name}, or run \`oci setup config\``,
    )
  }
  const Provider = entries.get('security_token_file')
    ? SessionAuthDetailProvider
    : ConfigFileAuthenticationDetailsProvider
  return new Provider(file, profile)
}

/**
 * API key, session token (`security_token_file`) or delegation token (`delegation_token_file`), whichever the profile
 * holds.
 */
export function configFileAuth({ file = '~/.oci/config', profile = 'DEFAULT' }: ConfigFileChoice = {}): OciAuth {
  const path = expandHome(file)
  const source = `profile ${profile} of ${path}`
  return {
    source,
    nextStep: `check the key and the fingerprint of ${source}; a session token is renewed with \`oci session refresh\``,
    provider: () => quietly(() => load(path, profile, source)),
  }
}
