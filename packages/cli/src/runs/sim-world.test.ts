import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSimulator } from '@interconnect/sim'
import { expect, onTestFinished, test } from 'vitest'
import { fakeHost } from '../../test/fake-host.ts'
import { scratchDirectory } from '../../test/scratch.ts'
import { runCli } from '../cli.ts'

/** A state directory with a world in it that was asked one thing, and the commands that look at it. */
async function aWorld({ isServed = false } = {}) {
  const stateDir = scratchDirectory()
  const simulator = await openSimulator({ directory: join(stateDir, 'sim'), isControlled: true })
  await fetch(`${simulator.endpoints.oci}/iaas/us-ashburn-1/20160918/vcns`)
  if (isServed) onTestFinished(() => simulator.close())
  else await simulator.close()
  const run = async (...words: readonly string[]) => {
    const host = fakeHost()
    const code = await runCli(['--state-dir', stateDir, ...words], host)
    return { code, out: host.out(), err: host.err() }
  }
  return { stateDir, run }
}

test.each([{ isServed: true }, { isServed: false }])(
  'The request journal is shown, served: $isServed.',
  async (how) => {
    const { run } = await aWorld(how)
    expect((await run('sim', 'journal')).out).toMatch(/oci {4}401 {2}GET {2}\/oci\/iaas/)
    expect((await run('sim', 'journal', '--writes')).out).toContain('nothing was asked')
    expect(JSON.parse((await run('sim', 'journal', '-o', 'json')).out)).toMatchObject({
      kind: 'RequestJournal',
      requests: [{ cloud: 'oci', status: 401, write: false }],
    })
  },
)

test.each([{ isServed: true }, { isServed: false }])(
  'Time is moved on, and a saved world compared, served: $isServed.',
  async (how) => {
    const { run, stateDir } = await aWorld(how)
    const file = join(stateDir, 'before.json')
    expect((await run('sim', 'snapshot', 'save', file)).code).toBe(0)
    expect((await run('sim', 'clock', '--step', '45min')).out).toContain('T00:45:00.000Z')
    const faults = join(stateDir, 'faults.yaml')
    writeFileSync(faults, 'faults:\n  - effect: { type: delay, ms: 5 }\n')
    expect((await run('sim', 'faults', 'add', '-f', faults)).out).toContain('delay ms=5: any method')
    expect(await run('sim', 'snapshot', 'diff', file)).toMatchObject({
      code: 2,
      out: expect.stringContaining('+ faults 0') as string,
    })
  },
)

test('A saved world is brought back as it was.', async () => {
  const { run, stateDir } = await aWorld()
  const file = join(stateDir, 'before.json')
  await run('sim', 'snapshot', 'save', file)
  await run('sim', 'clock', '--step', '2h')
  expect((await run('sim', 'snapshot', 'load', file)).code).toBe(0)
  expect((await run('sim', 'clock')).out).toContain('T00:00:00.000Z')
  expect(readFileSync(file, 'utf8')).not.toContain('PRIVATE KEY')
})

test('A file of faults with a mistake is not armed, and the mistake is shown in its place.', async () => {
  const { run, stateDir } = await aWorld()
  const file = join(stateDir, 'faults.yaml')
  writeFileSync(file, 'faults:\n  - effect: { type: dely, ms: 5 }\n')
  const { code, out } = await run('sim', 'faults', 'add', '-f', file)
  expect(code).toBe(3)
  expect(out).toContain('faults.yaml:2:21')
  expect(out).toContain('did you mean delay?')
  expect((await run('sim', 'start', '--faults', file)).code).toBe(3)
  expect((await run('sim', 'faults', 'list')).out).toContain('no faults are armed')
})

test.each([
  [['sim', 'clock', '--step', 'soon'], 64, '45min'],
  [['sim', 'journal', '--last', 'few'], 64, 'not a number'],
  [['sim', 'faults', 'add'], 64, '-f'],
  [['sim', 'snapshot', 'load', 'absent.json'], 1, 'absent.json'],
])('%j is refused with what to write instead.', async (words, code, told) => {
  const { run } = await aWorld()
  const ended = await run(...words)
  expect(ended.code).toBe(code)
  expect(ended.err).toContain(told)
})
