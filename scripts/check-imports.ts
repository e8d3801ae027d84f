// Every package lists exactly what its sources import. Sources are what can be reached from a package's entries; all other
// files are tests and what serves them, which may also import the development dependencies of the workspace.
import { globSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')

interface Manifest {
  readonly name: string
  readonly version?: string
  readonly exports?: Readonly<Record<string, { readonly source: string }>>
  readonly bin?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

interface Package extends Manifest {
  readonly directory: string
  /** Names of what it may import. */
  readonly listed: ReadonlySet<string>
}

function readPackage(directory: string): Package {
  const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as Manifest
  const listed = new Set([...Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }), manifest.name])
  return { ...manifest, directory, listed }
}

/** Statements, dynamic imports, and modules that are started as processes of their own. */
const patterns = [
  /^\s*(?:import|export)\s(?:[\w\s{},*$]*?\sfrom\s+)?'([^'\n]+)'/gm,
  /\bimport\('([^'\n]+)'\)/g,
  /\bnew URL\('(\.[^'\n]+\.ts)'/g,
]

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, target]) => target!))
}

/** `@scope/name/sub/path` and `name/sub/path` without what follows the name. */
const packageNameOf = (target: string): string =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/')

/** Names of the packages that a file imports from. */
const packagesIn = (file: string): string[] =>
  importsOf(file)
    .filter((target) => !/^[./]/.test(target) && !isBuiltin(target))
    .map(packageNameOf)

function reachableFrom(entries: readonly string[]): Set<string> {
  const reached = new Set<string>()
  const pending = [...entries]
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (reached.has(file)) continue
    reached.add(file)
    for (const target of importsOf(file)) if (target.startsWith('.')) pending.push(resolve(dirname(file), target))
  }
  return reached
}

/** The files that make the product: `./testing` is for the tests of other packages. */
function sourcesOf({ directory, exports = {}, bin = {} }: Package): Set<string> {
  const published = Object.entries(exports).filter(([name]) => name !== './testing')
  const entries = [...published.map(([, { source }]) => source), ...Object.values(bin)]
  return reachableFrom(entries.map((path) => resolve(directory, path)))
}

const filesIn = (directory: string, pattern: string, exclude: string[] = []): string[] =>
  globSync(pattern, { cwd: directory, exclude }).map((path) => join(directory, path))

/** What files import and may not. */
const unlisted = (files: Iterable<string>, allowed: (name: string) => boolean, who: string): string[] =>
  [...files].flatMap((file) =>
    packagesIn(file)
      .filter((name) => !allowed(name))
      .map((name) => `${relative(root, file)} imports ${name}, which ${who} not list`),
  )

const workspace = readPackage(root)
const packages = globSync('packages/*/package.json', { cwd: root }).map((file) =>
  readPackage(join(root, dirname(file))),
)
const versions = new Map(packages.map(({ name, version }) => [name, version]))

function problemsOf(one: Package): string[] {
  const { name, directory, listed, dependencies = {} } = one
  const sources = sourcesOf(one)
  const tests = filesIn(directory, '{src,test}/**/*.ts').filter((file) => !sources.has(file))
  const used = new Set([...sources].flatMap(packagesIn))
  const needless = [...listed].filter((other) => other !== name && !used.has(other))
  const old = Object.entries(dependencies).filter(([other, version]) => (versions.get(other) ?? version) !== version)
  return [
    ...unlisted(sources, (other) => listed.has(other), `${name} does`),
    ...unlisted(tests, (other) => listed.has(other) || workspace.listed.has(other), `${name} and the workspace do`),
    ...needless.map((other) => `${name} lists ${other}, which none of its sources imports`),
    ...old.map(([other, version]) => `${name} lists ${other} ${version}, which is at ${versions.get(other)}`),
  ]
}

/** The workspace's own files may import every package of ours. */
const workspaceProblems = (): string[] =>
  unlisted(
    filesIn(root, '*/**/*.ts', ['node_modules', 'packages']),
    (name) => versions.has(name) || workspace.listed.has(name),
    'the workspace does',
  )

const problems = [...packages.flatMap(problemsOf), ...workspaceProblems()].sort()
for (const problem of problems) process.stderr.write(`${problem}\n`)
if (problems.length > 0) process.exitCode = 1
