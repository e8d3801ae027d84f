import { RestError } from '@azure/core-rest-pipeline'
import { TestClock } from '@interconnect/engine/testing'
import { InterconnectError } from '@interconnect/model'
import { expect, test } from 'vitest'
import { inTurn } from '../test/scripted-http.ts'
import { credential, endpoint, groupId, subscription, testSession } from '../test/test-session.ts'
import { createAzureSession } from './session.ts'

const networkId = `${groupId}/providers/Microsoft.Network/virtualNetworks/vnet`

test('A request carries the bearer token, the api-version of its provider and our user agent.', async () => {
  const { api, http } = testSession(() => ({ body: { name: 'vnet' } }))
  await api.get(networkId)
  expect(http.seen[0]).toMatchObject({ method: 'GET', path: `${networkId}?api-version=2025-05-01` })
  expect(http.seen[0]?.header('authorization')).toBe('Bearer secret-token')
  expect(http.seen[0]?.header('user-agent')).toContain('interconnect/')
})

test.each([
  [groupId, '2025-04-01'],
  [`${groupId}/resources`, '2025-04-01'],
  [`/subscriptions/${subscription}/resources?$filter=x`, '2025-04-01'],
  ['/subscriptions', '2022-12-01'],
  [`/subscriptions/${subscription}/providers/Microsoft.Network/expressRouteServiceProviders`, '2025-05-01'],
])('The path %s is spoken to with api-version %s.', async (path, version) => {
  const { api, http } = testSession(() => ({ body: {} }))
  await api.get(path)
  expect(new URL(http.seen[0]!.url).searchParams.get('api-version')).toBe(version)
})

test('Reading something absent gives undefined, and deleting it succeeds.', async () => {
  const { api } = testSession(() => ({ status: 404, body: { error: { code: 'ResourceNotFound', message: 'no' } } }))
  expect(await api.get(networkId)).toBeUndefined()
  expect(await api.delete(networkId)).toEqual({})
})

test('An unknown subscription is not taken for an absent object.', async () => {
  const { api } = testSession(() => ({ status: 404, body: { error: { code: 'SubscriptionNotFound', message: 'no' } } }))
  await expect(api.get(networkId)).rejects.toMatchObject({ code: 'permission/denied' })
})

test('A list follows its pages and stops at an empty link.', async () => {
  const { api, http } = testSession(
    inTurn(
      { body: { value: [1, 2], nextLink: `${endpoint}/next?page=2&api-version=x` } },
      { body: { value: [3], nextLink: '' } },
    ),
  )
  expect(await api.list('/subscriptions')).toEqual([1, 2, 3])
  expect(http.seen[1]?.path).toBe('/next?page=2&api-version=x')
})

test('A list whose pages lead in a circle ends with an error.', async () => {
  const { api } = testSession(() => ({ body: { value: [], nextLink: `${endpoint}/again` } }))
  await expect(api.list('/subscriptions')).rejects.toMatchObject({ code: 'us/unmapped' })
})

test('A page link to another origin is refused before the token goes there.', async () => {
  const { api, http } = testSession(() => ({ body: { value: [], nextLink: 'https://evil.test/next' } }))
  await expect(api.list('/subscriptions')).rejects.toThrow('https://evil.test')
  expect(http.seen).toHaveLength(1)
})

test('A throttled call is retried after as long as the cloud asks and up to a second more, by our clock.', async () => {
  const { api, clock } = testSession(
    inTurn(
      { status: 429, headers: { 'Retry-After': '17' }, body: { error: { code: 'TooManyRequests', message: 'slow' } } },
      { status: 503, headers: { 'x-ms-retry-after-ms': '2500' } },
      { status: 429, headers: { 'Retry-After': new Date(60_000).toUTCString() } },
      { body: { name: 'vnet' } },
    ),
  )
  expect(await api.get(networkId)).toEqual({ name: 'vnet' })
  expect(clock.slept).toEqual([18_000, 3_500, 39_500])
})

test('A call that stays throttled ends with the cloud’s words and the delay it asked for.', async () => {
  const { api, http } = testSession((_, nth) =>
    nth === 1
      ? { body: {} }
      : { status: 429, headers: { 'Retry-After': '9' }, body: { error: { code: 'TooManyRequests', message: 'slow' } } },
  )
  await api.get(networkId)
  await expect(api.get(networkId)).rejects.toMatchObject({
    code: 'cloud/throttled',
    details: { retryAfterMs: 9000, armCode: 'TooManyRequests' },
  })
  expect(http.seen).toHaveLength(1 + 8)
})

const expired = {
  status: 401,
  headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
  body: { error: { code: 'ExpiredAuthenticationToken', message: 'too late' } },
}

/** Gives a new token each time. */
const countedTokens = () => {
  let count = 0
  const token = async () => ({ token: `token-${++count}`, expiresOnTimestamp: Number.MAX_SAFE_INTEGER })
  return { getToken: token, given: () => count }
}

