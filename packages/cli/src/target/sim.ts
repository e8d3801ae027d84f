import { clientSecretCredential, createAzureSession } from '@interconnect/azure'
import { createOciSession, keyAuth } from '@interconnect/oci'
import { openSimulator, type Pace, type Simulator } from '@interconnect/sim'
import { regionOf } from '../document-region.ts'
import type { GlobalInput } from '../global-flags.ts'
import { worldDirectory } from '../state/paths.ts'
import type { Accounts, ConnectOptions, Sessions, Target } from './target.ts'

/** Pace names of the command line; a client in the same process drives time as fast as it works. */
const paces: Readonly<Record<GlobalInput['pace'], Pace>> = { instant: 'driven', '60x': 60, '1x': 1 }

export interface SimTarget extends Target {
  readonly simulator: Simulator
}

/** The simulators, running inside this process over the world in the state directory. */
export async function openSimTarget(input: Pick<GlobalInput, 'stateDir' | 'pace'>): Promise<SimTarget> {
  const simulator = await openSimulator({ directory: worldDirectory(input), pace: paces[input.pace] })
  return {
    simulator,
    clock: simulator.clock,
    connect: async (document, options) => connect(simulator, document, options),
    [Symbol.asyncDispose]: () => simulator.close(),
  }
}

function connect(simulator: Simulator, { spec }: Accounts, options: ConnectOptions): Sessions {
  const { endpoints, ca, clock, azure, oci } = simulator
  simulator.ensureAccount({ subscription: spec.azure.subscription, compartment: spec.oci.compartment })
  const { tenant, clientId, clientSecret } = azure
  return {
    azure: createAzureSession({
      ...options,
      endpoint: endpoints.azure,
      credential: clientSecretCredential({ authority: endpoints.azure, tenant, clientId, clientSecret, clock, ca }),
      clock,
      ca,
      subscription: spec.azure.subscription,
    }),
    oci: createOciSession({
      readOnly: options.readOnly,
      assertMayWrite: options.assertMayWrite,
      endpoint: (service) => `${endpoints.oci}/${service}/${regionOf(spec)}`,
      auth: keyAuth(oci),
      clock,
      compartmentId: spec.oci.compartment,
    }),
  }
}
