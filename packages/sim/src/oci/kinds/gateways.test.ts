import { describe, expect, test } from 'vitest'
import { TestClient } from '../test-client.ts'

async function given() {
  const client = new TestClient()
  const vcn = await client.vcn()
  return { client, vcn, inVcn: { compartmentId: client.compartmentId, vcnId: vcn.id } }
}

describe.each([
  ['/internetGateways', { isEnabled: true }],
  ['/natGateways', {}],
  ['/serviceGateways', { services: [] }],
])('%s', (path, more) => {
  test('a VCN has at most one', async () => {
    const { client, inVcn } = await given()
    expect(await client.made(path, { ...inVcn, ...more })).toMatchObject({ ...more, lifecycleState: 'AVAILABLE' })
    expect((await client.post(path, { ...inVcn, ...more })).body.code).toBe('LimitExceeded')
  })

  test('it stays while a route rule leads to it', async () => {
    const { client, vcn, inVcn } = await given()
    const gateway = await client.made(path, { ...inVcn, ...more })
    const rule = { destination: '192.0.2.0/24', networkEntityId: gateway.id }
    const table = `/routeTables/${vcn.defaultRouteTableId}`
    await client.put(table, { routeRules: [rule] })
    expect((await client.delete(`${path}/${gateway.id}`)).body.code).toBe('Conflict')
    await client.put(table, { routeRules: [] })
    expect((await client.delete(`${path}/${gateway.id}`)).status).toBe(204)
  })
})

test('services are attached to and detached from a service gateway by id', async () => {
  const { client, inVcn } = await given()
  const [one, two] = (await client.get('/services')).body
  const gateway = await client.made('/serviceGateways', { ...inVcn, services: [{ serviceId: one.id }] })
  expect(gateway.services).toEqual([{ serviceId: one.id, serviceName: one.name }])
  const act = (action: string, serviceId: string) =>
    client.post(`/serviceGateways/${gateway.id}/actions/${action}`, { serviceId })
  await act('attachService', two.id)
  expect((await act('detachService', one.id)).body.services).toEqual([{ serviceId: two.id, serviceName: two.name }])
  expect((await act('attachService', 'x')).body.code).toBe('RelatedResourceNotAuthorizedOrNotFound')
})

test('services differ per region and are found by id', async () => {
  const { client } = await given()
  const here = (await client.get('/services')).body
  const there = (await client.at('iaas', 'ap-tokyo-1').get('/services')).body
  expect(here[0].cidrBlock).toBe('oci-iad-objectstorage')
  expect(there[0].id).not.toBe(here[0].id)
  expect((await client.get(`/services/${here[0].id}`)).body).toEqual(here[0])
  expect((await client.get(`/services/${there[0].id}`)).status).toBe(404)
})