test('An access token that ends in the middle is renewed, and the call made again with the new one.', async () => {
  const counted = countedTokens()
  const { api, http } = testSession(inTurn({ body: {} }, expired, { body: { name: 'vnet' } }), { credential: counted })
  await api.get(networkId)
  expect(await api.get(networkId)).toEqual({ name: 'vnet' })
  expect(http.seen.map((request) => request.header('authorization'))).toEqual(
    ['token-1', 'token-1', 'token-2'].map((token) => `Bearer ${token}`),
  )
})

test('Calls side by side whose token has ended ask for one new token between them.', async () => {
  const counted = countedTokens()
  const { api } = testSession(
    (request) => (request.header('authorization') === 'Bearer token-1' ? expired : { body: {} }),
    { credential: counted },
  )
  await Promise.all([api.get(networkId), api.get(groupId), api.get(`${networkId}/subnets/a`)])
  expect(counted.given()).toBe(2)
})

test('A new token that is refused as well ends the call, with what to do.', async () => {
  const { api, http } = testSession(() => expired)
  await expect(api.get(networkId)).rejects.toMatchObject({
    code: 'credentials/rejected',
    hint: expect.stringContaining('az login'),
  })
  expect(http.seen).toHaveLength(2)
})

test('A write that must not be made any more does not leave, not even when it is only tried again.', async () => {
  let held = true
  const { api, http } = testSession(
    () => {
      held = false
      return { status: 503 }
    },
    {
      assertMayWrite: () => {
        if (!held) throw new InterconnectError('state/locked', 'lost')
      },
    },
  )
  await expect(api.put(networkId, {})).rejects.toMatchObject({ code: 'state/locked' })
  expect(http.seen).toHaveLength(1)
})

test('A write whose operation is forgotten counts as finished: what follows will tell.', async () => {
  const { api } = testSession(() => ({ status: 404, body: { error: { code: 'NotFound', message: 'no' } } }))
  await expect(api.finished({ operation: '/operations/1' })).resolves.toBeUndefined()
})

test('The link of an operation keeps its own api-version.', async () => {
  const { api, http } = testSession(() => ({ body: { status: 'Succeeded' } }))
  await api.operation('/operations/1?api-version=2024-01-01')
  expect(http.seen[0]?.path).toBe('/operations/1?api-version=2024-01-01')
})

test('An operation in progress on the same object is handed up at once.', async () => {
  const { api, http } = testSession(() => ({
    status: 429,
    body: { error: { code: 'AnotherOperationInProgress', message: 'busy' } },
  }))
  await expect(api.put(networkId, {})).rejects.toMatchObject({ code: 'cloud/busy' })
  expect(http.seen).toHaveLength(1)
})

test('An endpoint that never answered is given up after three tries, by name.', async () => {
  const { api, http } = testSession(() => {
    throw new RestError('connect ECONNREFUSED', { code: 'ECONNREFUSED' })
  })
  await expect(api.get(networkId)).rejects.toMatchObject({
    code: 'cloud/unreachable',
    message: 'https://arm.test refused the connection',
  })
  expect(http.seen).toHaveLength(3)
})

test('What keeps a token from coming is told as it is, without another try.', async () => {
  let asked = 0
  const broken = {
    getToken() {
      asked++
      return Promise.reject(
        new InterconnectError('credentials/missing', 'no Azure credentials were found on this machine'),
      )
    },
  }
  const { api, http } = testSession(() => ({ body: {} }), { credential: broken })
  await expect(api.get(networkId)).rejects.toMatchObject({ code: 'credentials/missing' })
  expect([asked, http.seen.length]).toEqual([1, 0])
})

