import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { scratchDirectory } from '../src/core/scratch-directory.ts'
import { group, networkPath, served, vcns } from './served.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const settle = () => new Promise((resolve) => setTimeout(resolve, 20))

test('Serving, refusing and breaking off leave nothing behind in memory.', async () => {
  const { azure, oci, raw, compartment } = await served({ directory: scratchDirectory() })
  const round = async () => {
    for (let index = 0; index < 40; index++)
      await Promise.all([
        azure('GET', `${group}?api-version=2025-04-01`),
        azure('GET', networkPath(`absent-${index}`)),
        azure('PUT', networkPath('broken'), '{"location":'),
        oci('GET', `${vcns}?compartmentId=${compartment}`),
        oci('POST', vcns, '{'.repeat(10_000)),
        raw('nonsense\r\n\r\n'),
      ])
    await settle()
    collectGarbage()
    return process.memoryUsage().heapUsed
  }
  const used: number[] = []
  for (let turn = 0; turn < 8; turn++) used.push(await round())
  const [early, late] = [Math.min(...used.slice(2, 5)), Math.min(...used.slice(5))]
  // 720 requests lie between the two; half a kilobyte kept of each would show.
  expect(late - early).toBeLessThan(350_000)
}, 60_000)
