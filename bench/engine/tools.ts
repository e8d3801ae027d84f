import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { bundleCli } from '../../scripts/bundle-cli.ts'
import type { Command } from './measured.ts'
import { nodesOf, type Operation, type ShapeName, shapes, wantsChange } from './shapes.ts'

/** A tool that can build a graph. */
export interface Tool {
  readonly name: string
  /** What it looks at when nothing has changed. */
  readonly observes: string
  /** Why it cannot be run here; absent when it can. */
  readonly missing?: string
  /** A place in which one graph is built, changed and taken down. */
  open(shape: ShapeName): Promise<Place>
}

export interface Place extends AsyncDisposable {
  command(operation: Operation): Command
}

const directory = () => mkdtempSync(join(tmpdir(), 'interconnect-bench-'))
const removed = (path: string) => rmSync(path, { recursive: true, force: true })
const here = (file: string) => join(import.meta.dirname, file)

let bundled: Promise<string> | undefined

/** Bundled once, as a release is. */
const bundledEngine = () =>
  (bundled ??= (async () => {
    const cwd = directory()
    process.once('exit', () => removed(cwd))
    return join(dirname(await bundleCli(cwd, { engine: here('ours.ts') })), 'engine.mjs')
  })())

export const ours: Tool = {
  name: 'interconnect',
  observes: 'every object, over HTTP',
  async open(shape) {
    const cwd = directory()
    const program = await bundledEngine()
    const server = spawn(process.execPath, [here('thing-server.ts')], { stdio: ['ignore', 'pipe', 'inherit'] })
    const port = await firstLine(server)
    return {
      command: (operation) => ({
        program: process.execPath,
        args: [program, shape, operation, port, join(cwd, 'bench')],
        cwd,
      }),
      async [Symbol.asyncDispose]() {
        server.kill()
        removed(cwd)
      },
    }
  },
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  const [chunk] = (await once(stdout!, 'data')) as [Buffer]
  return chunk.toString().trim()
}

const terraformVersion = spawnSync('terraform', ['version', '-json'], { encoding: 'utf8' })

/** With its builtin resource that does nothing, inside its own process. */
export const terraform: Tool = {
  name: `terraform ${terraformVersion.status === 0 ? (JSON.parse(terraformVersion.stdout) as { terraform_version: string }).terraform_version : ''}`.trim(),
  observes: 'its state file; the resource has nothing to read',
  ...(terraformVersion.status !== 0 && { missing: 'no terraform on the PATH' }),
  async open(shape) {
    const cwd = directory()
    const env = { TF_IN_AUTOMATION: '1', CHECKPOINT_DISABLE: '1' }
    writeFileSync(join(cwd, 'main.tf.json'), JSON.stringify(terraformOf(shape)))
    const init = spawnSync('terraform', ['init', '-input=false', '-no-color'], { cwd, env: { ...process.env, ...env } })
    if (init.status !== 0) throw new Error(init.stderr.toString())
    return {
      command: (operation) => ({
        program: 'terraform',
        args: [
          operation === 'destroy' ? 'destroy' : 'apply',
          '-auto-approve',
          '-input=false',
          '-no-color',
          `-var=changed=${wantsChange(operation)}`,
        ],
        cwd,
        env,
      }),
      [Symbol.asyncDispose]: async () => removed(cwd),
    }
  },
}

function terraformOf(shape: ShapeName): object {
  const before = nodesOf(shapes[shape], false)
  const after = new Map(nodesOf(shapes[shape], true).map((node) => [node.name, node]))
  const address = (name: string) => `terraform_data.${name}`
  const things = before.map(({ name, size, on }) => {
    const changed = after.get(name)!.size
    const input = {
      size: changed === size ? size : `\${var.changed ? ${changed} : ${size}}`,
      on: on.map((other) => `\${${address(other)}.id}`),
    }
    return [name, { input }]
  })
  return {
    variable: { changed: { type: 'bool', default: false } },
    resource: { terraform_data: Object.fromEntries(things) },
  }
}

const alchemyVersion = '0.94.0'
let installed: string | undefined

/** Installed for the bench only, once, into a directory that is thrown away. */
function alchemyDirectory(): string {
  if (installed !== undefined) return installed
  const cwd = directory()
  process.once('exit', () => removed(cwd))
  writeFileSync(join(cwd, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', `alchemy@${alchemyVersion}`]
  const { status, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`npm ${args.join(' ')}: ${stderr}`)
  writeFileSync(join(cwd, 'things.mjs'), alchemyProgram)
  return (installed = cwd)
}

const alchemyProgram = `
import { readFileSync } from 'node:fs'
import alchemy, { Resource } from "alchemy"
const [, , phase, file] = process.argv
const Thing = Resource('bench::Thing', async function (id, props) {
  return this.phase === 'delete' ? this.destroy() : { id, ...props }
})
const app = await alchemy('bench', { phase, stage: 'bench', quiet: true, noTrack: true })
if (phase === 'up') {
  const made = new Map()
  for (const layer of JSON.parse(readFileSync(file, 'utf8')))
    await Promise.all(layer.map(async ({ name, size, on }) => {
      made.set(name, await Thing(name, { size, on: on.map((other) => made.get(other).id) }))
    }))
}
await app.finalize()
`

/** With a resource of our own that does nothing; layer after layer, as its users write it. */
export const alchemy: Tool = {
  name: `alchemy ${alchemyVersion}`,
  observes: 'its state files only',
  async open(shape) {
    const tool = alchemyDirectory()
    const cwd = directory()
    const { layers, width } = shapes[shape]
    for (const isChanged of [false, true]) {
      const nodes = nodesOf(shapes[shape], isChanged)
      const graph = Array.from({ length: layers }, (_, layer) => nodes.slice(layer * width, (layer + 1) * width))
      writeFileSync(join(cwd, `${isChanged}.json`), JSON.stringify(graph))
    }
    return {
      command: (operation) => ({
        program: process.execPath,
        args: [
          join(tool, 'things.mjs'),
          operation === 'destroy' ? 'destroy' : 'up',
          join(cwd, `${wantsChange(operation)}.json`),
        ],
        cwd,
        env: { ALCHEMY_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
      }),
      [Symbol.asyncDispose]: async () => removed(cwd),
    }
  },
}
