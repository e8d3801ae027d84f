import { expect, test } from 'vitest'
import { aConnection, aGateway, aNetwork, anArm, anArmReadyToConnect, type Answer, ids } from '../../../test/arm.ts'

const code = ({ body }: Answer): string => body.error.code

test('a gateway takes half an hour to make, and its network takes writes meanwhile', async () => {
  const arm = await anArm()
  await arm.make(ids.network, aNetwork())
  await arm.request('PUT', ids.gateway, aGateway())
  arm.world.clock.step(25 * 60 * 1000)
  expect((await arm.request('GET', ids.gateway)).body.properties.provisioningState).toBe('Updating')
  expect(
    (await arm.request('PUT', `${ids.network}/subnets/db`, { properties: { addressPrefix: '10.12.3.0/24' } })).status,
  ).toBe(201)
  arm.world.clock.step(20 * 60 * 1000)
  expect((await arm.request('GET', ids.gateway)).body.properties).toMatchObject({
    provisioningState: 'Succeeded',
    sku: { capacity: 2 },
    bgpSettings: { asn: 65515, bgpPeeringAddress: '10.12.1.4' },
  })
})

test('a public address is neither needed nor kept', async () => {
  const arm = await anArm()
  await arm.make(ids.network, aNetwork())
  const body = aGateway()
  const [configuration] = body.properties.ipConfigurations
  const sent = {
    ...configuration,
    properties: { ...configuration!.properties, publicIPAddress: { id: `${ids.network}-ip` } },
  }
  const answer = await arm.make(ids.gateway, { ...body, properties: { ...body.properties, ipConfigurations: [sent] } })
  expect(answer.body.properties.ipConfigurations[0].properties.publicIPAddress).toBeUndefined()
})

test.each([
  [
    'in another subnet',
    { ipConfigurations: [{ name: 'd', properties: { subnet: { id: ids.subnet } } }] },
    'InvalidParameter',
  ],
  [
    'in no subnet',
    { ipConfigurations: [{ name: 'd', properties: { subnet: { id: `${ids.network}/subnets/none` } } }] },
    'InvalidResourceReference',
  ],
  ['of an unknown size', { sku: { name: 'Huge' } }, 'InvalidParameter'],
  ['for VPN', { gatewayType: 'Vpn' }, 'InvalidParameter'],
])('a gateway %s is refused', async (_, over, expected) => {
  const arm = await anArm()
  await arm.make(ids.network, aNetwork())
  const body = aGateway()
  expect(code(await arm.request('PUT', ids.gateway, { ...body, properties: { ...body.properties, ...over } }))).toBe(
    expected,
  )
})

test('a network takes one ExpressRoute gateway', async () => {
  const arm = await anArm()
  await arm.make(ids.network, aNetwork())
  await arm.make(ids.gateway, aGateway())
  expect(code(await arm.request('PUT', `${ids.gateway}2`, aGateway()))).toBe('OperationNotAllowed')
})

test('a gateway is resized only along the documented moves', async () => {
  const arm = await anArm()
  await arm.make(ids.network, aNetwork())
  await arm.make(ids.gateway, aGateway('ErGw1AZ'))
  expect(code(await arm.request('PUT', ids.gateway, aGateway('Standard')))).toBe('OperationNotAllowed')
  expect((await arm.request('PUT', ids.gateway, aGateway('ErGw3AZ'))).status).toBe(200)
})

test('a PATCH of its tags is a long operation', async () => {
  const arm = await anArm()
  await arm.make(ids.network, aNetwork())
  await arm.make(ids.gateway, aGateway())
  const answer = await arm.request('PATCH', ids.gateway, { tags: { a: '1' } })
  expect(answer.headers.get('azure-asyncoperation')).not.toBeNull()
  expect([answer.body.tags, answer.body.properties.provisioningState]).toEqual([{ a: '1' }, 'Updating'])
})

test('a gateway with a connection cannot go', async () => {
  const arm = await anArmReadyToConnect()
  await arm.make(ids.connection, aConnection())
  expect(code(await arm.request('DELETE', ids.gateway))).toBe('VirtualNetworkGatewayCannotBeDeleted')
  const listed = await arm.request('GET', `${ids.gateway}/connections`)
  expect(listed.body.value.map(({ id }: { id: string }) => id)).toEqual([ids.connection])
})

test('what it learned comes through the Location: 202 null, then 200 with the rows', async () => {
  const row = {
    localAddress: '10.12.1.12',
    network: '10.1.0.0/16',
    nextHop: '10.12.1.4',
    sourcePeer: '10.12.1.4',
    origin: 'EBgp',
    asPath: '12076-31898',
    weight: 32769,
  }
  const arm = await anArm({ link: { learnedRoutes: () => [row] } })
  await arm.make(ids.network, aNetwork())
  await arm.make(ids.gateway, aGateway())
  const answer = await arm.request('POST', `${ids.gateway}/getLearnedRoutes`)
  expect([answer.status, answer.body, answer.headers.get('azure-asyncoperation')]).toEqual([202, null, null])
  const location = answer.headers.get('location')!
  const waiting = await arm.request('GET', location)
  expect([waiting.status, waiting.body, waiting.headers.get('location')]).toEqual([202, null, location])
  arm.settle()
  const done = await arm.request('GET', location)
  expect([done.status, done.body, done.headers.get('location')]).toEqual([200, { value: [row] }, location])
})

test('what it advertises is asked per peer, and the sessions can be', async () => {
  const peer = (neighbor: string) => ({
    localAddress: '10.12.1.12',
    neighbor,
    asn: 12076,
    state: 'Connected' as const,
    routesReceived: 1,
    messagesSent: 2,
    messagesReceived: 3,
  })
  const asked: string[] = []
  const arm = await anArm({
    link: {
      bgpPeerStatus: () => [peer('10.12.1.4'), peer('10.12.1.5')],
      advertisedRoutes: (_, address) => {
        asked.push(address)
        return []
      },
    },
  })
  await arm.make(ids.network, aNetwork())
  await arm.make(ids.gateway, aGateway())
  const ask = async (path: string) => {
    const location = (await arm.request('POST', `${ids.gateway}/${path}`)).headers.get('location')!
    arm.settle()
    return arm.request('GET', location)
  }
  expect((await ask('getBgpPeerStatus')).body.value).toHaveLength(2)
  expect((await ask('GETBGPPEERSTATUS?peer=10.12.1.5')).body.value).toHaveLength(1)
  await ask('getAdvertisedRoutes?peer=10.12.1.4')
  expect(asked).toEqual(['10.12.1.4'])
  expect((await ask('getAdvertisedRoutes')).body.error.code).toBe('InvalidParameter')
})
