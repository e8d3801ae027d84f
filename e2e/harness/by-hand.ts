import { type AzureApi, clientSecretCredential, createAzureSession } from '@interconnect/azure'
import { createOciSession, keyAuth, type OciApi } from '@interconnect/oci'
import { openSimulator, type Simulator } from '@interconnect/sim'
import { join } from 'node:path'
import type { Workplace } from './cli.ts'

/** Long enough for everything that was begun by hand to come to its end. */
const restMs = 3 * 60 * 60_000

/** Both simulated clouds as a person with the consoles has them, between two runs of the CLI. */
export interface Hands {
  readonly azure: AzureApi
  readonly oci: OciApi
  readonly simulator: Simulator
  readonly subscription: string
  readonly compartment: string
}

export const subscription = '00000000-0000-0000-0000-000000000000'
export const compartment = 'ocid1.compartment.oc1..example'

/** Opens the world of a workplace, lets `work` change it by hand, lets time pass until all is at rest, closes it. */
export async function byHand<T>(place: Workplace, work: (hands: Hands) => Promise<T>, region = 'us-ashburn-1'): Promise<T> {
  await using simulator = await openSimulator({ directory: join(place.stateDirectory, 'sim') })
  simulator.ensureAccount({ subscription, compartment })
  const { clock, endpoints, ca } = simulator
  const credential = clientSecretCredential({ authority: endpoints.azure, ca, clock, ...simulator.azure })
  const hands: Hands = {
    azure: createAzureSession({ endpoint: endpoints.azure, credential, clock, ca, subscription }),
    oci: createOciSession({
      endpoint: (service) => `${endpoints.oci}/${service}/${region}`,
      auth: keyAuth(simulator.oci),
      clock,
      compartmentId: compartment,
    }),
    simulator,
    subscription,
    compartment,
  }
  const result = await work(hands)
  clock.step(restMs)
  return result
}
