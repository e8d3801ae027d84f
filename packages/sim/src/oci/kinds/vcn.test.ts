import { describe, expect, test } from 'vitest'
import { TestClient } from '../test-client.ts'

const create = (client: TestClient, more: object) =>
  client.post('/vcns', { compartmentId: client.compartmentId, ...more })

test('a VCN brings a route table, a security list and DHCP options', async () => {
  const client = new TestClient()
  const vcn = await client.vcn()
  const table = await client.get(`/routeTables/${vcn.defaultRouteTableId}`)
  expect(table.body).toMatchObject({ vcnId: vcn.id, routeRules: [], lifecycleState: 'AVAILABLE' })
  const { ingressSecurityRules, egressSecurityRules } = (
    await client.get(`/securityLists/${vcn.defaultSecurityListId}`)
  ).body
  expect(ingressSecurityRules).toMatchObject([
    { protocol: '6', source: '0.0.0.0/0', tcpOptions: { destinationPortRange: { min: 22, max: 22 } } },
    { protocol: '1', source: '0.0.0.0/0', icmpOptions: { type: 3, code: 4 } },
    { protocol: '1', source: '10.1.0.0/16', icmpOptions: { type: 3 } },
  ])
  expect(egressSecurityRules).toMatchObject([{ protocol: 'all', destination: '0.0.0.0/0' }])
  expect((await client.get(`/dhcps/${vcn.defaultDhcpOptionsId}`)).status).toBe(200)
})

test('a label gives a domain', async () => {
  const client = new TestClient()
  const { body } = await create(client, { cidrBlock: '10.1.0.0/16', dnsLabel: 'ic' })
  expect(body).toMatchObject({
    cidrBlock: '10.1.0.0/16',
    cidrBlocks: ['10.1.0.0/16'],
    vcnDomainName: 'ic.oraclevcn.com',
  })
})

test.each([
  [{}],
  [{ cidrBlock: '10.1.0.0/16', cidrBlocks: ['10.1.0.0/16'] }],
  [{ cidrBlock: '10.0.0.0/8' }],
  [{ cidrBlock: '10.1.0.0/31' }],
  [{ cidrBlock: '10.1.0.1/16' }],
  [{ cidrBlocks: ['10.1.0.0/16', '10.1.2.0/24'] }],
  [{ cidrBlocks: [0, 1, 2, 3, 4, 5].map((n) => `10.${n}.0.0/16`) }],
  [{ cidrBlock: '10.1.0.0/16', dnsLabel: '1c' }],
])('%j is refused', async (more) => {
  const { status, body } = await create(new TestClient(), more)
  expect([status, body.code]).toEqual([400, 'InvalidParameter'])
})

test('the 51st VCN of a region exceeds the limit', async () => {
  const client = new TestClient()
  for (let n = 0; n < 50; n++) await create(client, { cidrBlock: `10.${n}.0.0/16` })
  expect((await create(client, { cidrBlock: '10.99.0.0/16' })).body.code).toBe('LimitExceeded')
})

describe('CIDR changes', () => {
  test('a CIDR is added by a work request, during which nothing inside can be made', async () => {
    const client = new TestClient()
    const { id } = await client.vcn()
    const added = await client.post(`/vcns/${id}/actions/addCidr`, { cidrBlock: '10.2.0.0/16' })
    expect(added.status).toBe(202)
    expect((await client.get(`/vcns/${id}`)).body.lifecycleState).toBe('UPDATING')
    const subnet = { compartmentId: client.compartmentId, vcnId: id, cidrBlock: '10.1.1.0/24' }
    expect((await client.post('/subnets', subnet)).body.code).toBe('IncorrectState')
    client.settle()
    expect((await client.get(`/vcns/${id}`)).body).toMatchObject({
      lifecycleState: 'AVAILABLE',
      cidrBlocks: ['10.1.0.0/16', '10.2.0.0/16'],
    })
    const workRequest = await client.get(`/workRequests/${added.headers.get('opc-work-request-id')}`)
    expect(workRequest.body).toMatchObject({ operationType: 'ADD_VCN_CIDR', status: 'SUCCEEDED' })
  })

  test('a CIDR with a subnet in it stays, one without goes', async () => {
    const client = new TestClient()
    const vcn = await client.made('/vcns', {
      compartmentId: client.compartmentId,
      cidrBlocks: ['10.1.0.0/16', '10.2.0.0/16'],
    })
    await client.made('/subnets', { compartmentId: client.compartmentId, vcnId: vcn.id, cidrBlock: '10.1.1.0/24' })
    const remove = (cidrBlock: string) => client.post(`/vcns/${vcn.id}/actions/removeCidr`, { cidrBlock })
    expect((await remove('10.1.0.0/16')).status).toBe(409)
    expect((await remove('10.3.0.0/16')).status).toBe(400)
    expect((await remove('10.2.0.0/16')).status).toBe(202)
    client.settle()
    expect((await client.get(`/vcns/${vcn.id}`)).body.cidrBlocks).toEqual(['10.1.0.0/16'])
  })

  test('a modified CIDR must not overlap another', async () => {
    const client = new TestClient()
    const vcn = await client.made('/vcns', {
      compartmentId: client.compartmentId,
      cidrBlocks: ['10.1.0.0/17', '10.2.0.0/16'],
    })
    const modify = (newCidrBlock: string) =>
      client.post(`/vcns/${vcn.id}/actions/modifyCidr`, { originalCidrBlock: '10.1.0.0/17', newCidrBlock })
    expect((await modify('10.2.128.0/17')).status).toBe(400)
    expect((await modify('10.1.0.0/16')).status).toBe(202)
  })
})

describe('deletion', () => {
  test('it is refused while a gateway or a DRG is there, without saying which', async () => {
    const client = new TestClient()
    const vcn = await client.vcn()
    await client.made('/internetGateways', { compartmentId: client.compartmentId, vcnId: vcn.id, isEnabled: true })
    const { status, body } = await client.delete(`/vcns/${vcn.id}`)
    expect([status, body]).toEqual([
      409,
      { code: 'IncorrectState', message: `${vcn.id} is associated with Gateway that is in use` },
    ])
  })

  test('it is refused while a subnet or a group is there', async () => {
    const client = new TestClient()
    const inside = { compartmentId: client.compartmentId, vcnId: (await client.vcn()).id }
    const group = await client.made('/networkSecurityGroups', inside)
    const { body } = await client.delete(`/vcns/${inside.vcnId}`)
    expect(body.code).toBe('Conflict')
    expect(body.message).toContain(group.id)
  })

  test('what came with the VCN goes with it', async () => {
    const client = new TestClient()
    const vcn = await client.vcn()
    await client.delete(`/vcns/${vcn.id}`)
    client.settle()
    expect((await client.get(`/routeTables/${vcn.defaultRouteTableId}`)).body.lifecycleState).toBe('TERMINATED')
    expect((await client.get(`/securityLists/${vcn.defaultSecurityListId}`)).body.lifecycleState).toBe('TERMINATED')
  })
})
