import { InterconnectError } from '@interconnect/model'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { TestClock } from '../test/test-clock.ts'
import { defaultRetry, retryDelayMs, withRetry } from './retry.ts'

const attempt = fc.integer({ min: 1, max: 20 })
const share = fc.double({ min: 0, max: 0.999, noNaN: true })
const throttled = (retryAfterMs?: number) =>
  new InterconnectError('cloud/throttled', 'slow down', { details: retryAfterMs === undefined ? {} : { retryAfterMs } })

it('A delay doubles up to its cap, and spreads over the upper half of that.', () =>
  fc.assert(
    fc.property(attempt, share, (nth, random) => {
      const ceiling = Math.min(defaultRetry.capMs, defaultRetry.baseMs * 2 ** (nth - 1))
      const delay = retryDelayMs(nth, throttled(), defaultRetry, () => random)
      expect(delay).toBeGreaterThanOrEqual(ceiling / 2)
      expect(delay).toBeLessThanOrEqual(ceiling)
    }),
  ))

it('A delay is never shorter than the cloud asks for, and two callers who were told the same do not come back together.', () =>
  fc.assert(
    fc.property(attempt, fc.integer({ min: 30_000, max: 600_000 }), share, share, (nth, askedMs, one, other) => {
      fc.pre(Math.abs(one - other) > 0.01)
      const [a, b] = [one, other].map((random) => retryDelayMs(nth, throttled(askedMs), defaultRetry, () => random))
      expect(Math.min(a!, b!)).toBeGreaterThanOrEqual(askedMs)
      expect(a).not.toBe(b)
    }),
  ))

it('Retries end with the last error, after as many tries as the policy has.', async () => {
  let tries = 0
  const call = async () => {
    throw throttled(++tries)
  }
  const ended = withRetry(new TestClock(), call, { random: () => 0.5 })
  await expect(ended).rejects.toMatchObject({
    code: 'cloud/throttled',
    details: { retryAfterMs: defaultRetry.attempts },
  })
  expect(tries).toBe(defaultRetry.attempts)
})
