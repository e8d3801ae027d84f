import type { Clock } from '@interconnect/model'
import { describe, expect, it } from 'vitest'
import { type Context, readCluster } from '../src/index.ts'
import type { Get } from '../src/get.ts'
import { fakeApiServer } from './fake-api-server.ts'

const everything = ['namespaces', 'nodes', 'pods', 'services', 'networkpolicies']
const pods = ['web', 'api', 'db', 'cache', 'queue'].map((name) => ({ metadata: { name } }))

const contextFor = (token: string): Context => ({
  name: 'prod',
  cluster: { name: 'prod', folder: '/', server: 'https://10.0.0.1:6443/', ...absent },
  user: { name: 'me', folder: '/', token, 'as-groups': [] } as unknown as Context['user'],
})
const absent = {
  'certificate-authority': undefined,
  'certificate-authority-data': undefined,
  'insecure-skip-tls-verify': undefined,
  'tls-server-name': undefined,
  'proxy-url': undefined,
}

/** Time that only sleeping makes pass. */
function virtualClock(): Clock & { readonly sleeps: number[] } {
  const sleeps: number[] = []
  return {
    sleeps,
    now: () => Date.UTC(2026, 10, 27),
    sleep: async (ms) => void sleeps.push(ms),
    during: (work) => work(),
  }
}

const host = { environment: {}, isInteractive: false, tell: () => {} }
const read = (get: Get, token = 'reader', clock = virtualClock()) =>
  readCluster(contextFor(token), { get, clock, host })

const itemsOf = (lists: readonly { readonly file: string; readonly text: string }[], of: string): object[] =>
  lists.filter(({ file }) => file.startsWith(of)).flatMap(({ text }) => (JSON.parse(text) as { items: object[] }).items)

describe('reading a cluster', () => {
  it('asks for the five lists that say who may talk to whom, and for nothing else', async () => {
    const { get, asked } = fakeApiServer({ pods }, { tokens: { reader: everything } })
    const lists = await read(get)
    expect(itemsOf(lists, 'pods')).toEqual(pods)
    expect(asked.map((path) => path.replace('?limit=500', '')).toSorted()).toEqual([
      '/api/v1/namespaces',
      '/api/v1/nodes',
      '/api/v1/pods',
      '/api/v1/services',
      '/apis/networking.k8s.io/v1/networkpolicies',
    ])
  })

  it('follows lists page by page', async () => {
    const { get, asked } = fakeApiServer({ pods }, { tokens: { reader: everything }, pageSize: 2 })
    const lists = await read(get)
    expect(itemsOf(lists, 'pods')).toEqual(pods)
    expect(asked.filter((path) => path.startsWith('/api/v1/pods'))).toEqual([
      '/api/v1/pods?limit=500',
      '/api/v1/pods?limit=500&continue=2',
      '/api/v1/pods?limit=500&continue=4',
    ])
  })

  it('reads a list in one piece when its snapshot is forgotten on the way', async () => {
    const { get, asked } = fakeApiServer({ pods }, { tokens: { reader: everything }, pageSize: 2, forgetsAfter: 4 })
    const lists = await read(get)
    expect(itemsOf(lists, 'pods')).toEqual(pods)
    expect(asked.filter((path) => path.startsWith('/api/v1/pods')).at(-1)).toBe('/api/v1/pods')
  })

  it('names every list that it may not read, and the commands that allow it', async () => {
    const { get } = fakeApiServer({ pods }, { tokens: { reader: ['namespaces', 'pods', 'services'] } })
    await expect(read(get)).rejects.toMatchObject({
      code: 'permission/denied',
      message:
        'system:serviceaccount:tools:reader may not list nodes, networkpolicies.networking.k8s.io in all namespaces (context prod)',
      hint: expect.stringContaining(
        'kubectl create clusterrolebinding interconnect-read --clusterrole=interconnect-read --serviceaccount=tools:reader',
      ) as string,
      details: { verb: 'list', resources: ['nodes', 'networkpolicies.networking.k8s.io'] },
    })
  })

  it('says when a token has expired, and never shows it', async () => {
    const claims = Buffer.from(JSON.stringify({ exp: Date.UTC(2026, 10, 26) / 1000 })).toString('base64url')
    const token = `head.${claims}.signature`
    const { get } = fakeApiServer({}, { tokens: {} })
    const failure = await read(get, token).catch((error: unknown) => error)
    expect(failure).toMatchObject({
      code: 'credentials/rejected',
      message: 'the token of context prod expired at 2026-11-26T00:00:00.000Z',
    })
    expect(JSON.stringify(failure) + String(failure)).not.toContain(claims)
  })

  it('says that credentials are refused when they do not say why', async () => {
    const { get } = fakeApiServer({}, { tokens: {} })
    await expect(read(get, 'opaque')).rejects.toMatchObject({
      code: 'credentials/rejected',
      message: 'https://10.0.0.1:6443/ refused the token of context prod',
    })
  })

  it('waits as long as a busy server asks for', async () => {
    const clock = virtualClock()
    const busy = { status: 429, headers: { 'retry-after': '7' } }
    const { get } = fakeApiServer({ pods }, { tokens: { reader: everything }, troubles: [busy] })
    expect(itemsOf(await read(get, 'reader', clock), 'pods')).toEqual(pods)
    expect(clock.sleeps.every((ms) => ms >= 7_000)).toBe(true)
    expect(clock.sleeps).toHaveLength(1)
  })

  it('gives up soon on an address where nobody has ever answered', async () => {
    const clock = virtualClock()
    const refused = () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))
    await expect(read(refused, 'reader', clock)).rejects.toMatchObject({
      code: 'cloud/unreachable',
      message: 'https://10.0.0.1:6443 refused the connection (context prod)',
      hint: expect.stringContaining('a private API server answers only inside its network') as string,
    })
    expect(clock.sleeps.length).toBeLessThanOrEqual(2 * everything.length)
  })

  it('tells that something else than an API server answers', async () => {
    const page = { status: 200, text: '<html>Sign in</html>' }
    const { get } = fakeApiServer({}, { tokens: { reader: everything }, troubles: everything.map(() => page) })
    await expect(read(get)).rejects.toMatchObject({
      code: 'cluster/no-api-server',
      message: 'https://10.0.0.1:6443/ (context prod) answered 200 to a list of namespaces',
    })
  })
})
