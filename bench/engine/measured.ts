import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface Command {
  readonly program: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** When it is stopped, in milliseconds; never, when absent. */
  readonly patienceMs?: number | undefined
}

export interface Measured {
  /** Wall time from start to end of the process, in milliseconds; `Infinity` when it was stopped. */
  readonly ms: number
  /** Most memory the process ever held, in bytes. */
  readonly peakBytes: number
}

/** How often the kernel is asked; it keeps the peak itself, so only the last moments can be missed. */
const lookEveryMs = 20

/** Runs a command to its end and measures it. @throws Error with its output when it fails */
export function measured({ program, args, cwd, env, patienceMs }: Command): Promise<Measured> {
  const started = performance.now()
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: patienceMs,
    killSignal: 'SIGKILL',
  })
  let peakBytes = 0
  const timer = setInterval(() => (peakBytes = Math.max(peakBytes, peakOf(child.pid))), lookEveryMs)
  let output = ''
  const take = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-4000))
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('exit', () => clearInterval(timer))
    child.once('close', (code) => {
      const ms = performance.now() - started
      if (code === 0) done({ ms, peakBytes })
      else if (child.signalCode === 'SIGKILL') done({ ms: Number.POSITIVE_INFINITY, peakBytes })
      else fail(new Error(`${program} ${args.join(' ')} ended with ${code}:\n${output}`))
    })
  })
}

/** @source https://man7.org/linux/man-pages/man5/proc_pid_status.5.html `VmHWM`, peak resident set size */
function peakOf(pid: number | undefined): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kilobytes ?? 0) * 1024
  } catch {
    return 0
  }
}
