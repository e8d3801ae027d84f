import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clientSecretCredential, createAzureSession } from '@interconnect/azure'
import { configFileAuth, createOciSession } from '@interconnect/oci'
import {
  type ClientSettings,
  clientsDirectory,
  controlFile,
  findServed,
  readControlFile,
  RemoteClock,
} from '@interconnect/sim'
import { regionOf } from '../document-region.ts'
import type { Accounts, ConnectOptions, Sessions, Target } from './target.ts'

/**
 * The simulators that another process serves over the world of `directory` with a control endpoint: their time is its
 * time, and it stands still while this process works. `undefined` when nobody serves it.
 */
export async function openServedTarget(directory: string): Promise<Target | undefined> {
  const access = readControlFile(controlFile(directory))
  if (!access || !(await findServed(directory))) return undefined
  const clock = await RemoteClock.join(access)
  const settingsDirectory = clientsDirectory(directory)
  const settings = JSON.parse(readFileSync(join(settingsDirectory, 'clients.json'), 'utf8')) as ClientSettings
  const ca = readFileSync(join(settingsDirectory, 'ca.pem'), 'utf8')
  return {
    clock,
    connect: async (document, options) => connect(document, { settings, ca, clock, options }),
    [Symbol.asyncDispose]: () => clock[Symbol.asyncDispose](),
  }
}

interface Access {
  readonly settings: ClientSettings
  readonly ca: string
  readonly clock: RemoteClock
  readonly options: ConnectOptions
}

function connect({ spec }: Accounts, { settings, ca, clock, options }: Access): Sessions {
  const { azureSdk, ociSdk } = settings
  const { endpoint, environment } = azureSdk
  const identity = {
    tenant: environment['AZURE_TENANT_ID']!,
    clientId: environment['AZURE_CLIENT_ID']!,
    clientSecret: environment['AZURE_CLIENT_SECRET']!,
  }
  const credential = clientSecretCredential({ authority: endpoint, ...identity, clock, ca })
  // `<prefix>/<service>/<region>`
  const ociPrefix = ociSdk.endpoints.iaas.split('/').slice(0, -2).join('/')
  return {
    azure: createAzureSession({ ...options, endpoint, credential, clock, ca, subscription: spec.azure.subscription }),
    oci: createOciSession({
      readOnly: options.readOnly,
      assertMayWrite: options.assertMayWrite,
      endpoint: (service) => `${ociPrefix}/${service}/${regionOf(spec)}`,
      auth: configFileAuth({ file: ociSdk.configFile, profile: ociSdk.profile }),
      clock,
      compartmentId: spec.oci.compartment,
    }),
  }
}
