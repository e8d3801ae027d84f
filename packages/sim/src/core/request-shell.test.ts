import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { brokenConnection, requestShell } from './request-shell.ts'
import { Store } from './store.ts'
import { World, worldEpochMs } from './world.ts'

function aCloud() {
  const commits: number[] = []
  const store = new Store({ append: (nowMs) => void commits.push(nowMs) })
  const world = new World({ store })
  const app = new Hono()
  app.use(
    requestShell(world, {
      cloud: 'azure',
      error: (context, { status, code, message }) => context.json({ error: { code, message } }, status as 429),
      isWrite: (method, path) => method !== 'GET' && !path.endsWith('/token'),
    }),
  )
  app.put('/things/:name', async (context) => {
    world.store.collection('azure/thing').put(context.req.param('name'), await context.req.json())
    return context.json({}, 201)
  })
  app.get('/things', (context) => context.json(world.store.collection('azure/thing').values()))
  const put = (name: string) => app.request(`/things/${name}?api-version=1`, { method: 'PUT', body: '{"a":1}' })
  return { world, app, put, commits, things: world.store.collection('azure/thing') }
}

describe('the request shell', () => {
  it('writes each request into the journal and commits its effect once', async () => {
    const { world, app, put, commits } = aCloud()
    await put('a')
    await app.request('/things')
    expect(world.journal.records).toEqual([
      {
        atMs: worldEpochMs,
        cloud: 'azure',
        method: 'PUT',
        path: '/things/a?api-version=1',
        status: 201,
        write: true,
      },
      {
        atMs: worldEpochMs,
        cloud: 'azure',
        method: 'GET',
        path: '/things',
        status: 200,
        write: false,
      },
    ])
    expect(world.journal.writes).toHaveLength(1)
    expect(commits).toEqual([worldEpochMs])
  })

  it("answers an injected error in the cloud's form, without effect", async () => {
    const { world, put, things } = aCloud()
    world.faults.add({ effect: { type: 'answer', status: 429, code: 'TooManyRequests' } })
    const response = await put('a')
    expect(response.status).toBe(429)
    expect(await response.json()).toEqual({
      error: { code: 'TooManyRequests', message: 'injected fault' },
    })
    expect(things.size).toBe(0)
    expect(world.journal.records).toMatchObject([{ status: 429 }])
  })

  it('breaks the connection before the effect', async () => {
    const { world, put, things } = aCloud()
    world.faults.add({ effect: { type: 'drop-before' } })
    expect((await put('a')).status).toBe(brokenConnection)
    expect(things.size).toBe(0)
    expect(world.journal.records).toMatchObject([{ status: 0, write: true }])
  })

  it('breaks the connection after the effect, which is durable', async () => {
    const { world, put, things, commits } = aCloud()
    world.faults.add({ effect: { type: 'drop-after' } })
    expect((await put('a')).status).toBe(brokenConnection)
    expect(things.size).toBe(1)
    expect(commits).toHaveLength(1)
  })

  it('serves a delayed request later in virtual time, though its client waits for it', async () => {
    const { world, put } = aCloud()
    world.faults.add({ effect: { type: 'delay', ms: 90_000 } })
    const response = await world.clock.during(async () => put('a'))
    expect(response.status).toBe(201)
    expect(world.journal.records).toMatchObject([{ atMs: worldEpochMs + 90_000 }])
  })

  it('lets what is due happen before the request is served', async () => {
    const { world, app, things } = aCloud()
    world.timers.handle('settled', () => things.put('settled', true))
    world.timers.schedule('settled', worldEpochMs, 'settled', {})
    expect(await (await app.request('/things')).json()).toEqual([true])
  })
})
