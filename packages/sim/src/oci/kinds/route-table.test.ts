import { expect, test } from 'vitest'
import { TestClient } from '../test-client.ts'

async function given() {
  const client = new TestClient()
  const vcn = await client.vcn()
  const drg = await client.drg()
  const inVcn = { compartmentId: client.compartmentId, vcnId: vcn.id }
  const attachment = await client.made('/drgAttachments', {
    drgId: drg.id,
    networkDetails: { type: 'VCN', id: vcn.id },
  })
  const table = await client.made('/routeTables', { ...inVcn, routeRules: [] })
  const put = (...routeRules: object[]) => client.put(`/routeTables/${table.id}`, { routeRules })
  const toDrg = { destination: '10.12.0.0/16', destinationType: 'CIDR_BLOCK', networkEntityId: drg.id }
  return { client, vcn, drg, attachment, table, inVcn, put, toDrg }
}

test('a rule to an attached DRG is kept, and an update replaces all rules', async () => {
  const { put, toDrg } = await given()
  expect((await put(toDrg)).body.routeRules).toEqual([{ ...toDrg, routeType: 'STATIC' }])
  expect((await put()).body.routeRules).toEqual([])
})

test('two rules with one destination are refused', async () => {
  const { put, toDrg } = await given()
  expect((await put(toDrg, { ...toDrg, description: 'again' })).body.code).toBe('InvalidParameter')
})

test('a DRG that is not attached to the VCN is refused as a target', async () => {
  const { client, put, toDrg } = await given()
  expect((await put({ ...toDrg, networkEntityId: (await client.drg()).id })).body.code).toBe('InvalidParameter')
})

test('an unknown target, and a gateway of another VCN, are related objects not found', async () => {
  const { client, put, toDrg } = await given()
  const other = await client.vcn('10.2.0.0/16')
  const gateway = await client.made('/natGateways', { compartmentId: client.compartmentId, vcnId: other.id })
  for (const networkEntityId of ['ocid1.drg.oc1.iad.x', 'x', gateway.id])
    expect((await put({ ...toDrg, networkEntityId })).body.code).toBe('RelatedResourceNotAuthorizedOrNotFound')
})

test('a service is named by its label and reached through a service gateway only', async () => {
  const { client, inVcn, put, toDrg } = await given()
  const { body: services } = await client.get('/services')
  const gateway = await client.made('/serviceGateways', { ...inVcn, services: [{ serviceId: services[0].id }] })
  const rule = { destinationType: 'SERVICE_CIDR_BLOCK', destination: services[0].cidrBlock }
  expect((await put({ ...rule, networkEntityId: gateway.id })).status).toBe(200)
  expect((await put({ ...rule, networkEntityId: toDrg.networkEntityId })).status).toBe(400)
  expect((await put({ ...rule, destination: 'oci-xyz-objectstorage', networkEntityId: gateway.id })).status).toBe(400)
})

test('more than 200 rules exceed the limit', async () => {
  const { put, toDrg } = await given()
  const many = Array.from({ length: 201 }, (_, n) => ({ ...toDrg, destination: `10.${n}.0.0/16` }))
  expect((await put(...many)).body.code).toBe('LimitExceeded')
})

test('a table in use, and the default one, stay', async () => {
  const { client, vcn, table, inVcn } = await given()
  await client.made('/subnets', { ...inVcn, cidrBlock: '10.1.1.0/24', routeTableId: table.id })
  for (const id of [table.id, vcn.defaultRouteTableId]) {
    const { status, body } = await client.delete(`/routeTables/${id}`)
    expect([status, body.code]).toEqual([409, 'Conflict'])
  }
})

test('the table of a DRG attachment stays while it is that', async () => {
  const { client, attachment, table } = await given()
  await client.put(`/drgAttachments/${attachment.id}`, { networkDetails: { type: 'VCN', routeTableId: table.id } })
  expect((await client.delete(`/routeTables/${table.id}`)).status).toBe(409)
})
