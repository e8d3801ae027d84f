import { describe, expect, test } from 'vitest'
import { aGateway, aNetwork, anArm, type Answer, aRule, ids } from '../../../test/arm.ts'

const code = ({ body }: Answer): string => body.error.code

describe('a subnet', () => {
  test.each([
    ['outside the address space', '10.99.0.0/24', 'NetcfgInvalidSubnet'],
    ['overlapping another', '10.12.2.128/25', 'NetcfgSubnetRangesOverlap'],
    ['with host bits', '10.12.3.1/24', 'NetcfgInvalidSubnet'],
    ['smaller than Azure makes them', '10.12.3.0/30', 'NetcfgInvalidSubnet'],
  ])('%s is refused', async (_, addressPrefix, expected) => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    expect(code(await arm.request('PUT', `${ids.network}/subnets/db`, { properties: { addressPrefix } }))).toBe(
      expected,
    )
  })

  test('is replaced as a whole by a PUT: what is left out is taken off', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    await arm.make(ids.routeTable, { location: 'eastus', properties: {} })
    const properties = { addressPrefix: '10.12.2.0/24' }
    await arm.make(ids.subnet, { properties: { ...properties, routeTable: { id: ids.routeTable } } })
    expect((await arm.request('GET', ids.routeTable)).body.properties.subnets).toEqual([{ id: ids.subnet }])
    await arm.make(ids.subnet, { properties })
    expect((await arm.request('GET', ids.routeTable)).body.properties.subnets).toBeUndefined()
  })

  test('that a gateway stands in can neither go nor change its range, nor can its network go', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    await arm.make(ids.gateway, aGateway())
    const { ipConfigurations } = (await arm.request('GET', ids.gatewaySubnet)).body.properties
    expect(ipConfigurations).toEqual([{ id: `${ids.gateway}/ipConfigurations/default` }])
    const refused = await arm.request('DELETE', ids.gatewaySubnet)
    expect([refused.status, code(refused)]).toEqual([400, 'InUseSubnetCannotBeDeleted'])
    expect(refused.body.error.message).toContain(`${ids.gateway}/ipConfigurations/default`)
    expect(code(await arm.request('PUT', ids.gatewaySubnet, { properties: { addressPrefix: '10.12.1.0/25' } }))).toBe(
      'InUseSubnetCannotBeUpdated',
    )
    expect(code(await arm.request('DELETE', ids.network))).toBe('InUseSubnetCannotBeDeleted')
    expect(code(await arm.request('PUT', ids.network, aNetwork({ app: '10.12.2.0/24' })))).toBe(
      'InUseSubnetCannotBeDeleted',
    )
  })

  test('named GatewaySubnet takes no security group', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    await arm.make(ids.securityGroup, { location: 'eastus', properties: {} })
    const answer = await arm.request('PUT', ids.gatewaySubnet, {
      properties: { addressPrefix: '10.12.1.0/24', networkSecurityGroup: { id: ids.securityGroup } },
    })
    expect(code(answer)).toBe('NetworkSecurityGroupCannotBeAttachedToGatewaySubnet')
  })

  test('refers only to what is there and of the right type', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    const withGroup = (id: string) =>
      arm.request('PUT', ids.subnet, { properties: { addressPrefix: '10.12.2.0/24', networkSecurityGroup: { id } } })
    expect(code(await withGroup(ids.securityGroup))).toBe('InvalidResourceReference')
    const wrong = await withGroup(ids.network)
    expect([code(wrong), wrong.body.error.details[0].code]).toEqual([
      'InvalidRequestFormat',
      'InvalidJsonReferenceWrongType',
    ])
  })
})

describe('a security group', () => {
  test('has the six default rules and knows the subnets that use it', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    await arm.make(ids.securityGroup, {
      location: 'eastus',
      properties: { securityRules: [{ name: 'ssh', ...aRule(100) }] },
    })
    await arm.make(ids.subnet, {
      properties: { addressPrefix: '10.12.2.0/24', networkSecurityGroup: { id: ids.securityGroup.toUpperCase() } },
    })
    const { properties } = (await arm.request('GET', ids.securityGroup)).body
    expect(
      properties.defaultSecurityRules.map(
        ({ name, properties: { priority } }: { name: string; properties: { priority: number } }) => [name, priority],
      ),
    ).toEqual([
      ['AllowVnetInBound', 65000],
      ['AllowAzureLoadBalancerInBound', 65001],
      ['DenyAllInBound', 65500],
      ['AllowVnetOutBound', 65000],
      ['AllowInternetOutBound', 65001],
      ['DenyAllOutBound', 65500],
    ])
    expect(properties.subnets).toEqual([{ id: ids.subnet }])
    expect(code(await arm.request('DELETE', ids.securityGroup))).toBe('InUseNetworkSecurityGroupCannotBeDeleted')
  })

  test.each([
    ['a priority below 100', aRule(99), 'SecurityRuleInvalidPriority'],
    ['a priority above 4096', aRule(4097), 'SecurityRuleInvalidPriority'],
    ['the priority of another rule of its direction', aRule(100), 'SecurityRuleConflict'],
    ['no source', aRule(200, { sourceAddressPrefix: null }), 'InvalidParameter'],
    ['an unknown protocol', aRule(200, { protocol: 'Sctp' }), 'InvalidRequestFormat'],
  ])('refuses a rule with %s', async (_, rule, expected) => {
    const arm = await anArm()
    await arm.make(ids.securityGroup, {
      location: 'eastus',
      properties: { securityRules: [{ name: 'ssh', ...aRule(100) }] },
    })
    expect(code(await arm.request('PUT', `${ids.securityGroup}/securityRules/new`, rule))).toBe(expected)
  })

  test('takes the same priority once per direction', async () => {
    const arm = await anArm()
    await arm.make(ids.securityGroup, {
      location: 'eastus',
      properties: { securityRules: [{ name: 'ssh', ...aRule(100) }] },
    })
    const answer = await arm.request(
      'PUT',
      `${ids.securityGroup}/securityRules/out`,
      aRule(100, { direction: 'Outbound' }),
    )
    expect(answer.status).toBe(201)
  })
})

describe('a route table', () => {
  test('that a subnet uses cannot go', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    await arm.make(ids.routeTable, {
      location: 'eastus',
      properties: { routes: [{ name: 'r', properties: { addressPrefix: '10.1.0.0/16', nextHopType: 'None' } }] },
    })
    await arm.make(ids.subnet, { properties: { addressPrefix: '10.12.2.0/24', routeTable: { id: ids.routeTable } } })
    expect(code(await arm.request('DELETE', ids.routeTable))).toBe('InUseRouteTableCannotBeDeleted')
  })

  test('needs a next hop address with VirtualAppliance, and only there', async () => {
    const arm = await anArm()
    await arm.make(ids.routeTable, { location: 'eastus', properties: {} })
    const route = (properties: object) =>
      arm.request('PUT', `${ids.routeTable}/routes/r`, { properties: { addressPrefix: '10.1.0.0/16', ...properties } })
    expect(code(await route({ nextHopType: 'VirtualAppliance' }))).toBe('InvalidParameter')
    expect(code(await route({ nextHopType: 'None', nextHopIpAddress: '10.0.0.1' }))).toBe('InvalidParameter')
    expect((await route({ nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.0.0.1' })).status).toBe(201)
  })
})
