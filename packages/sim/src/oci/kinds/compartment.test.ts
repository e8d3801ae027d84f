import { expect, test } from 'vitest'
import { TestClient } from '../test-client.ts'

async function given() {
  const core = new TestClient()
  const identity = core.at('identity')
  const { tenancyId } = core.principal
  const named = (name: string) => ({ compartmentId: tenancyId, name, description: '' })
  return { core, identity, tenancyId, named }
}

test('a new compartment is CREATING, then ACTIVE, and listed under its parent', async () => {
  const { identity, tenancyId, named } = await given()
  const { body } = await identity.post('/compartments', named('net'))
  expect(body).toMatchObject({ name: 'net', lifecycleState: 'CREATING', compartmentId: tenancyId })
  identity.settle()
  const found = await identity.get(`/compartments?compartmentId=${tenancyId}&name=net`)
  expect(found.body).toMatchObject([{ id: body.id, lifecycleState: 'ACTIVE' }])
})

test('children of children are listed when the whole tenancy is asked for', async () => {
  const { core, identity, tenancyId } = await given()
  const child = { compartmentId: core.compartmentId, name: 'deep', description: '' }
  const { id } = await identity.made('/compartments', child)
  const list = async (query: string) =>
    (await identity.get(`/compartments?compartmentId=${tenancyId}${query}`)).body.map(
      (found: { id: string }) => found.id,
    )
  expect(await list('')).toEqual([core.compartmentId])
  expect(await list('&compartmentIdInSubtree=true&accessLevel=ANY')).toEqual([id, core.compartmentId])
})

test('writes are for the home region, reads for all', async () => {
  const { core, tenancyId, named } = await given()
  const elsewhere = core.at('identity', 'ap-tokyo-1')
  const refused = await elsewhere.post('/compartments', named('net'))
  expect([refused.status, refused.body.code]).toEqual([403, 'NotAllowed'])
  expect((await elsewhere.get(`/compartments?compartmentId=${tenancyId}`)).body).toHaveLength(1)
})

test('a name is taken once under its parent', async () => {
  const { identity, named } = await given()
  await identity.post('/compartments', named('net'))
  expect((await identity.post('/compartments', named('net'))).body.code).toBe('Conflict')
})

test('deletion is tracked by a work request of identity, which Core does not know', async () => {
  const { core, identity, named } = await given()
  const { id } = await identity.made('/compartments', named('net'))
  const deleted = await identity.delete(`/compartments/${id}`)
  const path = `/workRequests/${deleted.headers.get('opc-work-request-id')}`
  expect(deleted.status).toBe(202)
  expect((await core.get(path)).status).toBe(404)
  identity.settle()
  expect((await identity.get(path)).body).toMatchObject({
    operationType: 'DELETE_COMPARTMENT',
    status: 'SUCCEEDED',
    errors: [],
    logs: [],
  })
  expect((await identity.get(`/compartments/${id}`)).body.lifecycleState).toBe('DELETED')
})

test('a compartment with something in it stays', async () => {
  const { core, identity, named } = await given()
  const { id } = await identity.made('/compartments', named('net'))
  await core.made('/vcns', { compartmentId: id, cidrBlock: '10.1.0.0/16' })
  expect((await identity.delete(`/compartments/${id}`)).body.code).toBe('Conflict')
})
