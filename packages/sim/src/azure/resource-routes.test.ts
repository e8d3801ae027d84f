import { describe, expect, test } from 'vitest'
import { aCircuit, aNetwork, anArm, aRule, group, ids, subscription } from '../../test/arm.ts'

describe('a PUT', () => {
  test('of something new answers 201 with the whole resource, Updating, and where to follow it', async () => {
    const arm = await anArm()
    const answer = await arm.request('PUT', ids.network, aNetwork())
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ id: ids.network, name: 'vnet', properties: { provisioningState: 'Updating' } })
    expect(answer.headers.get('azure-asyncoperation')).toMatch(
      /^http:\/\/localhost\/subscriptions\/[^/]+\/providers\/Microsoft.Network\/locations\/eastus\/operations\/[-0-9a-f]+\?api-version=2025-05-01$/,
    )
    expect(answer.headers.get('location')).toBeNull()
    expect(answer.headers.get('retry-after')).toBeNull()
  })

  test('of something that exists answers 200, Updating', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    const answer = await arm.request('PUT', ids.network, aNetwork())
    expect([answer.status, answer.body.properties.provisioningState]).toEqual([200, 'Updating'])
  })

  test('is followed at the operation URL from InProgress to Succeeded, and read as Succeeded', async () => {
    const arm = await anArm()
    const operation = (await arm.request('PUT', ids.network, aNetwork())).headers.get('azure-asyncoperation')!
    expect((await arm.request('GET', operation)).body.status).toBe('InProgress')
    arm.settle()
    expect((await arm.request('GET', operation)).body.status).toBe('Succeeded')
    expect((await arm.request('GET', ids.network)).body.properties.provisioningState).toBe('Succeeded')
  })

  test('gives the resource a new etag each time, and again when it settles', async () => {
    const arm = await anArm()
    const first = (await arm.request('PUT', ids.network, aNetwork())).body.etag as string
    arm.settle()
    const second = (await arm.request('GET', ids.network)).body.etag as string
    const third = (await arm.request('PUT', ids.network, aNetwork())).body.etag as string
    expect(new Set([first, second, third]).size).toBe(3)
    expect(first).toMatch(/^W\/"[-0-9a-f]{36}"$/)
  })

  test('ignores read-only members and nulls', async () => {
    const arm = await anArm()
    const body = {
      ...aNetwork(),
      etag: 'mine',
      tags: null,
      properties: { ...aNetwork().properties, provisioningState: 'Failed' },
    }
    const answer = await arm.request('PUT', ids.network, body)
    expect(answer.status).toBe(201)
    expect(answer.body.etag).not.toBe('mine')
  })

  test('with an unknown member is refused in the words of the network provider', async () => {
    const arm = await anArm()
    const answer = await arm.request('PUT', ids.subnet.replace('/subnets/app', ''), {
      ...aNetwork(),
      properties: {
        ...aNetwork().properties,
        subnets: [{ name: 'app', properties: { addressPrefix: '10.12.2.0/24', nat: 1 } }],
      },
    })
    expect([answer.status, answer.body.error.code]).toEqual([400, 'InvalidRequestFormat'])
    expect(answer.body.error.details[0].message).toBe(
      "Could not find member 'nat' on object of type 'SubnetPropertiesFormat'. Path 'properties.subnets.0.properties.nat'.",
    )
  })

  test('that is refused leaves no trace', async () => {
    const arm = await anArm()
    await arm.request('PUT', ids.network, aNetwork({ app: '10.99.0.0/24' }))
    expect((await arm.request('GET', ids.network)).status).toBe(404)
  })

  test('to another region is refused', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    const answer = await arm.request('PUT', ids.network, { ...aNetwork(), location: 'West Europe' })
    expect([answer.status, answer.body.error.code]).toEqual([409, 'InvalidResourceLocation'])
  })

  test.each([
    ['no location', { properties: { addressSpace: { addressPrefixes: [] } } }, 400, 'LocationRequired'],
    ['an unknown region', { ...aNetwork(), location: 'mars' }, 400, 'LocationNotAvailableForResourceType'],
    ['no JSON', '{', 400, 'InvalidRequestContent'],
    ['a list', '[]', 400, 'InvalidRequestContent'],
  ])('with %s is refused', async (_, body, status, code) => {
    const arm = await anArm()
    const answer = await arm.request('PUT', ids.network, body)
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
  })

  test('under an absent parent, group or name is refused', async () => {
    const arm = await anArm()
    const subnet = { properties: { addressPrefix: '10.12.2.0/24' } }
    expect((await arm.request('PUT', ids.subnet, subnet)).body.error.code).toBe('ParentResourceNotFound')
    expect((await arm.request('PUT', ids.network.replace('/link/', '/none/'), aNetwork())).body.error.code).toBe(
      'ResourceGroupNotFound',
    )
    expect((await arm.request('PUT', ids.network.replace('vnet', '-x'), aNetwork())).body.error.code).toBe(
      'InvalidResourceName',
    )
  })
})

