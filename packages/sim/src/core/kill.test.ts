import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { scratchDirectory } from './scratch-directory.ts'
import { worldEpochMs } from './world.ts'
import { openWorld } from './world-directory.ts'

const program = fileURLToPath(new URL('endless-writer.ts', import.meta.url))

/** Runs the writer until it has said `lines` lines, kills it, and gives the last number it said was durable. */
async function writeAndKill(directory: string, lines: number): Promise<number> {
  const writer = spawn(process.execPath, ['--conditions=source', program, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(writer, 'exit')
  let said = 0
  let last = 0
  for await (const line of createInterface({ input: writer.stdout })) {
    last = Number(line)
    if (++said === lines) writer.kill('SIGKILL')
  }
  expect((await exit)[1]).toBe('SIGKILL')
  return last
}

describe('a world whose process is killed with SIGKILL', () => {
  it('opens again each time, as a prefix of its commits that has all it promised', async () => {
    const directory = scratchDirectory()
    for (const lines of [1, 37, 200, 450]) {
      const promised = await writeAndKill(directory, lines)
      const { world, close } = openWorld(directory)
      const count = world.store.collection<number>('counter').get('things') ?? 0
      expect(count).toBeGreaterThanOrEqual(promised)
      const numbers = world.store
        .collection<{ number: number }>('thing')
        .values()
        .map(({ number }) => number)
      expect(numbers).toEqual(
        Array.from({ length: Math.min(50, count) }, (_, index) => count - Math.min(50, count) + index + 1),
      )
      expect(world.clock.now()).toBe(worldEpochMs + count * 1_000)
      close()
    }
  })
})
