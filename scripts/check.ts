// Everything that is checked without running the tests: types, lint, format, generated files. One line each; what fails
// shows what it had to say.
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const tool = (name: string) => join(root, 'node_modules', '.bin', name)

interface Check {
  readonly title: string
  readonly command: readonly [program: string, ...args: string[]]
}

const checks: readonly Check[] = [
  { title: 'types', command: [tool('tsc'), '--noEmit', '-p', 'tsconfig.json'] },
  { title: 'lint', command: [tool('oxlint'), '--type-aware', '--deny-warnings'] },
  { title: 'format', command: [tool('oxfmt'), '--check'] },
  { title: 'imports', command: [process.execPath, 'scripts/check-imports.ts'] },
  { title: 'generated files', command: [process.execPath, '--conditions=source', 'scripts/generate.ts', '--check'] },
]

interface Outcome {
  readonly passed: boolean
  readonly output: string
}

function run([program, ...args]: Check['command']): Promise<Outcome> {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => done({ passed: false, output: error.message }))
    child.on('close', (code) => done({ passed: code === 0, output: Buffer.concat(chunks).toString() }))
  })
}

for (const { title, command } of checks) {
  const started = performance.now()
  const { passed, output } = await run(command)
  process.stdout.write(
    `${passed ? 'ok    ' : 'FAILED'} ${title.padEnd(16)} ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
  )
  if (passed) continue
  process.exitCode = 1
  process.stdout.write(`${output.trimEnd()}\n`)
}
