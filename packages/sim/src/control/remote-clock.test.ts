import { describe, expect, it, onTestFinished } from 'vitest'
import { openSimulator } from '../simulator.ts'
import { RemoteClock } from './index.ts'

async function aWorldWithClients(count: number) {
  const simulator = await openSimulator({ isControlled: true, pace: 'free' })
  onTestFinished(() => simulator.close())
  const ran: string[] = []
  simulator.world.timers.handle('tick', (name: string) => ran.push(name))
  const schedule = (name: string, inMs: number) =>
    simulator.world.timers.schedule(name, simulator.clock.now() + inMs, 'tick', name)
  const clients = await Promise.all(Array.from({ length: count }, () => RemoteClock.join(simulator.controlAccess!)))
  onTestFinished(async () => void (await Promise.all(clients.map((client) => client[Symbol.asyncDispose]()))))
  return { simulator, ran, schedule, clients, startMs: simulator.clock.now() }
}

/** Time enough for everything that is on its way to arrive. */
const settle = async () => {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
}

describe('a remote clock', () => {
  it('jumps over a sleep, running what is due on the way', async () => {
    const { clients, schedule, ran, startMs } = await aWorldWithClients(1)
    schedule('half-way', 30 * 60_000)
    const [client] = clients
    await client!.sleep(3_600_000)
    expect(client!.now() - startMs).toBe(3_600_000)
    expect(ran).toEqual(['half-way'])
  })

  it('stands still while its client is awake, though the world could go on', async () => {
    const { simulator, schedule, ran, startMs } = await aWorldWithClients(1)
    schedule('next', 1)
    await settle()
    expect(simulator.clock.now() - startMs).toBe(0)
    expect(ran).toEqual([])
  })

  it('jumps only when every client sleeps, and to the first of them', async () => {
    const { clients, simulator, startMs } = await aWorldWithClients(2)
    const [early, late] = clients
    const order: string[] = []
    const sleeping = late!.sleep(60_000).then(() => order.push('late'))
    await settle()
    expect(simulator.clock.now()).toBe(startMs)
    await early!.sleep(10_000)
    order.push('early')
    expect(early!.now() - startMs).toBe(10_000)
    await early![Symbol.asyncDispose]()
    await sleeping
    expect(order).toEqual(['early', 'late'])
  })

  it('does not jump during an exchange, nor when one begins in the middle of a sleep', async () => {
    const { clients, simulator, startMs } = await aWorldWithClients(2)
    const [client, other] = clients
    const sleeping = client!.sleep(60_000)
    await settle()
    await client!.during(async () => {
      void other![Symbol.asyncDispose]()
      await settle()
      expect(simulator.clock.now()).toBe(startMs)
    })
    await sleeping
    expect(simulator.clock.now() - startMs).toBe(60_000)
  })

  it('wakes its sleepers in the order of their times, an earlier one that came later too', async () => {
    const { clients } = await aWorldWithClients(2)
    const [client, other] = clients
    const order: number[] = []
    const sleep = (ms: number) => client!.sleep(ms).then(() => order.push(ms))
    const all = [sleep(50_000)]
    await settle()
    all.push(sleep(20_000), sleep(30_000))
    void other![Symbol.asyncDispose]()
    await Promise.all(all)
    expect(order).toEqual([20_000, 30_000, 50_000])
  })

  it('lets a sleep be aborted', async () => {
    const { clients } = await aWorldWithClients(2)
    const controller = new AbortController()
    const sleeping = clients[0]!.sleep(60_000, { signal: controller.signal })
    controller.abort(new Error('enough'))
    await expect(sleeping).rejects.toThrow('enough')
    await expect(clients[0]!.sleep(1, { signal: controller.signal })).rejects.toThrow('enough')
  })

  it('ends its sleeps with an error when the simulator goes away', async () => {
    const { clients, simulator } = await aWorldWithClients(2)
    const sleeping = clients[0]!.sleep(60_000)
    const refused = expect(sleeping).rejects.toMatchObject({ code: 'cloud/unreachable' })
    await settle()
    await simulator.close()
    await refused
  })
})
