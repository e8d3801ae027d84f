import { describe, expect, test } from 'vitest'
import { aGateway, aNetwork, anArm, type Answer, aRule, type Arm, group, ids } from '../../../test/arm.ts'

const provider = `${group}/providers`
const nicId = `${provider}/Microsoft.Network/networkInterfaces/nic`
const machineId = `${provider}/Microsoft.Compute/virtualMachines/vm`
const addressId = `${provider}/Microsoft.Network/publicIPAddresses/ip`

const anInterface = (over: object = {}, properties: object = {}) => ({
  location: 'eastus',
  properties: {
    ipConfigurations: [{ name: 'ipconfig1', properties: { subnet: { id: ids.subnet }, ...over } }],
    ...properties,
  },
})

const aMachine = (...interfaces: readonly string[]) => ({
  location: 'eastus',
  properties: {
    hardwareProfile: { vmSize: 'Standard_D2s_v5' },
    networkProfile: { networkInterfaces: interfaces.map((id) => ({ id })) },
  },
})

const code = ({ body }: Answer): string => body.error.code

/** What a POST that answers later has to say. */
async function later(arm: Arm, path: string): Promise<Answer> {
  const { headers } = await arm.request('POST', path)
  arm.settle()
  return arm.request('GET', headers.get('location')!)
}

