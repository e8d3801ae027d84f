import { expect, test } from 'vitest'
import { TestClient } from '../test-client.ts'

async function given() {
  const client = new TestClient()
  const vcn = await client.vcn()
  const inVcn = { compartmentId: client.compartmentId, vcnId: vcn.id }
  const list = await client.made('/securityLists', { ...inVcn, ingressSecurityRules: [], egressSecurityRules: [] })
  const put = (body: object) => client.put(`/securityLists/${list.id}`, body)
  return { client, vcn, inVcn, list, put }
}

const ssh = { protocol: '6', source: '10.12.0.0/16', tcpOptions: { destinationPortRange: { min: 22, max: 22 } } }

test('each direction is replaced as a whole, and the other stays', async () => {
  const { put } = await given()
  await put({ egressSecurityRules: [{ protocol: 'all', destination: '0.0.0.0/0' }] })
  const { body } = await put({ ingressSecurityRules: [ssh] })
  expect(body.ingressSecurityRules).toEqual([{ ...ssh, sourceType: 'CIDR_BLOCK', isStateless: false }])
  expect(body.egressSecurityRules).toHaveLength(1)
})

test.each([
  [{ ...ssh, protocol: 'tcp' }],
  [{ ...ssh, protocol: '17' }],
  [{ ...ssh, source: '10.12.0.1/16' }],
  [{ ...ssh, tcpOptions: { destinationPortRange: { min: 23, max: 22 } } }],
  [{ ...ssh, tcpOptions: { destinationPortRange: { min: 0, max: 22 } } }],
  [{ protocol: '6', source: '10.12.0.0/16', icmpOptions: { type: 8 } }],
  [{ ...ssh, sourceType: 'SERVICE_CIDR_BLOCK' }],
  [{ ...ssh, sourceType: 'NETWORK_SECURITY_GROUP' }],
  [{ ...ssh, port: 22 }],
])('%j is refused', async (rule) => {
  const { put } = await given()
  expect((await put({ ingressSecurityRules: [rule] })).body.code).toBe('InvalidParameter')
})

test('more than 200 rules in one direction exceed the limit', async () => {
  const { put } = await given()
  expect((await put({ ingressSecurityRules: Array.from({ length: 201 }, () => ssh) })).body.code).toBe('LimitExceeded')
})

test('a list of a subnet, and the default one, stay', async () => {
  const { client, inVcn, list, vcn } = await given()
  await client.made('/subnets', { ...inVcn, cidrBlock: '10.1.1.0/24', securityListIds: [list.id] })
  for (const id of [list.id, vcn.defaultSecurityListId])
    expect((await client.delete(`/securityLists/${id}`)).body.code).toBe('Conflict')
})
