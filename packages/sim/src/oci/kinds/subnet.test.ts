import { expect, test } from 'vitest'
import { TestClient } from '../test-client.ts'

async function given() {
  const client = new TestClient()
  const vcn = await client.made('/vcns', {
    compartmentId: client.compartmentId,
    cidrBlock: '10.1.0.0/16',
    dnsLabel: 'ic',
  })
  const body = (more: object) => ({
    compartmentId: client.compartmentId,
    vcnId: vcn.id,
    cidrBlock: '10.1.1.0/24',
    ...more,
  })
  return { client, vcn, body }
}

test('a subnet takes the table, list and options of its VCN unless told otherwise', async () => {
  const { client, vcn, body } = await given()
  expect(await client.made('/subnets', body({ dnsLabel: 'app' }))).toMatchObject({
    cidrBlock: '10.1.1.0/24',
    routeTableId: vcn.defaultRouteTableId,
    securityListIds: [vcn.defaultSecurityListId],
    dhcpOptionsId: vcn.defaultDhcpOptionsId,
    prohibitPublicIpOnVnic: false,
    virtualRouterIp: '10.1.1.1',
    subnetDomainName: 'app.ic.oraclevcn.com',
    lifecycleState: 'AVAILABLE',
  })
})

test.each([
  [{ cidrBlock: '10.2.1.0/24' }],
  [{ cidrBlock: '10.1.1.128/25' }],
  [{ cidrBlock: '10.1.2.0/31' }],
  [{ cidrBlock: undefined }],
  [{ cidrBlock: '10.1.2.0/24', dnsLabel: 'app' }],
])('beside 10.1.1.0/24 with label app, %j is refused', async (more) => {
  const { client, body } = await given()
  await client.made('/subnets', body({ dnsLabel: 'app' }))
  expect((await client.post('/subnets', body(more))).body.code).toBe('InvalidParameter')
})

test('a table of another VCN is refused like an unknown one', async () => {
  const { client, body } = await given()
  const other = await client.vcn('10.2.0.0/16')
  const reply = await client.post('/subnets', body({ routeTableId: other.defaultRouteTableId }))
  expect(reply.body.code).toBe('RelatedResourceNotAuthorizedOrNotFound')
})

test('its range can grow from the same address, not move', async () => {
  const { client, body } = await given()
  const { id } = await client.made('/subnets', body({ cidrBlock: '10.1.2.0/24' }))
  expect((await client.put(`/subnets/${id}`, { cidrBlock: '10.1.4.0/24' })).status).toBe(400)
  expect((await client.put(`/subnets/${id}`, { cidrBlock: '10.1.2.0/23' })).body).toMatchObject({
    cidrBlock: '10.1.2.0/23',
    ipv4CidrBlocks: ['10.1.2.0/23'],
  })
})

test('its security lists are replaced as a whole, five at most', async () => {
  const { client, vcn, body } = await given()
  const { id } = await client.made('/subnets', body({}))
  const many = Array.from({ length: 6 }, () => vcn.defaultSecurityListId)
  expect((await client.put(`/subnets/${id}`, { securityListIds: many })).body.message).toBe(
    'securityListIds size must be between 0 and 5',
  )
  expect((await client.put(`/subnets/${id}`, { securityListIds: [] })).body.securityListIds).toEqual([])
})
