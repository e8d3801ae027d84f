import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { Workplace } from '../harness/cli.ts'
import { ended, take } from '../harness/life.ts'

const quickstart = readFileSync(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8')
const with2Gbps = quickstart.replace('bandwidth: 1Gbps', 'bandwidth: 2Gbps')

test('More bandwidth waits for consent and comes; less is refused before anything is written.', async () => {
  await using place = await Workplace.make(quickstart)
  ended(await place.onDocument('apply --auto-approve'))
  const { writes } = await take(place)

  await place.write(with2Gbps)
  const refused = ended(await place.onDocument('apply --auto-approve'), 1)
  expect(refused.stderr).toMatch(/this stops .*all traffic over the link for about 4 min/s)
  expect(refused.stderr).toContain('--allow-disruption')
  expect((await take(place)).writes).toBe(writes)
  ended(await place.onDocument('apply --auto-approve --allow-disruption'))
  const { writes: after } = await take(place)

  await place.write(quickstart)
  const impossible = ended(await place.onDocument('plan'), 1)
  expect(impossible.stderr).toContain('cannot change from 2000 to 1000')
  expect(impossible.stderr).toContain('write bandwidth: 2Gbps')
  expect((await take(place)).writes).toBe(after)
}, 120_000)
