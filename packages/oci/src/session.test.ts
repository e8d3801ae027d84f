import { createHash, verify } from 'node:crypto'
import { InterconnectError } from '@interconnect/model'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { apiKey, publicKey } from '../test/api-key.ts'
import { keyAuth } from './credentials.ts'
import { openSession } from '../test/open-session.ts'
import { networkFailure, scriptedFetch, type Sent } from '../test/scripted-fetch.ts'

const Thing = z.object({ id: z.string() })
const thing = { id: 'a' }
const workRequest = {
  id: 'wr',
  compartmentId: 'c',
  operationType: 'ADD_VCN_CIDR',
  resources: [],
  percentComplete: 0,
  timeAccepted: 't',
}

/** The line the service signs against, rebuilt from what was sent, as the published rules say. */
function isSignedRightly({ method, url, headers }: Sent): boolean {
  const parts = Object.fromEntries(
    [...headers.get('authorization')!.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  )
  const line = (name: string) =>
    name === '(request-target)'
      ? `${name}: ${method.toLowerCase()} ${url.pathname}${url.search}`
      : `${name}: ${headers.get(name)}`
  const signed = parts['headers']!.toLowerCase().split(' ').map(line).join('\n')
  return verify('RSA-SHA256', Buffer.from(signed), publicKey, Buffer.from(parts['signature'] ?? '', 'base64'))
}

const failure = async (call: Promise<unknown>): Promise<InterconnectError> => {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (InterconnectError.is(error)) return error
  throw new Error('the call did not fail with a typed error', { cause: error })
}

describe('a session signs', () => {
  it('reads with date, target and host', async () => {
    const { fetch, sent } = scriptedFetch({ body: thing })
    await openSession(fetch).api.get('/vcns/a', Thing)
    const [request] = sent
    expect(request!.url.href).toBe('http://127.0.0.1:9000/iaas/20160918/vcns/a')
    expect(request!.headers.get('authorization')).toContain(
      `keyId="${apiKey.tenancy}/${apiKey.user}/${apiKey.fingerprint}"`,
    )
    expect(request!.headers.get('authorization')).toContain('headers="x-date (request-target) host"')
    expect(isSignedRightly(request!)).toBe(true)
  })

  it('writes with length, type and digest of exactly what is sent', async () => {
    const { fetch, sent } = scriptedFetch({ body: thing })
    await openSession(fetch).api.create('/vcns', Thing, { displayName: 'ä' }, { retryToken: 'token-1' })
    const [request] = sent
    expect(request!.headers.get('x-content-sha256')).toBe(createHash('sha256').update(request!.body!).digest('base64'))
    expect(request!.headers.get('content-length')).toBe(String(Buffer.byteLength(request!.body!)))
    expect(request!.headers.get('opc-retry-token')).toBe('token-1')
    expect(isSignedRightly(request!)).toBe(true)
  })

  it('query values encoded once, the same in signature and on the wire', async () => {
    const { fetch, sent } = scriptedFetch({ body: [] })
    await openSession(fetch).api.list('/vcns', Thing, { displayName: "a b&c=d'{}|^`(é)!*", limit: 5, vcnId: undefined })
    const [request] = sent
    expect(request!.url.search).toBe('?displayName=a%20b%26c%3Dd%27%7B%7D%7C%5E%60%28%C3%A9%29%21%2A&limit=5')
    expect(isSignedRightly(request!)).toBe(true)
  })
})

describe('a session lists', () => {
  it('across empty pages until no next page is named', async () => {
    const { fetch, sent } = scriptedFetch(
      { body: [thing], headers: { 'opc-next-page': 'two+/=' } },
      { body: [], headers: { 'opc-next-page': 'three' } },
      { body: [{ id: 'b' }] },
    )
    const items = await openSession(fetch).api.list('/vcns', Thing, { compartmentId: 'c' })
    expect(items).toEqual([{ id: 'a' }, { id: 'b' }])
    expect(sent.map(({ url }) => url.searchParams.get('page'))).toEqual([null, 'two+/=', 'three'])
  })

  it('the items of an answer that wraps them', async () => {
    const { fetch } = scriptedFetch({ body: { items: [thing] } })
    expect(await openSession(fetch).api.list('/x', Thing, {})).toEqual([thing])
  })
})

describe('a session reads', () => {
  it('nothing where OCI answers not found', async () => {
    const { fetch } = scriptedFetch({ status: 404, body: { code: 'NotAuthorizedOrNotFound', message: 'no' } })
    expect(await openSession(fetch).api.get('/vcns/a', Thing)).toBeUndefined()
  })

  it('null and absent fields alike, and gives the etag', async () => {
    const { fetch } = scriptedFetch({ body: { id: 'a', extra: null }, headers: { etag: 'e1' } })
    const Strict = z.strictObject({ id: z.string(), extra: z.string().optional() })
    expect(await openSession(fetch).api.get('/vcns/a', Strict)).toEqual({ body: { id: 'a' }, etag: 'e1' })
  })

  it('no body it does not understand', async () => {
    const { fetch } = scriptedFetch({ body: { id: 7 } })
    const error = await failure(openSession(fetch).api.get('/vcns/a', Thing))
    expect(error.code).toBe('us/unmapped')
    expect(error.details).toMatchObject({ operation: 'GET /vcns/a', at: 'id' })
  })

  it('no page that is not JSON', async () => {
    const { fetch } = scriptedFetch({ body: '<html>portal</html>' })
    expect((await failure(openSession(fetch).api.get('/vcns/a', Thing))).code).toBe('us/unmapped')
  })
})

describe('a session retries', () => {
  const busy = { status: 429, body: { code: 'TooManyRequests', message: 'slow down' } }

  it('what is throttled or unavailable, inside the clock, until it works', async () => {
    const { fetch, sent } = scriptedFetch(
      busy,
      { status: 503, body: { code: 'ServiceUnavailable', message: '' } },
      { body: thing },
    )
    const { api, clock } = openSession(fetch)
    expect((await api.get('/vcns/a', Thing))?.body).toEqual(thing)
    expect(sent).toHaveLength(3)
    expect(clock.slept).toHaveLength(2)
    expect(clock.most).toBe(1)
  })

  it('no sooner than it was asked to', async () => {
    const { fetch } = scriptedFetch({ ...busy, headers: { 'retry-after': '120' } }, { body: thing })
    const { api, clock } = openSession(fetch)
    await api.get('/vcns/a', Thing)
    expect(clock.slept[0]).toBeGreaterThanOrEqual(120_000)
    expect(clock.slept[0]).toBeLessThanOrEqual(121_000)
  })

  it('once with credentials that are read anew, where they are refused', async () => {
    const refused = { status: 401, body: { code: 'NotAuthenticated', message: 'no' } }
    let read = 0
    const key = keyAuth(apiKey)
    const auth = { ...key, provider: () => (read++, key.provider()) }
    const { fetch, sent } = scriptedFetch(refused, { body: thing })
    expect((await openSession(fetch, { auth }).api.get('/vcns/a', Thing))?.body).toEqual(thing)
    expect([sent.length, read]).toEqual([2, 2])

    const always = scriptedFetch(refused)
    expect((await failure(openSession(always.fetch).api.get('/vcns/a', Thing))).code).toBe('credentials/rejected')
    expect(always.sent).toHaveLength(2)
  })

  it('no write that must not be made any more', async () => {
    const { fetch, sent } = scriptedFetch({ status: 503, body: { code: 'ServiceUnavailable', message: '' } })
    const assertMayWrite = () => {
      if (sent.length > 0) throw new InterconnectError('state/locked', 'lost')
    }
    const call = openSession(fetch, { assertMayWrite }).api.create('/vcns', Thing, {}, { retryToken: 't' })
    expect((await failure(call)).code).toBe('state/locked')
    expect(sent).toHaveLength(1)
  })

  it('a create with the same token', async () => {
    const { fetch, sent } = scriptedFetch(networkFailure('ECONNRESET'), { body: thing })
    await openSession(fetch).api.create('/vcns', Thing, {}, { retryToken: 't' })
    expect(sent.map(({ headers }) => headers.get('opc-retry-token'))).toEqual(['t', 't'])
  })

  it('an endpoint that never answered only a few times', async () => {
    const { fetch, sent } = scriptedFetch(networkFailure('ECONNREFUSED'))
    const error = await failure(openSession(fetch).api.get('/vcns/a', Thing))
    expect(error.code).toBe('cloud/unreachable')
    expect(error.message).toBe('http://127.0.0.1:9000 refused the connection')
    expect(error.details).toMatchObject({ operation: 'GET /vcns/a', reason: 'ECONNREFUSED' })
    expect(sent).toHaveLength(3)
  })

  it('neither a busy object nor a method that does not exist', async () => {
    const { fetch, sent } = scriptedFetch({ status: 409, body: { code: 'IncorrectState', message: 'later' } })
    expect((await failure(openSession(fetch).api.update('/vcns/a', { displayName: 'b' }))).code).toBe('cloud/busy')
    expect(sent).toHaveLength(1)
    const other = scriptedFetch({ status: 501, body: { code: 'MethodNotImplemented', message: '' } })
    expect((await failure(openSession(other.fetch).api.get('/vcns/a', Thing))).code).toBe('us/unmapped')
    expect(other.sent).toHaveLength(1)
  })
})

describe('a session writes', () => {
  it('only when it may', async () => {
    const { fetch, sent } = scriptedFetch({ body: thing })
    const { api } = openSession(fetch, { readOnly: true })
    const writes = [
      api.create('/vcns', Thing, {}, {}),
      api.update('/vcns/a', {}),
      api.action('/vcns/a/actions/addCidr', {}),
      api.delete('/vcns/a'),
    ]
    const codes = await Promise.all(writes.map(async (write) => (await failure(write)).code))
    expect(codes).toEqual(['us/bug', 'us/bug', 'us/bug', 'us/bug'])
    expect(sent).toHaveLength(0)
  })

  it('nothing when it asks: a question waits for its work request, and may be asked by who only reads', async () => {
    const { fetch, sent } = scriptedFetch(
      { status: 202, headers: { 'opc-work-request-id': 'wr' } },
      { body: { ...workRequest, status: 'IN_PROGRESS' } },
      { body: { ...workRequest, status: 'SUCCEEDED' } },
      { body: { items: [thing] } },
    )
    const assertMayWrite = () => {
      throw new Error('the lock is lost')
    }
    const { api, clock } = openSession(fetch, { readOnly: true, assertMayWrite })
    const question = { service: 'vnca-api', path: '/pathAnalysis', body: {}, result: Thing } as const
    const before = clock.now()
    expect(await api.ask(question)).toEqual([thing])
    expect(clock.now() - before).toBe(10_000)
    expect(sent.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
      'POST /vnca-api/20160918/pathAnalysis',
      'GET /vnca-api/20160918/workRequests/wr',
      'GET /vnca-api/20160918/workRequests/wr',
      'GET /vnca-api/20160918/workRequests/wr/results',
    ])
    const elsewhere = [
      { ...question, service: 'iaas' as const },
      { ...question, path: '/pathAnalyzerTests' },
      { ...question, path: '/pathAnalysis/actions/x' },
    ]
    const codes = await Promise.all(elsewhere.map(async (other) => (await failure(api.ask(other))).code))
    expect(codes).toEqual(['us/bug', 'us/bug', 'us/bug'])
    expect(sent).toHaveLength(4)
  })

  it('nothing when a question cannot be answered, and says why', async () => {
    const { fetch } = scriptedFetch(
      { status: 202, headers: { 'opc-work-request-id': 'wr' } },
      { body: { ...workRequest, status: 'FAILED' } },
      { body: { items: [{ code: 'NotAuthorized', message: 'no policy', timestamp: '' }] } },
    )
    const question = { service: 'vnca-api', path: '/pathAnalysis', body: {}, result: Thing } as const
    const error = await failure(openSession(fetch).api.ask(question))
    expect(error).toMatchObject({ code: 'cloud/operation-failed', message: expect.stringContaining('no policy') })
  })

  it('under the etag it is given', async () => {
    const { fetch, sent } = scriptedFetch({ status: 412, body: { code: 'NoEtagMatch', message: 'changed' } })
    expect((await failure(openSession(fetch).api.update('/x/a', {}, { ifMatch: 'e1' }))).code).toBe('cloud/stale')
    expect(sent[0]!.headers.get('if-match')).toBe('e1')
  })

  it('a delete of what is gone without complaint', async () => {
    const { fetch } = scriptedFetch({ status: 404, body: { code: 'NotAuthorizedOrNotFound', message: '' } })
    await expect(openSession(fetch).api.delete('/vcns/a')).resolves.toBeUndefined()
  })

  it('an action and names its work request', async () => {
    const { fetch } = scriptedFetch({ status: 202, headers: { 'opc-work-request-id': 'wr' } })
    expect(await openSession(fetch).api.action('/vcns/a/actions/addCidr', { cidrBlock: '10.0.0.0/16' })).toBe('wr')
  })
})

