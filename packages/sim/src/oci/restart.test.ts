import { expect, test } from 'vitest'
import { Store } from '../core/index.ts'
import { TestClient, testWorld } from './test-client.ts'

/** The same world in a new process: only what the store holds, through JSON, at the time it had got to. */
function reopened({ world }: TestClient): TestClient {
  const store = new Store()
  store.load(JSON.parse(JSON.stringify([...world.store.snapshot()])))
  return new TestClient(testWorld({ store, startMs: world.clock.now() }))
}

test('a world that is opened again carries on with what was on its way', async () => {
  const client = new TestClient()
  const { body: vcn } = await client.post('/vcns', { compartmentId: client.compartmentId, cidrBlock: '10.1.0.0/16' })
  const again = reopened(client)
  const read = async () => (await again.get(`/vcns/${vcn.id}`)).body
  expect(await read()).toEqual(vcn)
  again.settle()
  expect(await read()).toEqual({ ...vcn, lifecycleState: 'AVAILABLE' })
})

test('retry tokens, etags and new identifiers survive as well', async () => {
  const client = new TestClient()
  const body = { compartmentId: client.compartmentId, cidrBlock: '10.1.0.0/16' }
  const token = { 'opc-retry-token': 'once' }
  const { body: vcn, headers } = await client.post('/vcns', body, token)
  const again = reopened(client)
  const replayed = await again.post('/vcns', body, token)
  expect(replayed.body).toEqual(vcn)
  expect(replayed.headers.get('etag')).toBe(headers.get('etag'))
  expect((await again.post('/vcns', body)).body.id).not.toBe(vcn.id)
})
