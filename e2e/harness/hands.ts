import { type AzureApi, clientSecretCredential, createAzureSession } from '@interconnect/azure'
import { createOciSession, keyAuth, type OciApi } from '@interconnect/oci'
import type { Simulator } from '@interconnect/sim'

/** Both simulated clouds as a person with the consoles has them. */
export interface Hands {
  readonly azure: AzureApi
  readonly oci: OciApi
  readonly simulator: Simulator
  readonly subscription: string
  readonly compartment: string
}

export const subscription = '00000000-0000-0000-0000-000000000000'
export const compartment = 'ocid1.compartment.oc1..example'

/** Sessions with both clouds of a world, in the account that the documents name. */
export function handsOn(simulator: Simulator, region = 'us-ashburn-1'): Hands {
  simulator.ensureAccount({ subscription, compartment })
  const { clock, endpoints, ca } = simulator
  const credential = clientSecretCredential({ authority: endpoints.azure, ca, clock, ...simulator.azure })
  return {
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
}
