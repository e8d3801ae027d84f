import { spawn } from 'node:child_process'
import type { Bundle } from './bundle.ts'
import type { Moment } from './moment.ts'
import type { Fate, WatchedClouds } from './watched-clouds.ts'

/** How a process of the CLI ended. */
export interface Ending {
  /** Whether it was us who ended it. */
  readonly killed: boolean
  readonly code: number | null
  readonly output: string
}

export interface RunOptions {
  readonly bundle: Bundle
  readonly clouds: WatchedClouds
  readonly directory: string
  readonly words: readonly string[]
  /** Where to kill it; without, it runs to its end. */
  readonly moment?: Moment | undefined
}

/** Longest a run may take before it counts as hung, in milliseconds. */
const longestMs = 60_000

/** Runs the CLI as a process of its own, and kills it at the moment asked for, should it come to that. */
export async function runCli({ bundle, clouds, directory, words, moment }: RunOptions): Promise<Ending> {
  const preload = moment?.at === 'record' ? ['--import', bundle.killAtRecord] : []
  const child = spawn(process.execPath, ['--no-warnings', ...preload, bundle.main, ...words], {
    cwd: directory,
    env: { ...process.env, NO_COLOR: '1', ...(moment?.at === 'record' && { CHAOS_RECORD: JSON.stringify(moment) }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const kill = () => void child.kill('SIGKILL')
  clouds.reaper = moment?.at === 'call' ? { fate: countdown(moment), kill } : undefined
  const timer = setTimeout(kill, moment?.at === 'instant' ? moment.afterMs : longestMs)
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('close', (code, signal) => {
      clearTimeout(timer)
      clouds.reaper = undefined
      done({ killed: moment !== undefined && signal === 'SIGKILL', code, output })
    })
  })
}

function countdown({ when, nth }: Extract<Moment, { at: 'call' }>): () => Fate {
  let seen = 0
  return () => (++seen === nth ? when : 'spare')
}
