import { describe, expect, test } from 'vitest'
import { aGateway, aNetwork, anArm, type Answer, type Arm, ids } from '../../../test/arm.ts'

const spoke = `${ids.network}-spoke`
const toSpoke = `${ids.network}/virtualNetworkPeerings/to-spoke`
const toHub = `${spoke}/virtualNetworkPeerings/to-hub`

const toward = (id: string, over: object = {}) => ({ properties: { remoteVirtualNetwork: { id }, ...over } })
const aSpoke = (prefix = '10.13.0.0/16') => ({
  location: 'eastus',
  properties: { addressSpace: { addressPrefixes: [prefix] } },
})
const code = ({ body }: Answer): string => body.error.code
const stateOf = async (arm: Arm, id: string): Promise<string> =>
  (await arm.request('GET', id)).body.properties.peeringState

async function aHubAndASpoke(): Promise<Arm> {
  const arm = await anArm()
  await arm.make(ids.network, aNetwork())
  await arm.make(spoke, aSpoke())
  return arm
}

describe('a peering of two networks', () => {
  test('is initiated by one side, connected by both, and disconnected for good when one goes', async () => {
    const arm = await aHubAndASpoke()
    await arm.make(toSpoke, toward(spoke))
    expect(await stateOf(arm, toSpoke)).toBe('Initiated')
    await arm.make(toHub, toward(ids.network))
    expect([await stateOf(arm, toSpoke), await stateOf(arm, toHub)]).toEqual(['Connected', 'Connected'])
    await arm.request('DELETE', toHub)
    arm.settle()
    await arm.make(toHub, toward(ids.network))
    expect([await stateOf(arm, toSpoke), await stateOf(arm, toHub)]).toEqual(['Disconnected', 'Initiated'])
  })

  test('is shown in its network with the ranges of the other side, and survives a PUT of the network without it', async () => {
    const arm = await aHubAndASpoke()
    await arm.make(toSpoke, toward(spoke))
    await arm.make(ids.network, aNetwork())
    const [peering] = (await arm.request('GET', ids.network)).body.properties.virtualNetworkPeerings
    expect(peering).toMatchObject({
      id: toSpoke,
      properties: { remoteAddressSpace: { addressPrefixes: ['10.13.0.0/16'] } },
    })
  })

  test('lends a gateway only where there is one, where it is offered, and to a network without one', async () => {
    const arm = await aHubAndASpoke()
    const borrows = toward(ids.network, { useRemoteGateways: true })
    expect(code(await arm.request('PUT', toHub, borrows))).toBe('RemoteVnetHasNoGateways')
    await arm.make(ids.gateway, aGateway())
    await arm.make(toSpoke, toward(spoke))
    const refused = await arm.request('PUT', toHub, borrows)
    expect(refused.body.error.message).toContain('has AllowGatewayTransit flag set to false')
    await arm.make(toSpoke, toward(spoke, { allowGatewayTransit: true }))
    expect((await arm.request('PUT', toHub, borrows)).status).toBe(201)
    const already = await arm.request('PUT', toSpoke, toward(spoke, { useRemoteGateways: true }))
    expect([already.status, already.body.error.message]).toEqual([
      400,
      expect.stringContaining('already has a gateway'),
    ])
  })

  test('joins no networks whose ranges overlap', async () => {
    const arm = await aHubAndASpoke()
    await arm.make(`${spoke}-2`, aSpoke('10.12.128.0/17'))
    expect(code(await arm.request('PUT', toSpoke, toward(`${spoke}-2`)))).toBe('VnetAddressSpacesOverlap')
  })
})
