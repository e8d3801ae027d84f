import { expect, test } from 'vitest'
import { chaos } from './chaos.ts'
import { scenarios } from './scenario.ts'

test('A command killed again and again, and run again, leaks, doubles and changes nothing.', async () => {
  const stories: string[] = []
  const { kills, leaked, duplicated, diverged } = await chaos({
    seed: 'npm test',
    kills: 5,
    perLife: 5,
    among: scenarios.slice(0, 1),
    onLife: (_index, _scenario, { story }) => stories.push(...story),
  })
  expect({ leaked, duplicated, diverged }, stories.join('\n')).toEqual({ leaked: 0, duplicated: 0, diverged: 0 })
  expect(kills).toBeGreaterThanOrEqual(5)
}, 180_000)
