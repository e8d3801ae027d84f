import { NetworkManagementClient, type NetworkManagementClientOptionalParams } from '@azure/arm-network'
import { ResourceManagementClient } from '@azure/arm-resources'
import { ClientSecretCredential } from '@azure/identity'
import { openSimulator, type Simulator, type SimulatorOptions } from '@interconnect/sim'

/** Microsoft's clients on one simulator. */
export interface Clients {
  readonly simulator: Simulator
  readonly network: NetworkManagementClient
  readonly resources: ResourceManagementClient
  readonly subscription: string
}

/** Clients with a simulator of their own. */
export type Workplace = Clients & AsyncDisposable

/** As the documentation of `@azure/identity` and of the management clients sets them up. */
export function clientsOf(simulator: Simulator, more: NetworkManagementClientOptionalParams = {}): Clients {
  const { azure, endpoints, ca } = simulator
  const tlsOptions = { ca }
  const credential = new ClientSecretCredential(azure.tenant, azure.clientId, azure.clientSecret, {
    authorityHost: endpoints.azure,
    disableInstanceDiscovery: true,
    tlsOptions,
  })
  const clientOptions = { ...more, endpoint: endpoints.azure, tlsOptions }
  return {
    simulator,
    network: new NetworkManagementClient(credential, azure.subscription, clientOptions),
    resources: new ResourceManagementClient(credential, azure.subscription, clientOptions),
    subscription: azure.subscription,
  }
}

/** `free`: time passes as fast as the clients ask. `driven`: only when a test steps the clock. */
export async function openWorkplace(
  options: SimulatorOptions = {},
  more: NetworkManagementClientOptionalParams = {},
): Promise<Workplace> {
  const simulator = await openSimulator({ pace: 'free', ...options })
  return { ...clientsOf(simulator, more), [Symbol.asyncDispose]: () => simulator.close() }
}

/** The poller asks again at once: the simulator's hours take no time. */
export const quickly = { updateIntervalInMs: 1 } as const
