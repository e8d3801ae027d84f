import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const main = join(root, 'packages/cli/src/main.ts')

/** What `sim start -o json` tells its clients. */
export interface Started {
  readonly endpoints: { readonly azure: string; readonly oci: string }
  readonly environment: Readonly<Record<string, string>>
  readonly clients: {
    readonly azureSdk: { readonly subscription: string; readonly environment: Readonly<Record<string, string>> }
    readonly ociSdk: {
      readonly compartment: string
      readonly configFile: string
      readonly profile: string
      readonly endpoints: { readonly iaas: string }
    }
  }
}

export interface Ran {
  readonly code: number | null
  readonly text: string
}

/** `interconnect sim start` as a process of its own, in a directory of its own where clients are run. */
export class Standalone implements AsyncDisposable {
  readonly directory = mkdtempSync(join(tmpdir(), 'interconnect-story-'))
  readonly #environment: NodeJS.ProcessEnv
  #simulator: ChildProcess | undefined

  /** `path` holds the directories of further commands. */
  constructor(path: readonly string[] = []) {
    const bin = join(this.directory, 'bin')
    mkdirSync(bin)
    writeFileSync(
      join(bin, 'interconnect'),
      `#!/bin/sh\nexec '${process.execPath}' --conditions=source '${main}' "$@"\n`,
      { mode: 0o755 },
    )
    symlinkSync(process.execPath, join(bin, 'node'))
    symlinkSync(join(root, 'node_modules'), join(this.directory, 'node_modules'))
    const { HOME, PATH } = process.env
    this.#environment = { HOME, PATH: [bin, ...path, PATH].join(':'), NO_COLOR: '1' }
  }

  /** Starts it; gives what it printed. */
  async start(...flags: readonly string[]): Promise<string> {
    const child = spawn('interconnect', ['sim', 'start', ...flags], {
      cwd: this.directory,
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#simulator = child
    let text = ''
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      text += chunk.toString()
      if (/Ctrl-C|^}/m.test(text)) break
    }
    return text
  }

  /** Runs a shell text to its end; both outputs together. */
  async run(script: string, environment: Readonly<Record<string, string>> = {}): Promise<Ran> {
    const child = spawn('bash', ['-e', '-c', `exec 2>&1\n${script}`], {
      cwd: this.directory,
      env: { ...this.#environment, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
    const [code] = (await once(child, 'close')) as [number | null]
    return { code, text }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#simulator?.exitCode === null && this.#simulator.signalCode === null) {
      this.#simulator.kill('SIGINT')
      await once(this.#simulator, 'exit')
    }
    rmSync(this.directory, { recursive: true, force: true })
  }
}
