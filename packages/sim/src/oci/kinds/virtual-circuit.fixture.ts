import type { TestClient } from '../test-client.ts'
import { azureProviderServiceId } from '../provider-services.ts'

export const mappings = [
  { customerBgpPeeringIp: '10.0.0.18/30', oracleBgpPeeringIp: '10.0.0.17/30' },
  { customerBgpPeeringIp: '10.0.0.22/30', oracleBgpPeeringIp: '10.0.0.21/30' },
]

/** A body that makes a circuit to Azure, with a DRG of its own unless one is given. */
export const newCircuit = async (client: TestClient, more: Record<string, unknown> = {}) => ({
  compartmentId: client.compartmentId,
  type: 'PRIVATE',
  providerServiceId: azureProviderServiceId(client.region),
  providerServiceKeyName: '7b9fe5a2-8a52-4dcb-9a3a-000000000001',
  bandwidthShapeName: '1 Gbps',
  crossConnectMappings: mappings,
  gatewayId: 'gatewayId' in more ? more['gatewayId'] : (await client.drg()).id,
  ...more,
})
