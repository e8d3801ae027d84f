import { describe, expect, test } from 'vitest'
import { Store, wallClock, World, type WorldOptions } from '../core/index.ts'
import { aGateway, aNetwork, anArm, group, ids, subscription, tokenOf } from '../../test/arm.ts'
import { azureApp } from './app.ts'

const withWall = (now: () => number): WorldOptions => ({ wall: { ...wallClock, now } })

describe('authentication', () => {
  test('a request without a token is refused with a challenge', async () => {
    const { app } = await anArm()
    const answer = await app.request(`${group}?api-version=2025-04-01`)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer authorization_uri="http:\/\/localhost\//)
  })

  test('a token nobody issued is invalid', async () => {
    const arm = await anArm()
    for (const authorization of ['Bearer x', `Bearer ${arm.token}x`, `Basic ${arm.token}`]) {
      const answer = await arm.request('GET', group, undefined, { authorization })
      expect([answer.status, answer.body.error.code]).toEqual([401, 'InvalidAuthenticationToken'])
    }
  })

  test('a token runs out after an hour of wall time', async () => {
    let now = Date.UTC(2026, 0, 1)
    const arm = await anArm(withWall(() => now))
    now += 3_601_000
    const answer = await arm.request('GET', group)
    expect([answer.status, answer.body.error.code]).toEqual([401, 'ExpiredAuthenticationToken'])
  })

  test('a token of the same world is good after a restart', async () => {
    const arm = await anArm()
    const restarted = azureApp(new World())
    const answer = await restarted.request('/subscriptions?api-version=2022-12-01', {
      headers: { authorization: `Bearer ${arm.token}` },
    })
    expect(answer.status).toBe(200)
    expect(await tokenOf(restarted)).toBeDefined()
  })
})

describe('every request', () => {
  test('needs an api-version, any of them', async () => {
    const { app, token } = await anArm()
    const headers = { authorization: `Bearer ${token}` }
    const without = await app.request(group, { headers })
    expect([without.status, ((await without.json()) as { error: { code: string } }).error.code]).toEqual([
      400,
      'MissingApiVersionParameter',
    ])
    expect((await app.request(`${group}?api-version=2015-01-01`, { headers })).status).toBe(200)
  })

  test('needs a subscription that is a GUID', async () => {
    expect((await (await anArm()).request('GET', '/subscriptions/mine/resourceGroups')).body.error.code).toBe(
      'InvalidSubscriptionId',
    )
  })

  test('is answered with request ids, and with the client request id when asked for', async () => {
    const arm = await anArm()
    const plain = await arm.request('GET', group, undefined, { 'x-ms-client-request-id': 'mine' })
    expect(plain.headers.get('x-ms-request-id')).toMatch(/^[-0-9a-f]{36}$/)
    expect(plain.headers.get('x-ms-client-request-id')).toBeNull()
    const echoed = await arm.request('GET', group, undefined, {
      'x-ms-client-request-id': 'mine',
      'x-ms-return-client-request-id': 'true',
    })
    expect(echoed.headers.get('x-ms-client-request-id')).toBe('mine')
    const correlated = await arm.request('GET', group, undefined, { 'x-ms-correlation-request-id': 'c' })
    expect(correlated.headers.get('x-ms-correlation-request-id')).toBe('c')
    expect(plain.headers.get('x-ms-ratelimit-remaining-subscription-reads')).not.toBeNull()
  })

  test('is written into the journal; only changes count as writes', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    await arm.make(ids.gateway, aGateway())
    const before = arm.world.journal.writes.length
    await arm.request('GET', ids.network)
    await arm.request('POST', `${ids.gateway}/getLearnedRoutes`)
    expect(arm.world.journal.writes.length).toBe(before)
    expect(arm.world.journal.writes.map(({ method }) => method)).toEqual(['PUT', 'PUT', 'PUT'])
  })

  test('that reads changes nothing that is kept', async () => {
    const changes: unknown[] = []
    const arm = await anArm({ store: new Store({ append: (_, change) => changes.push(change) }) })
    await arm.make(ids.network, aNetwork())
    const before = changes.length
    await arm.request('GET', ids.network)
    await arm.request('GET', `${subscription}/resources`)
    expect(changes.length).toBe(before)
  })

  test('can be caught by a fault, answered as ARM does', async () => {
    const arm = await anArm()
    arm.world.faults.add({
      path: '/virtualNetworks/',
      effect: { type: 'answer', status: 429, code: 'TooManyRequests', retryAfterS: 3 },
    })
    const answer = await arm.request('GET', ids.network)
    expect([answer.status, answer.body.error.code, answer.headers.get('retry-after')]).toEqual([
      429,
      'TooManyRequests',
      '3',
    ])
  })
})

describe('a world that was killed', () => {
  test('goes on where it was: the operation finishes and its URL still answers', async () => {
    const arm = await anArm()
    await arm.make(ids.network, aNetwork())
    const operation = (await arm.request('PUT', ids.gateway, aGateway())).headers.get('azure-asyncoperation')!
    const store = new Store()
    store.load([...arm.world.store.snapshot()].map((change) => structuredClone(change)))
    const world = new World({ store, startMs: arm.world.clock.now() })
    const app = azureApp(world)
    const read = async (path: string) =>
      (await (
        await app.request(path.includes('?') ? path : `${path}?api-version=2025-05-01`, {
          headers: { authorization: `Bearer ${arm.token}` },
        })
      ).json()) as {
        status?: string
        properties?: { provisioningState: string }
      }
    expect((await read(ids.gateway)).properties?.provisioningState).toBe('Updating')
    world.clock.step(60 * 60 * 1000)
    expect((await read(ids.gateway)).properties?.provisioningState).toBe('Succeeded')
    expect((await read(operation)).status).toBe('Succeeded')
  })

  test('is the same world for the same seed and the same calls', async () => {
    const [one, other] = [await anArm({ seed: 's' }), await anArm({ seed: 's' })]
    for (const arm of [one, other]) await arm.make(ids.network, aNetwork())
    expect([...one.world.store.snapshot()]).toEqual([...other.world.store.snapshot()])
  })
})
