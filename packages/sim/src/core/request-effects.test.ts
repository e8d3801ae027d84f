import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { FaultInput } from './faults.ts'
import { requestShell, type ShellDialect } from './request-shell.ts'
import { World } from './world.ts'

const dialect: ShellDialect = {
  cloud: 'oci',
  error: (_, { status }) => new Response(null, { status }),
  isWrite: (method) => method !== 'GET',
  isResource: (collection) => collection === 'thing',
}

/** A cloud of named words: PUT changes one and says so a minute after, GET shows all. */
function aCloud(...faults: readonly FaultInput[]) {
  const world = new World()
  for (const fault of faults) world.faults.add(fault)
  const words = world.store.collection<string>('thing')
  world.timers.handle<{ name: string }>('later', ({ name }) => words.put(name, `${words.get(name)}, settled`))
  const app = new Hono()
  app.use(requestShell(world, dialect))
  app.put('/:name/:word', (context) => {
    const { name, word } = context.req.param()
    words.put(name, word)
    world.timers.schedule(name, world.clock.now() + 60_000, 'later', { name })
    return context.text('')
  })
  app.delete('/:name', (context) => {
    words.delete(context.req.param('name'))
    return context.text('')
  })
  app.get('/', (context) => context.json(Object.fromEntries(words.entries())))
  const send = (method: string, path: string) => app.request(path, { method })
  return { world, send, all: async () => (await send('GET', '/')).json() }
}

describe('a stale read', () => {
  it('shows what was there so long ago, to as many requests as the fault says', async () => {
    const { world, send, all } = aCloud({ count: 2, effect: { type: 'stale-read', ms: 5_000 } })
    await send('PUT', '/a/old')
    world.clock.step(10_000)
    await send('PUT', '/a/new')
    await send('PUT', '/b/new')
    expect([await all(), await all(), await all()]).toEqual([{ a: 'old' }, { a: 'old' }, { a: 'new', b: 'new' }])
  })

  it('shows what was deleted, and catches up by itself', async () => {
    const { world, send, all } = aCloud({ count: 9, effect: { type: 'stale-read', ms: 5_000 } })
    await send('PUT', '/a/old')
    world.clock.step(10_000)
    await send('DELETE', '/a')
    expect(await all()).toEqual({ a: 'old' })
    world.clock.step(5_000)
    expect(await all()).toEqual({})
  })

  it('is one request’s view, not that of one beside it', async () => {
    const { send, all } = aCloud({ effect: { type: 'stale-read', ms: 5_000 } })
    await send('PUT', '/a/new')
    expect(await Promise.all([all(), all()])).toEqual([{}, { a: 'new' }])
  })
})

describe('a slow operation', () => {
  it('takes so much longer, and the next one does not', async () => {
    const { world, send, all } = aCloud({ effect: { type: 'slow-operation', ms: 3_600_000 } })
    await send('PUT', '/a/slow')
    await send('PUT', '/b/quick')
    world.clock.step(60_000)
    expect(await all()).toEqual({ a: 'slow', b: 'quick, settled' })
    world.clock.step(3_600_000)
    expect(await all()).toEqual({ a: 'slow, settled', b: 'quick, settled' })
  })
})
