import { DefaultRequestSigner, SimpleAuthenticationDetailsProvider, Region } from 'oci-common'
import { expect, test } from 'vitest'
import { keyIdOf, registerKey } from './principal.ts'
import { TestClient, sharedKeyPair, signedHeaders, testWorld } from './test-client.ts'

const path = '/oci/iaas/us-ashburn-1/20160918/vcns'

test('a request without a signature gets 401 and is not told why', async () => {
  const client = new TestClient()
  const reply = await client.raw('GET', path, '', { host: 'sim.test' })
  expect(reply.status).toBe(401)
  expect(reply.body).toEqual({
    code: 'NotAuthenticated',
    message: 'The required information to complete authentication was not provided or was incorrect.',
  })
})

test('a key becomes good when it is registered', async () => {
  const client = new TestClient()
  const stranger = { ...client.principal, fingerprint: 'aa:bb' }
  const target = `${path}?compartmentId=${client.compartmentId}`
  const headers = signedHeaders(stranger, 'GET', target, '')
  expect((await client.raw('GET', target, '', headers)).status).toBe(401)
  registerKey(client.world, keyIdOf(stranger), sharedKeyPair().publicKeyPem)
  expect((await client.raw('GET', target, '', headers)).status).toBe(200)
})

test('the clock that counts is the wall clock, however far virtual time has gone', async () => {
  const client = new TestClient()
  client.world.clock.step(365 * 24 * 60 * 60_000)
  expect((await client.get(`/vcns?compartmentId=${client.compartmentId}`)).status).toBe(200)
})

test('the vendor SDK signs requests the simulator accepts', async () => {
  const { privateKeyPem } = sharedKeyPair()
  const client = new TestClient(
    testWorld({ wall: { now: () => Date.now(), after: () => () => {}, whenIdle: () => {} } }),
  )
  const { tenancyId, userId, fingerprint } = client.principal
  const provider = new SimpleAuthenticationDetailsProvider(
    tenancyId,
    userId,
    fingerprint,
    privateKeyPem,
    null,
    Region.US_ASHBURN_1,
  )
  const headers = new Headers({ 'content-type': 'application/json' })
  const body = JSON.stringify({ compartmentId: client.compartmentId, cidrBlock: '10.1.0.0/16' })
  await new DefaultRequestSigner(provider).signHttpRequest({
    uri: `http://sim.test${path}`,
    method: 'POST',
    headers,
    body,
  })
  headers.set('host', 'sim.test')
  const reply = await client.raw('POST', path, body, Object.fromEntries(headers))
  expect(reply.status).toBe(200)
})

test('a world keeps its principal', () => {
  const { principal, world } = new TestClient()
  expect(new TestClient(testWorld({ store: world.store })).principal).toEqual(principal)
})
