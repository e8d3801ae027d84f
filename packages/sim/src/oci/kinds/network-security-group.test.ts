import { expect, test } from 'vitest'
import { TestClient } from '../test-client.ts'

async function given() {
  const client = new TestClient()
  const vcn = await client.vcn()
  const inVcn = { compartmentId: client.compartmentId, vcnId: vcn.id }
  const group = await client.made('/networkSecurityGroups', inVcn)
  const path = `/networkSecurityGroups/${group.id}`
  const act = (action: string, body: object) => client.post(`${path}/actions/${action}`, body)
  const add = (...securityRules: object[]) => act('addSecurityRules', { securityRules })
  const rules = async (query = '') => (await client.get(`${path}/securityRules${query}`)).body
  return { client, vcn, inVcn, group, path, act, add, rules }
}

const ping = { direction: 'INGRESS', protocol: '1', source: '10.12.0.0/16', icmpOptions: { type: 8 } }
const out = { direction: 'EGRESS', protocol: 'all', destination: '0.0.0.0/0' }

test('added rules get short ids and are listed by direction', async () => {
  const { add, rules } = await given()
  const { body } = await add(ping, out)
  expect(body.securityRules).toMatchObject([
    {
      ...ping,
      id: expect.stringMatching(/^[0-9A-F]{6}$/),
      isValid: true,
      isStateless: false,
      sourceType: 'CIDR_BLOCK',
    },
    { ...out, isValid: true },
  ])
  expect(await rules()).toEqual(body.securityRules)
  expect(await rules('?direction=EGRESS')).toEqual([body.securityRules[1]])
})

test('25 rules go in one call, 26 do not', async () => {
  const { add } = await given()
  const many = (count: number) => Array.from({ length: count }, () => ping)
  expect((await add(...many(25))).status).toBe(200)
  expect((await add(...many(26))).body.message).toBe('securityRules size must be between 0 and 25')
})

test('120 rules fit into a group, 121 exceed the limit', async () => {
  const { add } = await given()
  const many = Array.from({ length: 24 }, () => ping)
  for (let n = 0; n < 5; n++) expect((await add(...many)).status).toBe(200)
  expect((await add(ping)).body.code).toBe('LimitExceeded')
})

test('a rule is updated and removed by its id; an unknown id changes nothing', async () => {
  const { add, act, rules } = await given()
  const [rule] = (await add(ping)).body.securityRules
  const changed = { ...out, id: rule.id }
  expect((await act('updateSecurityRules', { securityRules: [changed, { ...out, id: 'FFFFFF' }] })).status).toBe(404)
  expect(await rules()).toEqual([rule])
  await act('updateSecurityRules', { securityRules: [changed] })
  expect(await rules()).toMatchObject([changed])
  expect((await act('removeSecurityRules', { securityRuleIds: [rule.id] })).status).toBe(204)
  expect(await rules()).toEqual([])
})

test.each([[{ ...ping, source: undefined }], [{ ...out, destination: undefined }], [{ ...ping, direction: 'IN' }]])(
  '%j is refused',
  async (rule) => {
    const { add } = await given()
    expect((await add(rule)).body.code).toBe('InvalidParameter')
  },
)

test('a rule may name a group of the same VCN, and stays without effect when that is deleted', async () => {
  const { client, inVcn, add, rules } = await given()
  const other = await client.made('/networkSecurityGroups', inVcn)
  await add({ ...ping, source: other.id, sourceType: 'NETWORK_SECURITY_GROUP' })
  await client.delete(`/networkSecurityGroups/${other.id}`)
  client.settle()
  expect(await rules()).toMatchObject([{ source: other.id, isValid: false }])
})

test('a group of another VCN cannot be named', async () => {
  const { client, add } = await given()
  const vcn = await client.vcn('10.2.0.0/16')
  const other = await client.made('/networkSecurityGroups', { compartmentId: client.compartmentId, vcnId: vcn.id })
  const { body } = await add({ ...ping, source: other.id, sourceType: 'NETWORK_SECURITY_GROUP' })
  expect(body.code).toBe('RelatedResourceNotAuthorizedOrNotFound')
})

test('a change of the rules gives the group a new etag', async () => {
  const { client, path, add } = await given()
  const before = (await client.get(path)).headers.get('etag')
  await add(ping)
  expect((await client.get(path)).headers.get('etag')).not.toBe(before)
})
