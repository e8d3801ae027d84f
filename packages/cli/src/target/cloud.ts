import { readFileSync } from 'node:fs'
import { armEndpoint, cloudCredential, createAzureSession } from '@interconnect/azure'
import { type Clock, InterconnectError } from '@interconnect/model'
import { cloudEndpoint, createOciSession, environmentAuth } from '@interconnect/oci'
import { regionOf } from '../document-region.ts'
import type { Host } from '../host.ts'
import { nodeClock } from '../node-clock.ts'
import type { Target } from './target.ts'

type Environment = Host['environment']

/**
 * The real clouds, with the credentials that this machine has. `INTERCONNECT_AZURE_ENDPOINT` and
 * `INTERCONNECT_OCI_ENDPOINT` (a prefix of `/<service>/<region>`) lead elsewhere: through a gateway, or to simulators
 * served by another process, whose authority `INTERCONNECT_CA_FILE` names. With `INTERCONNECT_CONTROL_FILE` of such
 * simulators, waiting is done in their time.
 */
export async function openCloudTarget(environment: Environment): Promise<Target> {
  const ca = readCa(environment['INTERCONNECT_CA_FILE'])
  const credential = cloudCredential()
  const auth = environmentAuth(environment)
  const clock = await clockOf(environment['INTERCONNECT_CONTROL_FILE'])
  return {
    clock,
    connect: async ({ spec }, options) => ({
      azure: createAzureSession({
        ...options,
        endpoint: environment['INTERCONNECT_AZURE_ENDPOINT'] || armEndpoint,
        credential,
        clock,
        ca,
        subscription: spec.azure.subscription,
      }),
      oci: createOciSession({
        readOnly: options.readOnly,
        assertMayWrite: options.assertMayWrite,
        endpoint: ociEndpoint(environment, regionOf(spec)),
        auth,
        clock,
        compartmentId: spec.oci.compartment,
      }),
    }),
    [Symbol.asyncDispose]: async () => clock[Symbol.asyncDispose]?.(),
  }
}

async function clockOf(controlFile: string | undefined): Promise<Clock & Partial<AsyncDisposable>> {
  if (!controlFile) return nodeClock
  const { readControlFile, RemoteClock } = await import('@interconnect/sim')
  const access = readControlFile(controlFile)
  if (access) return RemoteClock.join(access)
  throw new InterconnectError('usage/invalid-argument', `cannot read INTERCONNECT_CONTROL_FILE ${controlFile}`, {
    hint: 'is `interconnect sim start` running? if the target is the real clouds, unset it',
  })
}

function ociEndpoint(environment: Environment, region: string): ReturnType<typeof cloudEndpoint> {
  const prefix = environment['INTERCONNECT_OCI_ENDPOINT']
  return prefix ? (service) => `${prefix.replace(/\/$/, '')}/${service}/${region}` : cloudEndpoint(region)
}

function readCa(file: string | undefined): string | undefined {
  if (!file) return undefined
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new InterconnectError('usage/invalid-argument', `cannot read INTERCONNECT_CA_FILE ${file}`, {
      hint: 'give it the PEM file of the authority to trust, or unset it',
      cause,
    })
  }
}