describe('a session', () => {
  it('keeps at most eight requests on their way', async () => {
    let running = 0
    let most = 0
    const fetch = async () => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setImmediate(resolve))
      running--
      return Response.json(thing)
    }
    const { api } = openSession(fetch)
    await Promise.all(Array.from({ length: 40 }, (_, index) => api.get(`/vcns/${index}`, Thing)))
    expect(most).toBe(8)
  })

  it('stops with the reason of its signal', async () => {
    const stop = new AbortController()
    const fetch = async () => {
      stop.abort(new Error('enough'))
      throw new DOMException('aborted', 'AbortError')
    }
    const { api } = openSession(fetch)
    await expect(api.get('/vcns/a', Thing, { signal: stop.signal })).rejects.toThrow('enough')
  })

  it('reads other services at their own endpoint', async () => {
    const { fetch, sent } = scriptedFetch({ body: thing })
    await openSession(fetch).api.get('/compartments/a', Thing, { service: 'identity' })
    expect(sent[0]!.url.pathname).toBe('/identity/20160918/compartments/a')
  })

  it('says which key cannot sign', async () => {
    const { fetch, sent } = scriptedFetch({ body: thing })
    const { keyAuth } = await import('./credentials.ts')
    const error = await failure(
      openSession(fetch, { auth: keyAuth({ ...apiKey, privateKeyPem: 'none' }) }).api.get('/a', Thing),
    )
    expect(error.code).toBe('credentials/missing')
    expect(error.message).toContain(apiKey.fingerprint)
    expect(sent).toHaveLength(0)
  })
})

