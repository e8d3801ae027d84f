import { clientSecretCredential, createAzureSession } from '@interconnect/azure'
import type { Simulator } from '@interconnect/sim'

/** The Azure half of an interconnect as Oracle's clients need it: a circuit with a key to redeem. */
export interface AzureSide {
  readonly serviceKey: string
  /** `NotProvisioned`, `Provisioned` or between. */
  providerState(): Promise<string>
}

/** Orders an ExpressRoute circuit of 1 Gbps in Washington DC, which Ashburn serves. */
export async function azureSide(simulator: Simulator, name = 'circuit'): Promise<AzureSide> {
  const { endpoints, azure, ca, clock } = simulator
  const credential = clientSecretCredential({ authority: endpoints.azure, ...azure, clock, ca })
  const arm = createAzureSession({ endpoint: endpoints.azure, credential, clock, ca, subscription: azure.subscription })
  const group = `/subscriptions/${azure.subscription}/resourceGroups/witness`
  const circuit = `${group}/providers/Microsoft.Network/expressRouteCircuits/${name}`
  await arm.put(group, { location: 'eastus' })
  await arm.finished(await arm.put(circuit, newCircuit))
  const properties = async () => (await arm.get<Circuit>(circuit))!.properties
  return {
    serviceKey: (await properties()).serviceKey,
    providerState: async () => (await properties()).serviceProviderProvisioningState,
  }
}

interface Circuit {
  readonly properties: { readonly serviceKey: string; readonly serviceProviderProvisioningState: string }
}

const newCircuit = {
  location: 'eastus',
  sku: { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' },
  properties: {
    serviceProviderProperties: {
      serviceProviderName: 'Oracle Cloud FastConnect',
      peeringLocation: 'Washington DC',
      bandwidthInMbps: 1000,
    },
  },
}
