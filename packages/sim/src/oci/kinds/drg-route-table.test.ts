import { expect, test } from 'vitest'
import { attachCircuit, attachmentOfCircuit } from '../circuit-attachment.ts'
import { TestClient, linkOf, testWorld } from '../test-client.ts'
import { newCircuit } from './virtual-circuit.fixture.ts'

async function given(client = new TestClient()) {
  const drg = await client.drg()
  const attachment = await client.made('/drgAttachments', { drgId: drg.id, vcnId: (await client.vcn()).id })
  const table = await client.made('/drgRouteTables', { drgId: drg.id })
  const path = `/drgRouteTables/${table.id}`
  const act = (action: string, body?: object) => client.post(`${path}/actions/${action}`, body)
  const rule = { destinationType: 'CIDR_BLOCK', destination: '192.0.2.0/24', nextHopDrgAttachmentId: attachment.id }
  const rules = async (query = '') => (await client.get(`${path}/drgRouteRules${query}`)).body
  return { client, drg, attachment, table, path, act, rule, rules }
}

test('static rules are added, changed and removed by id', async () => {
  const { act, rule, rules } = await given()
  const { body } = await act('addDrgRouteRules', { routeRules: [rule] })
  expect(body).toMatchObject([
    { ...rule, routeType: 'STATIC', routeProvenance: 'STATIC', isConflict: false, isBlackhole: false },
  ])
  await act('updateDrgRouteRules', { routeRules: [{ id: body[0].id, destination: '198.51.100.0/24' }] })
  expect(await rules()).toMatchObject([
    { id: body[0].id, destination: '198.51.100.0/24', nextHopDrgAttachmentId: rule.nextHopDrgAttachmentId },
  ])
  expect((await act('removeDrgRouteRules', { routeRuleIds: [body[0].id] })).status).toBe(204)
  expect(await rules()).toEqual([])
})

test('one destination has one static rule', async () => {
  const { act, rule, rules } = await given()
  await act('addDrgRouteRules', { routeRules: [rule] })
  expect((await act('addDrgRouteRules', { routeRules: [rule] })).body.code).toBe('InvalidParameter')
  expect(await rules()).toHaveLength(1)
})

test('a static rule never leads to a circuit', async () => {
  const { client, drg, act, rule } = await given()
  const { body } = await client.post('/virtualCircuits', await newCircuit(client, { gatewayId: drg.id }))
  attachCircuit(client.world, body.id)
  const { id } = attachmentOfCircuit(client.world, body.id)!.wire
  expect((await act('addDrgRouteRules', { routeRules: [{ ...rule, nextHopDrgAttachmentId: id }] })).body.code).toBe(
    'InvalidParameter',
  )
})

test('an attachment of another DRG is unknown to the table', async () => {
  const { client, act, rule } = await given()
  const vcn = await client.vcn('10.2.0.0/16')
  const other = await client.made('/drgAttachments', { drgId: (await client.drg()).id, vcnId: vcn.id })
  const { body } = await act('addDrgRouteRules', { routeRules: [{ ...rule, nextHopDrgAttachmentId: other.id }] })
  expect(body.code).toBe('RelatedResourceNotAuthorizedOrNotFound')
})

test('the computed rules are what the link says, by type when asked', async () => {
  const base = { destinationType: 'CIDR_BLOCK', nextHopDrgAttachmentId: 'a', isConflict: false } as const
  const drgRouteRules = () => [
    { ...base, id: '1', destination: '10.1.0.0/16', routeType: 'STATIC', routeProvenance: 'STATIC' } as const,
    {
      ...base,
      id: '2',
      destination: '10.12.0.0/16',
      routeType: 'DYNAMIC',
      routeProvenance: 'VIRTUAL_CIRCUIT',
    } as const,
  ]
  const { rules } = await given(new TestClient(testWorld(), { link: linkOf({ drgRouteRules }) }))
  expect(await rules()).toEqual(drgRouteRules())
  expect(await rules('?routeType=DYNAMIC')).toEqual(drgRouteRules().slice(1))
})

test('its import distribution can be set and taken away, of type IMPORT only', async () => {
  const { client, drg, path, act } = await given()
  const own = await client.made('/drgRouteDistributions', { drgId: drg.id, distributionType: 'IMPORT' })
  expect((await client.put(path, { importDrgRouteDistributionId: own.id })).body.importDrgRouteDistributionId).toBe(
    own.id,
  )
  expect((await act('removeImportDrgRouteDistribution')).body.importDrgRouteDistributionId).toBeUndefined()
  const exporting = { importDrgRouteDistributionId: drg.defaultExportDrgRouteDistributionId }
  expect((await client.put(path, exporting)).body.code).toBe('InvalidParameter')
})

test('a default table, and one an attachment uses, stay', async () => {
  const { client, drg, attachment, table, path } = await given()
  expect((await client.delete(`/drgRouteTables/${drg.defaultDrgRouteTables.vcn}`)).body.code).toBe('Conflict')
  await client.put(`/drgAttachments/${attachment.id}`, { drgRouteTableId: table.id })
  expect((await client.delete(path)).body.code).toBe('Conflict')
})

test('a list is by DRG, which must be known', async () => {
  const client = new TestClient()
  expect((await client.get('/drgRouteTables')).body.code).toBe('MissingParameter')
  expect((await client.get('/drgRouteTables?drgId=ocid1.drg.oc1.iad.x')).status).toBe(404)
})
