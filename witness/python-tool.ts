import { execFile, execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A command-line client from the Python registry, in a virtual environment of its own. */
export interface PythonTool {
  readonly package: string
  readonly version: string
  /** Path of its command. */
  readonly command: string
  /** Installs it, once per machine; takes minutes. */
  ensure(): Promise<void>
}

/** `command` of one version of a package, below `node_modules/.cache/witness`. */
export function pythonTool(name: string, version: string, command: string): PythonTool {
  const directory = resolve(import.meta.dirname, '../node_modules/.cache/witness', name)
  const wanted = `${name}==${version}`
  /** Written last, so that an installation that was cut off counts as none. */
  const mark = join(directory, 'installed')
  return {
    package: name,
    version,
    command: join(directory, 'bin', command),
    async ensure() {
      if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return
      await run('python3', ['-m', 'venv', directory])
      await run(join(directory, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', wanted])
      writeFileSync(mark, wanted)
    },
  }
}

/** Why no such tool can run here; `undefined` when it can. */
export function noPython(): string | undefined {
  try {
    const question = 'import sys, venv, ensurepip; print(sys.version_info >= (3, 10))'
    const answer = execFileSync('python3', ['-c', question], { encoding: 'utf8', stdio: 'pipe' })
    return answer.trim() === 'True' ? undefined : 'python3 is older than 3.10'
  } catch {
    return 'there is no python3 with venv and pip'
  }
}
