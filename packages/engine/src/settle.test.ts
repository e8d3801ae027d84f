import { expect, test } from 'vitest'
import { TestClock } from '../test/test-clock.ts'
import { ToyCloud, toyKind } from '../test/toy-cloud.ts'
import { settle } from './settle.ts'

const year = 365 * 24 * 60 * 60_000

test('What never ends is given up with what was waited for, since when, what the object says, and what to do.', async () => {
  const clock = new TestClock()
  const cloud = new ToyCloud(clock)
  const id = cloud.make({ owner: 'tester', key: 'k', name: 'slow', size: 1, colour: 'red', readyAtMs: year })
  const kind = { ...toyKind, follow: async () => ({ state: 'running' }) as const }
  const { signal } = new AbortController()
  const waiting = settle({
    clock,
    signal,
    kind,
    id,
    operation: 'operations/7',
    title: 'box slow',
    typicalMs: 45 * 60_000,
    context: { api: cloud, signal, mark: { owner: 'tester', key: 'k' } },
    onWaiting: () => {},
  })
  await expect(waiting).rejects.toMatchObject({
    code: 'cloud/deadline',
    message:
      'box slow did not come to rest in 135 min, since 1970-01-01T00:00:00.000Z: still the operation to end; it says its paint to dry',
    hint: 'it usually takes 45 min; run the same command again to go on waiting, or look at toy-1 in the console: if it hangs there too, ask the support of that cloud',
    details: { id, operation: 'operations/7', says: 'its paint to dry', since: '1970-01-01T00:00:00.000Z' },
  })
})
