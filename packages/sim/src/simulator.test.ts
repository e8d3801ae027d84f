import { once } from 'node:events'
import { existsSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { Hono } from 'hono'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Clouds } from './clouds.ts'
import { requestShell, type ShellDialect, type World, worldEpochMs } from './core/index.ts'
import { scratchDirectory } from './core/scratch-directory.ts'
import { clientsDirectory, openSimulatorOf, resetSimulator, type SimulatorOptions } from './simulator.ts'
import { writeClientSettings } from './write-client-settings.ts'

const dialect: ShellDialect = {
  cloud: 'oci',
  error: (_, { status }) => new Response(null, { status }),
  isWrite: (method) => method === 'POST',
}

/** A cloud of one counter, which grows with each POST and once more an hour after. */
function countingClouds(world: World): Clouds {
  const counts = world.store.collection<number>('count')
  const grow = () => counts.put('count', (counts.get('count') ?? 0) + 1)
  world.timers.handle('grow', grow)
  const app = new Hono()
  app.use(requestShell(world, dialect))
  app.post('*', (context) => {
    grow()
    world.timers.schedule('grow', world.clock.now() + 3_600_000, 'grow', {})
    return context.json(counts.get('count'))
  })
  app.get('*', (context) => context.json([counts.get('count') ?? 0, new URL(context.req.url).pathname]))
  const azure = {
    tenant: 't',
    subscription: 's',
    clientId: 'i',
    clientSecret: 'x',
    identityHeader: 'h',
  }
  const oci = {
    tenancy: 't',
    user: 'u',
    fingerprint: 'f',
    privateKeyPem: 'k',
    compartment: 'c',
    region: 'us-ashburn-1',
  }
  return { app, azure, oci }
}

async function open(options: SimulatorOptions = {}) {
  const simulator = await openSimulatorOf(countingClouds, options)
  onTestFinished(() => simulator.close())
  return simulator
}

const call = async (url: string, method = 'GET'): Promise<unknown> => (await fetch(url, { method })).json()

describe('a simulator', () => {
  it('serves one app over http and, with a certificate its authority signed, over https', async () => {
    const { endpoints, ca } = await open()
    expect(await call(`${endpoints.oci}/20160918/vcns`)).toEqual([0, '/oci/20160918/vcns'])
    const asked = request(`${endpoints.azure}/subscriptions`, { ca, agent: false }).end()
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    expect(await json(response)).toEqual([0, '/subscriptions'])
  })

  it('goes on, opened again in its directory, with its state, its time and its authority', async () => {
    const directory = join(scratchDirectory(), 'sim')
    const first = await open({ directory, seed: 'seven' })
    await call(first.endpoints.oci, 'POST')
    first.clock.step(1_800_000)
    await first.close()
    const second = await open({ directory })
    expect(second.world.clock.now()).toBe(worldEpochMs + 1_800_000)
    expect(second.ca).toBe(first.ca)
    expect(second.caFile).toBe(join(directory, 'ca.pem'))
    expect(second.world.seed).toBe('seven')
    second.clock.step(1_800_000)
    expect(await call(second.endpoints.oci)).toEqual([2, '/oci'])
    expect(second.world.journal.records.map(({ method }) => method)).toEqual(['POST', 'GET'])
  })

  it('jumps ahead while its client in the same process sleeps, never while it calls', async () => {
    const { clock, endpoints } = await open()
    await clock.during(() => call(endpoints.oci, 'POST'))
    await clock.sleep(3_600_000)
    expect(await clock.during(() => call(endpoints.oci))).toEqual([2, '/oci'])
  })

  it('breaks a connection for a fault, before or after the effect', async () => {
    const { endpoints } = await open({
      faults: [{ effect: { type: 'drop-before' } }, { after: 1, effect: { type: 'drop-after' } }],
    })
    await expect(call(endpoints.oci, 'POST')).rejects.toThrow('fetch failed')
    await expect(call(endpoints.oci, 'POST')).rejects.toThrow('fetch failed')
    expect(await call(endpoints.oci)).toEqual([1, '/oci'])
  })

  it('takes faults it is opened with instead of those it has', async () => {
    const directory = scratchDirectory()
    const faults = [{ after: 1, effect: { type: 'answer', status: 500, code: 'x' } }] as const
    for (const opening of ['first', 'second']) {
      const simulator = await open({ directory, faults })
      expect([opening, (await fetch(simulator.endpoints.oci)).status]).toEqual([opening, 200])
      await simulator.close()
    }
  })

  it('refuses a directory that is in use, and a port that is taken, and lets go of what it had', async () => {
    const directory = scratchDirectory()
    const first = await open({ directory })
    await expect(open({ directory })).rejects.toMatchObject({ code: 'state/locked' })
    const taken = Number(new URL(first.endpoints.azure).port)
    const other = scratchDirectory()
    await expect(open({ directory: other, ports: { https: taken } })).rejects.toMatchObject({
      code: 'usage/invalid-argument',
    })
    await open({ directory: other })
  })

  it('is thrown away as a whole, once nobody serves it', async () => {
    const directory = join(scratchDirectory(), 'sim')
    const simulator = await open({ directory })
    writeClientSettings(simulator, clientsDirectory(directory))
    expect(() => resetSimulator(directory)).toThrow('in use by process')
    await simulator.close()
    resetSimulator(directory)
    expect(existsSync(directory)).toBe(false)
  })

  it('is closed promptly while a request waits in it', async () => {
    const { endpoints, close, world } = await open({
      pace: 1,
      faults: [{ effect: { type: 'delay', ms: 3_600_000 } }],
    })
    const lag = world.clock.lag.bind(world.clock)
    const arrived = Promise.withResolvers<void>()
    world.clock.lag = (ms) => {
      arrived.resolve()
      return lag(ms)
    }
    const broken = expect(call(endpoints.oci)).rejects.toThrow('fetch failed')
    await arrived.promise
    await close()
    await broken
  })

  it('can be closed twice', async () => {
    const simulator = await open({ directory: scratchDirectory() })
    await simulator.close()
    await simulator.close()
  })
})