describe('a network interface', () => {
  test('gets the lowest free address of its subnet and keeps it; a fixed one has to be free and inside', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    await arm.make(nicId, anInterface())
    await arm.make(`${nicId}2`, anInterface())
    await arm.make(nicId, { ...anInterface(), tags: { a: 'b' } })
    const addressOf = async (id: string) =>
      (await arm.request('GET', id)).body.properties.ipConfigurations[0].properties.privateIPAddress
    expect([await addressOf(nicId), await addressOf(`${nicId}2`)]).toEqual(['10.12.2.4', '10.12.2.5'])
    const fixed = (privateIPAddress: string) =>
      arm.request('PUT', `${nicId}3`, anInterface({ privateIPAllocationMethod: 'Static', privateIPAddress }))
    expect(code(await fixed('10.12.2.5'))).toBe('PrivateIPAddressInUse')
    expect(code(await fixed('10.12.3.9'))).toBe('PrivateIPAddressNotInSubnet')
    expect(code(await fixed('10.12.2.1'))).toBe('PrivateIPAddressNotInSubnet')
    expect((await fixed('10.12.2.9')).status).toBe(201)
  })

  test('finds no address in a subnet that is full', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork({ app: '10.12.2.0/29' }))
    for (const index of [1, 2, 3]) await arm.make(`${nicId}${index}`, anInterface())
    expect(code(await arm.request('PUT', nicId, anInterface()))).toBe('SubnetIsFull')
  })

  test('is known to its subnet, its security group and its public address, none of which can go before it', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    await arm.make(ids.securityGroup, { location: 'eastus', properties: {} })
    await arm.make(addressId, { location: 'eastus', properties: {} })
    await arm.make(
      nicId,
      anInterface({ publicIPAddress: { id: addressId } }, { networkSecurityGroup: { id: ids.securityGroup } }),
    )
    const user = { id: `${nicId}/ipConfigurations/ipconfig1` }
    expect((await arm.request('GET', addressId)).body.properties).toMatchObject({
      ipConfiguration: user,
      ipAddress: expect.stringMatching(/^203\.0\.113\./),
    })
    expect((await arm.request('GET', ids.securityGroup)).body.properties.networkInterfaces).toEqual([{ id: nicId }])
    expect((await arm.request('GET', ids.subnet)).body.properties.ipConfigurations).toEqual([user])
    const refusals = await Promise.all(
      [ids.subnet, ids.securityGroup, addressId].map(async (id) => code(await arm.request('DELETE', id))),
    )
    expect(refusals).toEqual([
      'InUseSubnetCannotBeDeleted',
      'InUseNetworkSecurityGroupCannotBeDeleted',
      'PublicIPAddressCannotBeDeleted',
    ])
    expect(code(await arm.request('PUT', `${nicId}2`, anInterface({ publicIPAddress: { id: addressId } })))).toBe(
      'PublicIPAddressInUse',
    )
  })

  test('is held by one machine, which has to go before it', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    await arm.make(nicId, anInterface())
    await arm.make(machineId, aMachine(nicId))
    expect((await arm.request('GET', nicId)).body.properties).toMatchObject({
      virtualMachine: { id: machineId },
      macAddress: expect.stringMatching(/^00-0D-3A-/),
    })
    expect(code(await arm.request('DELETE', nicId))).toBe('NicInUse')
    expect(code(await arm.request('PUT', `${machineId}2`, aMachine(nicId)))).toBe('NicInUse')
    expect(code(await arm.request('PUT', `${machineId}2`, aMachine()))).toBe('InvalidParameter')
    const { statuses } = (await arm.request('GET', `${machineId}/instanceView`)).body
    expect(statuses.map((status: { code: string }) => status.code)).toEqual([
      'ProvisioningState/succeeded',
      'PowerState/running',
    ])
    const { headers } = await arm.request('DELETE', machineId)
    expect(headers.get('azure-asyncoperation')).toContain('/providers/Microsoft.Compute/locations/eastus/operations/')
    arm.settle()
    expect((await arm.request('DELETE', nicId)).status).toBe(202)
  })

  test('tells its routes and rules only on a running machine', async () => {
    const arm = await anArm({ link: { usedRoutes: () => [{ prefix: '10.1.0.0/16', nextHop: '10.12.1.14' }] } })
    await arm.make(ids.securityGroup, {
      location: 'eastus',
      properties: { securityRules: [{ name: 'ssh', ...aRule(200) }] },
    })
    await arm.make(ids.routeTable, {
      location: 'eastus',
      properties: { routes: [{ name: 'stop', properties: { addressPrefix: '10.99.0.0/16', nextHopType: 'None' } }] },
    })
    await arm.make(ids.network, aNetwork())
    await arm.make(ids.subnet, {
      properties: {
        addressPrefix: '10.12.2.0/24',
        networkSecurityGroup: { id: ids.securityGroup },
        routeTable: { id: ids.routeTable },
      },
    })
    await arm.make(ids.gateway, aGateway())
    await arm.make(nicId, anInterface())
    expect(code(await later(arm, `${nicId}/effectiveRouteTable`))).toBe('OperationNotAllowed')
    await arm.make(machineId, aMachine(nicId))
    const rows = (await later(arm, `${nicId}/effectiveRouteTable`)).body.value as {
      addressPrefix: string[]
      source: string
      name?: string
    }[]
    expect(rows.map(({ addressPrefix, source }) => `${addressPrefix[0]} ${source}`)).toEqual(
      expect.arrayContaining([
        '10.1.0.0/16 VirtualNetworkGateway',
        '10.12.0.0/16 Default',
        '10.99.0.0/16 User',
        '0.0.0.0/0 Default',
      ]),
    )
    const [{ association, effectiveSecurityRules }] = (await later(arm, `${nicId}/effectiveNetworkSecurityGroups`)).body
      .value
    expect(association).toEqual({ subnet: { id: ids.subnet } })
    expect(effectiveSecurityRules[0]).toMatchObject({
      name: 'securityRules/ssh',
      destinationPortRange: '22-22',
      sourcePortRange: '0-65535',
      destinationAddressPrefix: '0.0.0.0/0',
    })
    const fromNetwork = effectiveSecurityRules.find(
      ({ name }: { name: string }) => name === 'defaultSecurityRules/AllowVnetInBound',
    )
    expect(fromNetwork.expandedSourceAddressPrefix).toEqual(['10.12.0.0/16', '10.1.0.0/16', '168.63.129.16/32'])
  })
})