describe('a work request', () => {
  it.each([
    ['ACCEPTED', 'running'],
    ['IN_PROGRESS', 'running'],
    ['CANCELING', 'running'],
    ['SUCCEEDED', 'succeeded'],
  ])('in %s is %s', async (status, state) => {
    const { fetch } = scriptedFetch({ body: { ...workRequest, status } })
    expect(await openSession(fetch).api.workRequest('wr')).toEqual({ state })
  })

  it('that failed tells why', async () => {
    const why = [{ code: 'InvalidParameter', message: 'overlaps', timestamp: 't' }]
    const { fetch } = scriptedFetch({ body: { ...workRequest, status: 'FAILED' } }, { body: why })
    const state = await openSession(fetch).api.workRequest('wr')
    expect(state).toMatchObject({ state: 'failed', error: { code: 'cloud/operation-failed' } })
    expect(state.state === 'failed' && state.error.message).toBe(
      'ADD_VCN_CIDR ended as FAILED: InvalidParameter: overlaps',
    )
  })

  it('that nobody remembers has ended', async () => {
    const { fetch } = scriptedFetch({ status: 404, body: { code: 'NotAuthorizedOrNotFound', message: '' } })
    expect(await openSession(fetch).api.workRequest('wr')).toEqual({ state: 'succeeded' })
  })
})