test('A certificate nobody trusts is explained.', async () => {
  const { api } = testSession(() => {
    throw new RestError('unable to verify', { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' })
  })
  await expect(api.get(networkId)).rejects.toMatchObject({
    code: 'cloud/unreachable',
    hint: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
  })
})

test('A write gives the object and where to follow the operation.', async () => {
  const operation = '/subscriptions/s/providers/Microsoft.Network/locations/eastus/operations/1?api-version=x'
  const { api, http } = testSession(() => ({
    status: 201,
    body: { id: networkId },
    headers: { 'Azure-AsyncOperation': endpoint + operation },
  }))
  expect(await api.put(networkId, { a: 1 }, { ifMatch: 'W/"1"' })).toEqual({ body: { id: networkId }, operation })
  expect(http.seen[0]?.header('if-match')).toBe('W/"1"')
  expect(http.seen[0]?.body).toEqual({ a: 1 })
})

test('A delete prefers the status URL over the result URL, and drops one on another origin.', async () => {
  const { api } = testSession(
    inTurn(
      {
        status: 202,
        headers: { 'Azure-AsyncOperation': `${endpoint}/operations/1`, Location: `${endpoint}/operationResults/1` },
      },
      { status: 202, headers: { Location: 'https://elsewhere.test/operationResults/1' } },
    ),
  )
  expect(await api.delete(networkId)).toEqual({ operation: '/operations/1' })
  expect(await api.delete(networkId)).toEqual({})
})

test('A result that takes a while is waited for at its Location.', async () => {
  const location = `${endpoint}/operationResults/7?api-version=x`
  const { api, http, clock } = testSession(
    inTurn(
      { status: 202, text: 'null', headers: { Location: location } },
      { status: 202, text: 'null', headers: { Location: location, 'Retry-After': '10' } },
      { status: 200, body: { value: ['row'] } },
    ),
  )
  expect(await api.post(`${networkId}/arp`)).toEqual({ value: ['row'] })
  expect(http.seen.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET'])
  expect(clock.slept).toEqual([2_000, 10_000])
})

test('A result that never comes ends with a deadline.', async () => {
  const { api } = testSession(() => ({ status: 202, headers: { Location: `${endpoint}/operationResults/7` } }))
  await expect(api.post(`${networkId}/arp`)).rejects.toMatchObject({ code: 'cloud/deadline' })
})

test('A result on another origin is not fetched.', async () => {
  const { api, http } = testSession(() => ({ status: 202, headers: { Location: 'https://evil.test/result' } }))
  await expect(api.post(`${networkId}/arp`)).rejects.toMatchObject({ code: 'us/unmapped' })
  expect(http.seen).toHaveLength(1)
})

test('A session that only reads refuses writes before anything leaves, and still collects results.', async () => {
  const { api, http } = testSession(() => ({ body: { value: [] } }), { readOnly: true })
  await expect(api.put(networkId, {})).rejects.toMatchObject({ code: 'us/bug' })
  await expect(api.patch(networkId, {})).rejects.toMatchObject({ code: 'us/bug' })
  await expect(api.delete(networkId)).rejects.toMatchObject({ code: 'us/bug' })
  await expect(api.post(`${networkId}/prepareMigration`)).rejects.toMatchObject({ code: 'us/bug' })
  await expect(api.post(`${networkId}/getLearnedRoutes/start`)).rejects.toMatchObject({ code: 'us/bug' })
  expect(http.seen).toHaveLength(0)
  expect(await api.post(`${networkId}/getLearnedRoutes`)).toEqual({ value: [] })
  expect(await api.post(`${networkId}/arpTables/primary?x=1`)).toEqual({ value: [] })
})

test.each([
  [{ status: 200, body: { status: 'InProgress' } }, { state: 'running' }],
  [{ status: 200, body: { status: 'Updating' } }, { state: 'running' }],
  [{ status: 200, body: { status: 'Succeeded' } }, { state: 'succeeded' }],
  [{ status: 202, text: 'null' }, { state: 'running' }],
  [{ status: 204 }, { state: 'succeeded' }],
  [
    {
      status: 200,
      body: { status: 'Failed', error: { code: 'ConflictError', message: 'not in Deprovisioned state' } },
    },
    { state: 'failed', error: { code: 'cloud/conflict', details: { armCode: 'ConflictError' } } },
  ],
  [
    {
      status: 200,
      body: { status: 'Canceled', error: { code: 'CanceledAndSupersededDueToAnotherOperation', message: 'x' } },
    },
    { state: 'failed', error: { code: 'cloud/busy' } },
  ],
  [
    { status: 200, body: { status: 'Failed', error: { code: 'GwmOperationTimeOut', message: 'x' } } },
    { state: 'failed', error: { code: 'cloud/operation-failed' } },
  ],
  [
    { status: 409, body: { error: { code: 'ResourceGroupDeletionBlocked', message: 'x' } } },
    { state: 'failed', error: { code: 'cloud/conflict' } },
  ],
])('An operation that answers %j stands as %j.', async (reply, state) => {
  const { api } = testSession(() => reply)
  expect(await api.operation(`${endpoint}/operations/1`)).toMatchObject(state)
})

test('At most eight requests are on their way, all under the clock’s eye, and all get their turn.', async () => {
  let inFlight = 0
  let most = 0
  const session = testSession(async () => {
    most = Math.max(most, ++inFlight)
    await new Promise((resolve) => setImmediate(resolve))
    inFlight--
    return { body: {} }
  })
  const calls = Array.from({ length: 40 }, (_, index) => session.api.get(`${networkId}${index}`))
  expect(session.clock.running).toBe(40)
  await Promise.all(calls)
  expect(most).toBe(8)
  expect(session.clock.running).toBe(0)
})

test('An aborted signal ends a call with its own reason.', async () => {
  const controller = new AbortController()
  const { api } = testSession(() => ({ status: 503 }), { signal: controller.signal })
  controller.abort(new Error('enough'))
  await expect(api.get(networkId)).rejects.toThrow('enough')
})

test('An endpoint without TLS is refused.', () => {
  expect(() => createAzureSession({ endpoint: 'http://arm.test', credential, clock: new TestClock() })).toThrow(
    'not an https address',
  )
})

test('An answer that is not JSON is reported, never taken for an empty object.', async () => {
  const { api } = testSession(() => ({ status: 200, text: '<html>' }))
  await expect(api.get(networkId)).rejects.toMatchObject({ code: 'us/unmapped', details: { body: '<html>' } })
})

test('Without a subscription given, all that the credential sees are looked in.', async () => {
  const { api } = testSession(() => ({ body: { value: [{ subscriptionId: 'one' }, { subscriptionId: 'two' }] } }), {
    subscription: undefined,
  })
  expect(await api.subscriptions()).toEqual(['one', 'two'])
})
