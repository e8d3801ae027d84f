// How long `interconnect plan` of the quickstart takes as a whole process from source, simulators and observation
// included, beside an empty process of the same Node and the program's own --help.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const main = join(root, 'packages/cli/src/main.ts')
const quickstart = join(root, 'examples/quickstart.yaml')
const rounds = 7

function medianMs(args: readonly string[], cwd: string): number {
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now()
    const { status, stderr } = spawnSync(process.execPath, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] })
    if (status !== 0) throw new Error(`exit ${status}: ${stderr.toString()}`)
    return performance.now() - started
  })
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!
}

/** Prints the table that `docs/performance.md` shows. */
export async function run(): Promise<void> {
  const cwd = mkdtempSync(join(tmpdir(), 'interconnect-bench-'))
  try {
    const empty = medianMs(['-e', ''], cwd)
    const rows: readonly (readonly [string, readonly string[]])[] = [
      ['node -e ""', ['-e', '']],
      ['interconnect --help', ['--conditions=source', main, '--help']],
      ['interconnect validate', ['--conditions=source', main, 'validate', '-f', quickstart]],
      ['interconnect plan', ['--conditions=source', main, 'plan', '-f', quickstart]],
    ]
    process.stdout.write(
      `${cpus().length} cores, Node ${process.versions.node}, median of ${rounds} whole processes\n\n`,
    )
    process.stdout.write('| command | ms | × an empty process |\n| --- | ---: | ---: |\n')
    for (const [name, args] of rows) {
      const ms = medianMs(args, cwd)
      process.stdout.write(`| \`${name}\` | ${ms.toFixed(0)} | ${(ms / empty).toFixed(1)} |\n`)
    }
  } finally {
    rmSync(cwd, { recursive: true, force: true })
  }
}
