import { expect, test } from 'vitest'
import { kindWorld, ourTags } from '../../test/kind-context.ts'
import { groupId } from '../../test/test-session.ts'
import { connection } from './connection.ts'

const props = {
  resourceGroupId: groupId,
  name: 'join',
  location: 'eastus',
  gatewayId: '/gw',
  circuitId: '/er',
  fastPath: false,
  routingWeight: 0,
}
const id = `${groupId}/providers/Microsoft.Network/connections/join`

test('A connection names gateway and circuit and never a shared key.', async () => {
  const { context, writes } = kindWorld()
  await connection.create(props, context)
  expect(writes()[0]?.body).toEqual({
    location: 'eastus',
    tags: ourTags,
    properties: {
      connectionType: 'ExpressRoute',
      virtualNetworkGateway1: { id: '/gw' },
      peer: { id: '/er' },
      expressRouteGatewayBypass: false,
      routingWeight: 0,
    },
  })
})

test('Absent members read as their defaults, and the status is told.', async () => {
  const wire = {
    id,
    location: 'eastus',
    properties: {
      provisioningState: 'Succeeded',
      connectionType: 'ExpressRoute',
      virtualNetworkGateway1: { id: '/GW' },
      peer: { id: '/ER' },
      connectionStatus: 'Connected',
    },
  }
  const { context } = kindWorld([wire])
  const attributes = (await connection.read(id, context))!
  expect(attributes.connectionStatus).toBe('Connected')
  expect(connection.holds(attributes, props)).toEqual(props)
})

test('Writes take turns on both the gateway and the circuit.', () => {
  expect(connection.serialised!(props)).toEqual(['/gw', '/er'])
})
