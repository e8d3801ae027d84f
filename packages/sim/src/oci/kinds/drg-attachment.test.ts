import { expect, test } from 'vitest'
import { attachCircuit, detachCircuit } from '../circuit-attachment.ts'
import { TestClient } from '../test-client.ts'
import { newCircuit } from './virtual-circuit.fixture.ts'

async function given() {
  const client = new TestClient()
  const vcn = await client.vcn()
  const drg = await client.drg()
  const attach = () => client.made('/drgAttachments', { drgId: drg.id, networkDetails: { type: 'VCN', id: vcn.id } })
  return { client, vcn, drg, attach }
}

async function withCircuit() {
  const { client, drg, ...rest } = await given()
  const { body: circuit } = await client.post('/virtualCircuits', await newCircuit(client, { gatewayId: drg.id }))
  attachCircuit(client.world, circuit.id)
  const list = async (type: string) =>
    (await client.get(`/drgAttachments?compartmentId=${client.compartmentId}&attachmentType=${type}`)).body
  return { client, drg, circuit, list, ...rest }
}

test('attached, it has the default table of its type and no export', async () => {
  const { vcn, drg, attach } = await given()
  const attachment = await attach()
  expect(attachment).toMatchObject({
    drgId: drg.id,
    vcnId: vcn.id,
    compartmentId: vcn.compartmentId,
    drgRouteTableId: drg.defaultDrgRouteTables.vcn,
    networkDetails: { type: 'VCN', id: vcn.id, vcnRouteType: 'SUBNET_CIDRS' },
    lifecycleState: 'ATTACHED',
  })
  expect(attachment.exportDrgRouteDistributionId).toBeUndefined()
})

test('it passes ATTACHING and DETACHING', async () => {
  const { client, vcn, drg } = await given()
  const { body } = await client.post('/drgAttachments', { drgId: drg.id, vcnId: vcn.id })
  expect(body.lifecycleState).toBe('ATTACHING')
  client.settle()
  await client.delete(`/drgAttachments/${body.id}`)
  expect((await client.get(`/drgAttachments/${body.id}`)).body.lifecycleState).toBe('DETACHING')
  client.settle()
  expect((await client.get(`/drgAttachments/${body.id}`)).body.lifecycleState).toBe('DETACHED')
})

test('a VCN is attached to one DRG at most', async () => {
  const { client, vcn, attach } = await given()
  await attach()
  const other = await client.drg()
  expect((await client.post('/drgAttachments', { drgId: other.id, vcnId: vcn.id })).body.code).toBe('Conflict')
})

test('a client can neither make nor delete the attachment of a circuit', async () => {
  const { client, drg, circuit, list } = await withCircuit()
  const body = { drgId: drg.id, networkDetails: { type: 'VIRTUAL_CIRCUIT', id: circuit.id } }
  expect((await client.post('/drgAttachments', body)).body.code).toBe('InvalidParameter')
  const [attachment] = await list('VIRTUAL_CIRCUIT')
  expect((await client.delete(`/drgAttachments/${attachment.id}`)).body.code).toBe('InvalidParameter')
})

test('the attachment of a circuit has the default table and export of the DRG', async () => {
  const { drg, circuit, list } = await withCircuit()
  expect(await list('VIRTUAL_CIRCUIT')).toMatchObject([
    {
      drgRouteTableId: drg.defaultDrgRouteTables.virtualCircuit,
      exportDrgRouteDistributionId: drg.defaultExportDrgRouteDistributionId,
      networkDetails: { type: 'VIRTUAL_CIRCUIT', id: circuit.id },
      lifecycleState: 'ATTACHED',
    },
  ])
})

test('without a type, VCN attachments only are listed', async () => {
  const { client, attach, list } = await withCircuit()
  const { id } = await attach()
  const plain = (await client.get(`/drgAttachments?compartmentId=${client.compartmentId}`)).body
  expect(plain.map((attachment: { id: string }) => attachment.id)).toEqual([id])
  expect(await list('ALL')).toHaveLength(2)
})

test('attachments are found by network and counted by their DRG', async () => {
  const { client, drg, circuit } = await withCircuit()
  const query = `compartmentId=${client.compartmentId}&attachmentType=ALL&networkId=${circuit.id}`
  const found = (await client.get(`/drgAttachments?${query}`)).body
  const all = await client.post(`/drgs/${drg.id}/actions/getAllDrgAttachments?attachmentType=VIRTUAL_CIRCUIT`)
  expect(all.body).toEqual([{ id: found[0].id }])
  expect((await client.get(`/drgs/${drg.id}/redundancyStatus`)).body.status).toBe('NOT_REDUNDANT_SINGLE_VIRTUALCIRCUIT')
})

test('the attachment of a circuit can be changed: table, export, nothing exported', async () => {
  const { client, drg, list } = await withCircuit()
  const [{ id }] = await list('VIRTUAL_CIRCUIT')
  const table = await client.made('/drgRouteTables', { drgId: drg.id })
  const path = `/drgAttachments/${id}`
  expect((await client.put(path, { drgRouteTableId: table.id })).body.drgRouteTableId).toBe(table.id)
  expect(
    (await client.put(path, { exportDrgRouteDistributionId: null })).body.exportDrgRouteDistributionId,
  ).toBeUndefined()
  const exported = { exportDrgRouteDistributionId: drg.defaultExportDrgRouteDistributionId }
  expect((await client.put(path, exported)).body).toMatchObject(exported)
  expect(
    (await client.post(`${path}/actions/removeExportDrgRouteDistribution`)).body.exportDrgRouteDistributionId,
  ).toBeUndefined()
})

test('a circuit that is detached has no attachment', async () => {
  const { client, circuit, list } = await withCircuit()
  detachCircuit(client.world, circuit.id)
  expect(await list('VIRTUAL_CIRCUIT')).toMatchObject([{ lifecycleState: 'DETACHED' }])
})

test('a VCN attachment exports nothing and cannot be told to', async () => {
  const { client, drg, attach } = await given()
  const { id } = await attach()
  const body = { exportDrgRouteDistributionId: drg.defaultExportDrgRouteDistributionId }
  expect((await client.put(`/drgAttachments/${id}`, body)).body.code).toBe('InvalidParameter')
})

test('what it imports and its ingress table can be changed one by one', async () => {
  const { client, vcn, attach } = await given()
  const { id } = await attach()
  const put = (networkDetails: object) =>
    client.put(`/drgAttachments/${id}`, { networkDetails: { type: 'VCN', ...networkDetails } })
  await put({ vcnRouteType: 'VCN_CIDRS' })
  expect((await put({ routeTableId: vcn.defaultRouteTableId })).body).toMatchObject({
    routeTableId: vcn.defaultRouteTableId,
    networkDetails: { type: 'VCN', id: vcn.id, vcnRouteType: 'VCN_CIDRS', routeTableId: vcn.defaultRouteTableId },
  })
})

test('it stays while a route rule of the VCN leads to the DRG', async () => {
  const { client, vcn, drg, attach } = await given()
  const { id } = await attach()
  await client.put(`/routeTables/${vcn.defaultRouteTableId}`, {
    routeRules: [{ destination: '10.12.0.0/16', networkEntityId: drg.id }],
  })
  expect((await client.delete(`/drgAttachments/${id}`)).body.code).toBe('Conflict')
})
