import { describe, expect, test } from 'vitest'
import {
  aCircuit,
  aConnection,
  aGateway,
  aNetwork,
  anArm,
  anArmReadyToConnect,
  type Answer,
  ids,
  setProviderState,
  subscription,
} from '../../../test/arm.ts'

const code = ({ body }: Answer): string => body.error.code

describe('a connection', () => {
  test('comes up: Connecting, then Connected', async () => {
    const arm = await anArmReadyToConnect()
    const created = await arm.request('PUT', ids.connection, aConnection())
    expect([created.status, created.body.properties.connectionStatus]).toEqual([201, 'Connecting'])
    arm.settle()
    expect((await arm.request('GET', ids.connection)).body.properties).toMatchObject({
      provisioningState: 'Succeeded',
      connectionStatus: 'Connected',
      routingWeight: 0,
      expressRouteGatewayBypass: false,
    })
  })

  test('to a circuit that is not provisioned is granted, fails, and is left Failed', async () => {
    const arm = await anArmReadyToConnect()
    setProviderState(arm, 'NotProvisioned')
    const created = await arm.request('PUT', ids.connection, aConnection())
    arm.settle()
    const operation = (await arm.request('GET', created.headers.get('azure-asyncoperation')!)).body
    expect([created.status, operation.status, operation.error.code]).toEqual([
      201,
      'Failed',
      'ReferencedResourceNotProvisioned',
    ])
    expect((await arm.request('GET', ids.connection)).body.properties).toMatchObject({
      provisioningState: 'Failed',
      connectionStatus: 'NotConnected',
    })
    setProviderState(arm, 'Provisioned')
    await arm.make(ids.connection, aConnection())
    expect((await arm.request('GET', ids.connection)).body.properties.connectionStatus).toBe('Connected')
  })

  test('is NotConnected once the circuit has lost its peering', async () => {
    const arm = await anArmReadyToConnect()
    await arm.make(ids.connection, aConnection())
    setProviderState(arm, 'NotProvisioned')
    expect((await arm.request('GET', ids.connection)).body.properties.connectionStatus).toBe('NotConnected')
  })

  test('needs gateway and circuit, of the right types', async () => {
    const arm = await anArm()
    await arm.make(ids.circuit, aCircuit())
    expect(code(await arm.request('PUT', ids.connection, aConnection()))).toBe('InvalidResourceReference')
    const toVirtualWan = {
      ...aConnection(),
      properties: {
        ...aConnection().properties,
        virtualNetworkGateway1: { id: ids.gateway.replace('virtualNetworkGateways', 'expressRouteGateways') },
      },
    }
    expect((await arm.request('PUT', ids.connection, toVirtualWan)).body.error.details[0].code).toBe(
      'InvalidJsonReferenceWrongType',
    )
  })

  test.each([
    ['a shared key', { sharedKey: 'x' }, 'BadRequest'],
    ['no circuit', { peer: null }, 'InvalidRequestFormat'],
    ['FastPath through a small gateway', { expressRouteGatewayBypass: true }, 'InvalidParameter'],
    ['a foreign key', { authorizationKey: 'x' }, 'AuthorizationFailed'],
    ['another type', { connectionType: 'IPsec' }, 'InvalidParameter'],
  ])('with %s is refused', async (_, over, expected) => {
    const arm = await anArmReadyToConnect()
    const body = aConnection()
    expect(
      code(await arm.request('PUT', ids.connection, { ...body, properties: { ...body.properties, ...over } })),
    ).toBe(expected)
  })

  test('joins a gateway and a circuit once', async () => {
    const arm = await anArmReadyToConnect()
    await arm.make(ids.connection, aConnection())
    expect(code(await arm.request('PUT', `${ids.connection}2`, aConnection()))).toBe('OperationNotAllowed')
  })

  test('is written while neither gateway nor circuit is', async () => {
    const arm = await anArmReadyToConnect()
    const { body } = await arm.request('GET', ids.circuit)
    await arm.request('PUT', ids.circuit, body)
    expect((await arm.request('PUT', ids.connection, aConnection())).status).toBe(429)
    arm.settle()
    await arm.request('PUT', ids.connection, aConnection())
    expect((await arm.request('PUT', ids.circuit, body)).status).toBe(429)
    expect((await arm.request('PUT', ids.gateway, aGateway())).status).toBe(429)
  })

  test('of a Local circuit stays in its metro', async () => {
    const arm = await anArm()
    await arm.make(ids.network, { ...aNetwork(), location: 'westus' })
    await arm.make(ids.gateway, { ...aGateway(), location: 'westus' })
    await arm.make(ids.circuit, aCircuit({ tier: 'Local', family: 'UnlimitedData' }))
    expect(code(await arm.request('PUT', ids.connection, { ...aConnection(), location: 'westus' }))).toBe(
      'OperationNotAllowed',
    )
  })
})

describe('an authorization', () => {
  const authorization = `${ids.circuit}/authorizations/other`

  test('gets a key that lets another subscription connect, once', async () => {
    const arm = await anArmReadyToConnect()
    await arm.make(authorization, { properties: {} })
    const { authorizationKey } = (await arm.request('GET', authorization)).body.properties
    expect((await arm.request('POST', `${authorization}/listKeys`)).body).toEqual({ authorizationKey })
    const elsewhere = (path: string) =>
      path.replace(subscription, '/subscriptions/33333333-3333-4333-8333-333333333333')
    await arm.request('PUT', elsewhere(ids.network).split('/providers')[0]!, { location: 'eastus' })
    await arm.make(elsewhere(ids.network), aNetwork())
    const gateway = JSON.parse(elsewhere(JSON.stringify(aGateway()))) as object
    await arm.make(elsewhere(ids.gateway), gateway)
    const connect = (key: object) =>
      arm.request('PUT', elsewhere(ids.connection), {
        location: 'eastus',
        properties: { ...aConnection().properties, virtualNetworkGateway1: { id: elsewhere(ids.gateway) }, ...key },
      })
    expect(code(await connect({}))).toBe('AuthorizationFailed')
    expect((await connect({ authorizationKey })).status).toBe(201)
    arm.settle()
    expect((await arm.request('GET', authorization)).body.properties).toMatchObject({
      authorizationUseStatus: 'InUse',
      connectionResourceUri: elsewhere(ids.connection),
    })
    expect(JSON.stringify((await arm.request('GET', elsewhere(ids.connection))).body)).not.toContain(authorizationKey)
    expect(
      code(
        await arm.request('PUT', ids.connection, {
          ...aConnection(),
          properties: { ...aConnection().properties, authorizationKey },
        }),
      ),
    ).toBe('OperationNotAllowed')
  })
})