describe('a path', () => {
  test('is matched without case, and the case a resource was made with is kept', async () => {
    const arm = await anArm()
    await arm.make(`${group}/providers/Microsoft.Network/virtualNetworks/MyNet`, aNetwork())
    const shouted = `${subscription}/RESOURCEGROUPS/LINK/PROVIDERS/microsoft.network/VIRTUALNETWORKS/mynet`
    expect((await arm.request('GET', shouted)).body.id).toBe(
      `${group}/providers/Microsoft.Network/virtualNetworks/MyNet`,
    )
    await arm.make(shouted, aNetwork())
    expect((await arm.request('GET', shouted)).body.name).toBe('MyNet')
  })

  test('of an unknown type or method is refused', async () => {
    const arm = await anArm()
    const answer = await arm.request('GET', `${group}/providers/Microsoft.Network/teapots/t`)
    expect([answer.status, answer.body.error.code]).toEqual([404, 'InvalidResourceType'])
    expect((await arm.request('POST', ids.network)).status).toBe(404)
  })
})

describe('nested resources', () => {
  test('have one state, in the parent and at their own URL', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    await arm.make(`${ids.network}/subnets/db`, { properties: { addressPrefix: '10.12.3.0/24' } })
    const { subnets } = (await arm.request('GET', ids.network)).body.properties
    expect(subnets.map(({ name }: { name: string }) => name)).toEqual(['app', 'GatewaySubnet', 'db'])
    expect((await arm.request('GET', `${ids.network}/subnets/db`)).body).toEqual(subnets[2])
    expect((await arm.request('GET', `${ids.network}/subnets`)).body.value).toEqual(subnets)
  })

  test('change the etag of their parent', async () => {
    const arm = await anArm()
    const before = (await arm.make(ids.network, aNetwork())) && (await arm.request('GET', ids.network)).body.etag
    await arm.make(`${ids.network}/subnets/db`, { properties: { addressPrefix: '10.12.3.0/24' } })
    expect((await arm.request('GET', ids.network)).body.etag).not.toBe(before)
  })

  test('not in the list of a PUT of the parent are deleted', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    await arm.make(ids.network, aNetwork({ app: '10.12.2.0/24' }))
    expect((await arm.request('GET', ids.gatewaySubnet)).status).toBe(404)
  })

  test('that are subnets stay when the list is left out; rules and peerings go', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    await arm.make(ids.network, {
      location: 'eastus',
      properties: { addressSpace: { addressPrefixes: ['10.12.0.0/16'] } },
    })
    expect((await arm.request('GET', ids.subnet)).status).toBe(200)
    await arm.make(ids.securityGroup, {
      location: 'eastus',
      properties: { securityRules: [{ name: 'ssh', ...aRule(100) }] },
    })
    await arm.make(ids.securityGroup, { location: 'eastus', properties: {} })
    expect((await arm.request('GET', ids.securityGroup)).body.properties.securityRules).toEqual([])
  })

  test('that are absent answer NotFound, under an absent parent ResourceNotFound', async () => {
    const arm = await anArm()
    expect((await arm.request('GET', ids.subnet)).body.error.code).toBe('ResourceNotFound')
    await arm.make(ids.network, aNetwork({}))
    expect((await arm.request('GET', ids.subnet)).body.error.code).toBe('NotFound')
  })
})

describe('a DELETE', () => {
  test('answers 202 with both URLs, which stay readable when the resource is gone', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    const answer = await arm.request('DELETE', ids.network)
    const [operation, result] = [answer.headers.get('azure-asyncoperation')!, answer.headers.get('location')!]
    expect([answer.status, answer.body]).toEqual([202, undefined])
    expect((await arm.request('GET', result)).status).toBe(202)
    expect((await arm.request('GET', ids.network)).body.properties.provisioningState).toBe('Deleting')
    arm.settle()
    expect((await arm.request('GET', ids.network)).status).toBe(404)
    expect((await arm.request('GET', operation)).body.status).toBe('Succeeded')
    expect((await arm.request('GET', result)).status).toBe(204)
  })

  test('of something absent answers 204', async () => {
    expect((await (await anArm()).request('DELETE', ids.network)).status).toBe(204)
  })

  test('sent again while the first runs joins it', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    const [first, second] = [await arm.request('DELETE', ids.network), await arm.request('DELETE', ids.network)]
    expect(second.status).toBe(202)
    expect(second.headers.get('azure-asyncoperation')).toBe(first.headers.get('azure-asyncoperation'))
  })
})

