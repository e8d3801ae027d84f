import { execFile, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A program built from a folder of Go sources of ours, with the modules its `go.sum` pins. */
export interface GoTool {
  readonly command: string
  /** Builds it, once per machine and state of its sources; takes minutes the first time. */
  ensure(): Promise<void>
}

/** The program of `directory`, below `node_modules/.cache/witness`. */
export function goTool(name: string, directory: string): GoTool {
  const cache = resolve(import.meta.dirname, '../node_modules/.cache/witness', name)
  const command = join(cache, name)
  /** Written last, so that a build that was cut off counts as none. */
  const mark = join(cache, 'built')
  return {
    command,
    async ensure() {
      const wanted = stateOf(directory)
      if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return
      await mkdir(cache, { recursive: true })
      await run('go', ['build', '-mod=readonly', '-o', command, '.'], { cwd: directory })
      writeFileSync(mark, wanted)
    },
  }
}

function stateOf(directory: string): string {
  const hash = createHash('sha256')
  for (const file of ['main.go', 'go.mod', 'go.sum']) hash.update(readFileSync(join(directory, file)))
  return hash.digest('hex')
}

/** Why no such program can be built here; `undefined` when it can. @param needed the minor version of Go 1 */
export function noGo(needed = 24): string | undefined {
  try {
    const [, major, minor] = /go(\d+)\.(\d+)/.exec(
      execFileSync('go', ['version'], { encoding: 'utf8', stdio: 'pipe' }),
    )!
    return Number(major) > 1 || Number(minor) >= needed ? undefined : `go ${major}.${minor} is older than 1.${needed}`
  } catch {
    return 'there is no go'
  }
}
