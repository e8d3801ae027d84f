import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { outputSchemas, runCli } from '../src/index.ts'
import { exampleAccount } from '../src/init/choices.ts'
import { fakeHost } from './fake-host.ts'
import { scratchDirectory } from './scratch.ts'

const schemas = resolve(import.meta.dirname, '../../../docs/schemas')
const ajv = new Ajv2020({ strict: false })

/** `reach-difference` for `ReachDifference`. */
const schemaName = (kind: string): string => kind.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase()

/** Whether a document is what the committed schema of its kind promises. */
function expectDocument(kind: string, text: string): Record<string, unknown> {
  const document = JSON.parse(text) as Record<string, unknown>
  expect(document).toMatchObject({ apiVersion: 'oci-azure.dev/v1alpha1', kind })
  const schema = JSON.parse(readFileSync(join(schemas, `${schemaName(kind)}.schema.json`), 'utf8')) as object
  const validate = ajv.compile(schema)
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true)
  return document
}

/** Runs commands on one document in a directory of its own. */
function inScratch() {
  const directory = scratchDirectory()
  const file = join(directory, 'interconnect.yaml')
  return async (line: string, input?: string) => {
    const host = fakeHost(input === undefined ? {} : { input })
    const words = ['--state-dir', join(directory, 'state'), '-o', 'json', ...line.replaceAll('FILE', file).split(' ')]
    return { code: await runCli(words, host), out: host.out(), err: host.err() }
  }
}

test('Every command of the life of an interconnect prints the document its schema promises.', async () => {
  const run = inScratch()
  const expectRun = async (line: string, kind: string, code = 0) => {
    const result = await run(line)
    expect(result.code, result.err + result.out).toBe(code)
    return expectDocument(kind, result.out)
  }
  await expectRun('init -f FILE', 'Text')
  expect(await expectRun('validate -f FILE', 'Findings')).toMatchObject({ valid: true })
  expect(await expectRun('cost -f FILE --compare FILE', 'Cost')).toMatchObject({ currency: 'USD' })
  expect(await expectRun('plan -f FILE --detailed-exitcode', 'Plan', 2)).toMatchObject({ changes: true, name: 'first' })
  expect(await expectRun('apply -f FILE', 'Outcome', 1)).toMatchObject({ result: 'declined' })
  expect(await expectRun('status -f FILE', 'Status')).toMatchObject({ phase: 'absent' })
  expect(await expectRun('drift -f FILE', 'Drift')).toMatchObject({ applied: false })
  expect(await expectRun('apply -f FILE --auto-approve', 'Outcome')).toMatchObject({ result: 'done' })
  expect(await expectRun('apply -f FILE --auto-approve', 'Outcome')).toMatchObject({ result: 'nothing-to-do' })
  expect(await expectRun('status -f FILE', 'Status')).toMatchObject({ phase: 'up' })
  expect(await expectRun('drift -f FILE', 'Drift')).toMatchObject({ inSync: true })
  expect(await expectRun('repair -f FILE --dry-run', 'Plan')).toMatchObject({ changes: false })
  expect(await expectRun('adopt -f FILE', 'Adoption')).toMatchObject({ result: 'nothing-to-adopt', objects: [] })
  const { subscription, compartment } = exampleAccount
  const places = `--subscription ${subscription} --compartment ${compartment}`
  expect(await expectRun(`discover ${places}`, 'Discovery')).toMatchObject({ links: [{ state: 'up' }] })
  expect(await expectRun('unlock -f FILE', 'Lock')).toMatchObject({ result: 'free' })
  expect(await expectRun('routes -f FILE', 'Routes')).toMatchObject({ observed: true, findings: [] })
  expect(await expectRun('lint -f FILE --observed', 'Lint')).toMatchObject({ observed: true, findings: [] })
  expect(await expectRun('prove -f FILE', 'Proof')).toMatchObject({ verdict: 'pass' })
  expect(await expectRun('trace -f FILE --from azure --to oci -p icmp/8 --observed', 'Trace')).toMatchObject({
    verdict: 'allowed',
  })
  await expectRun('trace -f FILE --from internet --to oci', 'Trace', 3)
  await expectRun('matrix -f FILE', 'Matrix')
  expect(await expectRun('diff-reach now FILE', 'ReachDifference')).toMatchObject({ gained: [], lost: [] })
  expect(await expectRun('sim status', 'World')).toMatchObject({ exists: true })
  expect(await expectRun('destroy -f FILE --auto-approve', 'Outcome')).toMatchObject({
    result: 'done',
    goal: 'destroy',
  })
  expect(await expectRun('sim status', 'World')).toMatchObject({ objects: { azure: {}, oci: {} } })
  expect(await expectRun('sim reset', 'World')).toMatchObject({ exists: false })
  await expectRun('version', 'Version')
  await expectRun('completion fish', 'Text')
  expect(await expectRun('explain cloud/busy', 'Page')).toMatchObject({ id: 'cloud/busy', sort: 'error code' })
  await expectRun('explain', 'Pages')
  await expectRun('rules --area bgp', 'Rules')
}, 60_000)

test('What goes wrong is a document, too: bad documents, missing files, bad flags.', async () => {
  const run = inScratch()
  const bad = await run('plan -f -', 'kind: Interconnect\n')
  expect(bad.code).toBe(3)
  expect(expectDocument('Findings', bad.out)).toMatchObject({ valid: false, file: 'stdin' })
  const missing = await run('plan -f FILE')
  expect(missing.code).toBe(1)
  expect(expectDocument('Error', missing.out)).toMatchObject({ code: 'document/unreadable' })
  const flag = await run('plan --no-such-flag')
  expect(flag.code).toBe(64)
  expect(expectDocument('Error', flag.out)).toMatchObject({ code: 'usage/invalid-argument' })
})

test('The demo holds, and says so in a document.', async () => {
  const { code, out } = await inScratch()('demo')
  expect(expectDocument('Demo', out)).toMatchObject({ held: true })
  expect(code).toBe(0)
}, 60_000)

test('Every committed schema is that of a document, and the other way round.', () => {
  for (const name of Object.keys(outputSchemas))
    expect(() => readFileSync(join(schemas, `${name}.schema.json`))).not.toThrow()
})