describe('a second write', () => {
  test('on a network that is being changed is told to come back', async () => {
    const arm = await anArm()
    await arm.request('PUT', ids.network, aNetwork())
    const answer = await arm.request('PUT', `${ids.network}/subnets/db`, {
      properties: { addressPrefix: '10.12.3.0/24' },
    })
    expect([answer.status, answer.body.error.code]).toEqual([429, 'AnotherOperationInProgress'])
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    arm.settle()
    expect(
      (await arm.request('PUT', `${ids.network}/subnets/db`, { properties: { addressPrefix: '10.12.3.0/24' } })).status,
    ).toBe(201)
  })

  test('that needs a resource which is being changed is told to come back', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    await arm.request('PUT', ids.securityGroup, { location: 'eastus', properties: {} })
    const answer = await arm.request('PUT', ids.subnet, {
      properties: { addressPrefix: '10.12.2.0/24', networkSecurityGroup: { id: ids.securityGroup } },
    })
    expect([answer.status, answer.body.error.code]).toEqual([429, 'RetryableErrorDueToAnotherOperation'])
  })

  test('on another network goes ahead', async () => {
    const arm = await anArm()
    await arm.request('PUT', ids.network, aNetwork())
    expect((await arm.request('PUT', `${ids.network}2`, aNetwork())).status).toBe(201)
  })
})

describe('preconditions', () => {
  test('If-None-Match: * protects what exists, If-Match what changed', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    const { etag } = (await arm.request('GET', ids.network)).body
    expect((await arm.request('PUT', ids.network, aNetwork(), { 'if-none-match': '*' })).body.error.code).toBe(
      'PreconditionFailed',
    )
    expect((await arm.request('PUT', ids.network, aNetwork(), { 'if-match': 'W/"old"' })).status).toBe(412)
    expect((await arm.request('PUT', ids.network, aNetwork(), { 'if-match': etag })).status).toBe(200)
  })

  test('If-Match of something absent fails', async () => {
    expect((await (await anArm()).request('DELETE', ids.network, undefined, { 'if-match': '*' })).status).toBe(412)
  })

  test('the etag comes as a header too', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    const answer = await arm.request('GET', ids.network)
    expect(answer.headers.get('etag')).toBe(answer.body.etag)
  })
})

describe('a PATCH of tags', () => {
  test('on a circuit answers at once with the resource', async () => {
    const arm = await anArm()
    await arm.make(ids.circuit, aCircuit())
    const answer = await arm.request('PATCH', ids.circuit, { tags: { a: '1' } })
    expect([answer.status, answer.body.tags, answer.body.properties.provisioningState]).toEqual([
      200,
      { a: '1' },
      'Succeeded',
    ])
    expect(answer.headers.get('azure-asyncoperation')).toBeNull()
  })

  test('does not touch anything but tags', async () => {
    const arm = await anArm()
    await arm.make(ids.circuit, aCircuit())
    expect((await arm.request('PATCH', ids.circuit, { properties: {} })).status).toBe(400)
  })
})

describe('a list', () => {
  test('comes in pages with absolute links that need nothing added', async () => {
    const arm = await anArm({ quirks: { pageSize: 2 } })
    for (const name of ['a', 'b', 'c']) await arm.make(ids.network.replace('vnet', name), aNetwork({}))
    const first = await arm.request('GET', `${group}/providers/Microsoft.Network/virtualNetworks`)
    expect(first.body.value).toHaveLength(2)
    expect(first.body.nextLink).toMatch(/^http:\/\/localhost\/.*api-version=2025-05-01/)
    const second = await arm.request('GET', first.body.nextLink as string)
    expect(second.body.value.map(({ name }: { name: string }) => name)).toEqual(['c'])
    expect(second.body.nextLink).toBeUndefined()
  })

  test('over the subscription exists for circuits, not for gateways and connections', async () => {
    const arm = await anArm()
    await arm.make(ids.circuit, aCircuit())
    const under = (type: string) => arm.request('GET', `${subscription}/providers/Microsoft.Network/${type}`)
    expect((await under('expressRouteCircuits')).body.value).toHaveLength(1)
    expect((await under('virtualNetworkGateways')).status).toBe(404)
    expect((await under('connections')).status).toBe(404)
  })

  test('of nothing is empty', async () => {
    const arm = await anArm()
    expect((await arm.request('GET', `${group}/providers/Microsoft.Network/connections`)).body).toEqual({ value: [] })
  })
})

test('a PUT may leave out properties it sets none of', async () => {
  const arm = await anArm()
  expect((await arm.request('PUT', ids.securityGroup, { location: 'eastus' })).status).toBe(201)
})
