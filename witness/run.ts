// npm run witness [-- <part of a path>]: the vendors' own clients against the simulators. Says in one line each what is
// skipped and why, and ends with the numbers.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { noGo } from './go-tool.ts'
import { noApiServer } from './kube-apiserver/api-server.ts'
import { noPython } from './python-tool.ts'

const root = resolve(import.meta.dirname, '..')

interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

/** Runs the tests with their output in view; what came of them, or `undefined` when they could not start. */
function runTests(filters: readonly string[]): Report | undefined {
  const directory = mkdtempSync(join(tmpdir(), 'interconnect-witness-'))
  const file = join(directory, 'report.json')
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  try {
    spawnSync(process.execPath, [vitest, 'run', '-c', 'vitest.witness.config.ts', ...reporters, ...filters], {
      cwd: root,
      stdio: 'inherit',
    })
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    return undefined
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

const isSkipped = (status: string): boolean => status !== 'passed' && status !== 'failed'

/** What the clients of a folder need and may lack. */
const reasonOf = (folder: string): string | undefined => {
  if (folder === 'witness/cyclonus') return noGo()
  return folder === 'witness/kube-apiserver' ? noApiServer() : noPython()
}

/** What did not run, a line for each folder. */
function skippedLines({ testResults }: Report): string[] {
  const skipped = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => isSkipped(status))
      .map(() => relative(root, name).split('/').slice(0, 2).join('/')),
  )
  return [...Map.groupBy(skipped, (folder) => folder)].map(
    ([folder, tests]) => `skipped: ${folder}, ${tests.length} tests: ${reasonOf(folder) ?? 'its tests say so'}`,
  )
}

function counts({ testResults }: Report) {
  const all = testResults.flatMap(({ assertionResults }) => assertionResults)
  // A file that could not be loaded has no tests to count.
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return {
    passed: all.filter(({ status }) => status === 'passed').length,
    failed: all.filter(({ status }) => status === 'failed').length + broken.length,
    skipped: all.filter(({ status }) => isSkipped(status)).length,
  }
}

const report = runTests(process.argv.slice(2))
if (!report) {
  process.stderr.write('the witnesses could not be run\n')
  process.exit(1)
}
for (const line of skippedLines(report)) process.stdout.write(`${line}\n`)
const { passed, failed, skipped } = counts(report)
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
