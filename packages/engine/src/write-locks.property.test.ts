import fc from 'fast-check'
import { expect, it } from 'vitest'
import { TestClock } from '../test/test-clock.ts'
import { WriteLocks } from './write-locks.ts'

const piece = fc.record({
  words: fc.uniqueArray(fc.constantFrom('gateway', 'circuit', 'vnet', 'drg'), { maxLength: 3 }),
  ms: fc.integer({ min: 1, max: 1000 }),
  fails: fc.boolean(),
})

it('Writes with a common word never overlap, each is done, and those without one do not wait.', () =>
  fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
      const clock = new TestClock()
      const locks = new WriteLocks()
      const spans = await Promise.all(
        pieces.map(async ({ words, ms, fails }) => {
          let fromMs = 0
          const work = async () => {
            fromMs = clock.now()
            await clock.sleep(ms)
            if (fails) throw new Error('refused')
          }
          const failed = await locks.during(words, work).then(
            () => false,
            () => true,
          )
          expect(failed).toBe(fails)
          return { words, fromMs, toMs: fromMs + ms }
        }),
      )
      for (const [index, a] of spans.entries()) {
        if (a.words.length === 0) expect(a.fromMs).toBe(0)
        for (const b of spans.slice(index + 1))
          if (a.words.some((word) => b.words.includes(word)))
            expect(a.toMs <= b.fromMs || b.toMs <= a.fromMs).toBe(true)
      }
    }),
  ))
