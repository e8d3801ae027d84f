import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { clientsDirectory, openSimulator, type Simulator, writeClientSettings } from '@interconnect/sim'
import { bundledCli } from '../harness/bundled-cli.ts'
import { compartment, subscription } from '../harness/hands.ts'
import type { Workplace } from '../harness/cli.ts'

/** Fast enough that an apply takes a second or two; time passes also while a client is paused. */
const pace = 1_500

/** Both clouds, served for the processes of a workplace as `sim start` serves them. */
export async function serveFor(place: Workplace): Promise<Simulator> {
  const directory = join(place.stateDirectory, 'sim')
  const simulator = await openSimulator({ directory, isControlled: true, pace })
  simulator.ensureAccount({ subscription, compartment })
  writeClientSettings(simulator, clientsDirectory(directory))
  return simulator
}

/** A process of the CLI that can be paused. */
export interface Pausable {
  readonly child: ChildProcess
  /** Lets it go on, and gives what it ended with. */
  resume(): Promise<{ readonly code: number | null; readonly output: string }>
}

/** Starts `interconnect apply` and pauses it as soon as its events match. */
export async function pausedApply(place: Workplace, at: RegExp): Promise<Pausable> {
  const words = ['apply', '--auto-approve', '--events', '-f', place.documentPath]
  const child = spawn(
    process.execPath,
    ['--no-warnings', await bundledCli(), '--state-dir', place.stateDirectory, ...words],
    {
      cwd: place.directory,
      env: { ...process.env, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  const reached = new Promise<void>((done, fail) => {
    const take = (chunk: Buffer) => {
      output += chunk.toString()
      if (at.test(output)) done()
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.once('close', (code) => fail(new Error(`ended with ${code} before ${at}: ${output}`)))
  })
  await reached
  child.kill('SIGSTOP')
  return {
    child,
    async resume() {
      child.kill('SIGCONT')
      const [code] = (await once(child, 'close')) as [number | null]
      return { code, output }
    },
  }
}
