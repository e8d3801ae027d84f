import { parseResourceId } from '@interconnect/azure-api'
import { expect, test } from 'vitest'
import { appliedQuickstart } from '../applied.ts'
import { clientsOf, quickly } from './workplace.ts'

test("What `interconnect apply` built reads back with Microsoft's SDK as Microsoft's guide would have left it.", async () => {
  await using applied = await appliedQuickstart()
  const { network, resources } = clientsOf(applied.simulator)
  const [circuit] = await Array.fromAsync(network.expressRouteCircuits.listAll())
  expect(circuit).toMatchObject({
    serviceProviderProvisioningState: 'Provisioned',
    circuitProvisioningState: 'Enabled',
    serviceProviderProperties: { serviceProviderName: 'Oracle Cloud FastConnect', bandwidthInMbps: 1000 },
    peerings: [{ name: 'AzurePrivatePeering', peerASN: 31898, state: 'Enabled' }],
  })
  const { resourceGroup, name } = parseResourceId(circuit!.id!)!
  for (const path of ['primary', 'secondary']) {
    const table = await network.expressRouteCircuits.listArpTable(
      resourceGroup!,
      name,
      'AzurePrivatePeering',
      path,
      quickly,
    )
    expect(table.value).toHaveLength(2)
  }
  const filter = "resourceType eq 'Microsoft.Network/virtualNetworkGateways'"
  const [gateway] = await Array.fromAsync(resources.resources.list({ filter }))
  const learned = await network.virtualNetworkGateways.getLearnedRoutes(resourceGroup!, gateway!.name!, quickly)
  expect(learned.value?.map((route) => route.network)).toContain('10.1.10.0/24')
  const connections = await Array.fromAsync(network.virtualNetworkGatewayConnections.list(resourceGroup!))
  expect(connections).toMatchObject([{ connectionStatus: 'Connected', peer: { id: circuit!.id } }])
})
