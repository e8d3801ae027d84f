import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCli } from '@interconnect/cli'
import { fakeHost } from '../../packages/cli/test/fake-host.ts'
import { bundledCli } from './bundled-cli.ts'
import { isLong } from './sampled.ts'

export interface CliResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface CliOptions {
  /** Sent to the process once its output on either stream matches. */
  readonly signalWhen?: { readonly output: RegExp; readonly signal: NodeJS.Signals }
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
}

/**
 * A directory of its own with a document in it, and the whole CLI run against it: in this process, which takes a quarter of the
 * time, or, in the long form of the tests and where a signal or an environment is to be sent, as processes of their own.
 */
export class Workplace implements AsyncDisposable {
  readonly directory: string

  private constructor(directory: string) {
    this.directory = directory
  }

  static async make(document?: string): Promise<Workplace> {
    const place = new Workplace(await mkdtemp(join(tmpdir(), 'interconnect-e2e-')))
    if (document !== undefined) await place.write(document)
    return place
  }

  get documentPath(): string {
    return join(this.directory, 'interconnect.yaml')
  }

  get stateDirectory(): string {
    return join(this.directory, '.interconnect')
  }

  write(document: string): Promise<void> {
    return writeFile(this.documentPath, document)
  }

  /** Runs `interconnect <words> -f <document>`. */
  onDocument(words: string, ...more: readonly string[]): Promise<CliResult> {
    return this.run([...words.split(' '), '-f', this.documentPath, ...more])
  }

  /** Runs `interconnect <args>`. */
  run(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
    const words = ['--state-dir', this.stateDirectory, ...args]
    const isProcess = isLong || options.signalWhen !== undefined || options.env !== undefined
    return isProcess ? this.#spawn(words, options) : runHere(words, options)
  }

  async #spawn(words: readonly string[], { signalWhen, input, env }: CliOptions): Promise<CliResult> {
    const main = await bundledCli()
    const child = spawn(process.execPath, ['--no-warnings', main, ...words], {
      cwd: this.directory,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    return new Promise((done, fail) => {
      const out = { stdout: '', stderr: '' }
      let armed = signalWhen
      const take = (stream: keyof typeof out) => (chunk: Buffer) => {
        out[stream] += chunk.toString()
        if (!armed?.output.test(out[stream])) return
        child.kill(armed.signal)
        armed = undefined
      }
      child.stdout.on('data', take('stdout'))
      child.stderr.on('data', take('stderr'))
      child.on('error', fail)
      child.on('close', (code) => done({ code, ...out }))
      child.stdin.end(input ?? '')
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.directory, { recursive: true, force: true })
  }
}

async function runHere(words: readonly string[], { input = '' }: CliOptions): Promise<CliResult> {
  const host = fakeHost({ input, environment: { ...process.env, NO_COLOR: '1' } })
  const code = await runCli(words, host)
  return { code, stdout: host.out(), stderr: host.err() }
}
