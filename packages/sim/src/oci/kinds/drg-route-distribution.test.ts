import { expect, test } from 'vitest'
import { TestClient } from '../test-client.ts'

async function given() {
  const client = new TestClient()
  const drg = await client.drg()
  const own = await client.made('/drgRouteDistributions', { drgId: drg.id, distributionType: 'IMPORT' })
  const path = `/drgRouteDistributions/${own.id}`
  const act = (action: string, body: object) =>
    client.post(`${path}/actions/${action}DrgRouteDistributionStatements`, body)
  const statements = async () => (await client.get(`${path}/drgRouteDistributionStatements`)).body
  return { client, drg, own, path, act, statements }
}

const all = { action: 'ACCEPT', priority: 1, matchCriteria: [{ matchType: 'MATCH_ALL' }] }

test('statements are added, changed and removed by id', async () => {
  const { act, statements } = await given()
  const { body } = await act('add', { statements: [all] })
  expect(body).toMatchObject([all])
  await act('update', { statements: [{ id: body[0].id, priority: 9 }] })
  expect(await statements()).toEqual([{ ...body[0], priority: 9 }])
  expect((await act('remove', { statementIds: [body[0].id] })).status).toBe(204)
  expect(await statements()).toEqual([])
})

test.each([
  [[all, all]],
  [[{ ...all, action: 'REJECT' }]],
  [[{ ...all, priority: 65_536 }]],
  [[{ ...all, matchCriteria: [{ matchType: 'MATCH_ALL' }, { matchType: 'MATCH_ALL' }] }]],
  [[{ ...all, matchCriteria: [{ matchType: 'MATCH_SOME' }] }]],
])('%j is refused', async (statements) => {
  const { act } = await given()
  expect((await act('add', { statements })).body.code).toBe('InvalidParameter')
})

test('an attachment can be matched by id when it is of the same DRG', async () => {
  const { client, drg, act } = await given()
  const attachment = await client.made('/drgAttachments', { drgId: drg.id, vcnId: (await client.vcn()).id })
  const match = (drgAttachmentId: string) => ({
    ...all,
    matchCriteria: [{ matchType: 'DRG_ATTACHMENT_ID', drgAttachmentId }],
  })
  expect((await act('add', { statements: [match('x')] })).body.code).toBe('RelatedResourceNotAuthorizedOrNotFound')
  expect((await act('add', { statements: [match(attachment.id)] })).status).toBe(200)
})

test('only import distributions can be made', async () => {
  const { client, drg } = await given()
  const body = { drgId: drg.id, distributionType: 'EXPORT' }
  expect((await client.post('/drgRouteDistributions', body)).body.code).toBe('InvalidParameter')
})

test('it stays while a table imports with it; the export distribution always', async () => {
  const { client, drg, own, path } = await given()
  const table = await client.made('/drgRouteTables', { drgId: drg.id, importDrgRouteDistributionId: own.id })
  expect((await client.delete(path)).body.code).toBe('Conflict')
  await client.delete(`/drgRouteTables/${table.id}`)
  client.settle()
  expect((await client.delete(path)).status).toBe(204)
  expect((await client.delete(`/drgRouteDistributions/${drg.defaultExportDrgRouteDistributionId}`)).status).toBe(400)
})
