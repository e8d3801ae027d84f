import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Finding, findRegionPair, parseInterconnect, placeFindings } from '@interconnect/model'
import { rules } from '@interconnect/rules'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import type { FindingsReport } from '../src/formats/findings-format.ts'
import { githubAnnotations } from '../src/formats/github.ts'
import { junitReport } from '../src/formats/junit.ts'
import { sarifLog } from '../src/formats/sarif.ts'
import { runCli } from '../src/index.ts'
import { initTemplate } from '../src/init-template.ts'
import { fakeHost } from './fake-host.ts'

const schemaFile = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
// The schema is of draft 4, whose `id` was renamed later; nothing else that it uses was.
const { id: _, $schema: __, ...sarifSchema } = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<string, unknown>
const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(sarifSchema)

const junitSchema = readFileSync(join(import.meta.dirname, 'schemas/junit-4.xsd'), 'utf8')

async function expectJunit(xml: string): Promise<void> {
  const { valid, errors } = await validateXML({ xml, schema: junitSchema })
  expect(valid, JSON.stringify(errors)).toBe(true)
}

function expectSarif(text: string): { runs: { results: Record<string, unknown>[] }[] } {
  const log = JSON.parse(text) as { runs: { results: Record<string, unknown>[] }[] }
  expect(isSarif(log), JSON.stringify(isSarif.errors)).toBe(true)
  return log
}

/** Every rule's finding on its own failing example, and faults of form: all that can be printed. */
const everything: FindingsReport = (() => {
  const text = 'spec:\n  regions: ashbrn # <&"\'\n  bandwith: 1Gbps\n'
  const { source, findings } = parseInterconnect(text, 'a file.yaml')
  const found = rules.flatMap(({ id, severity, check, examples: { fails } }) =>
    fails.flatMap(({ spec, document, facts }) =>
      Array.from(check(spec, document, facts), (complaint): Finding => ({ id, severity, ...complaint })),
    ),
  )
  return { source, findings: placeFindings([...findings, ...found], source) }
})()

const nothing: FindingsReport = { findings: [], source: { file: 'a.yaml', text: '' } }

const nasty: FindingsReport = {
  source: nothing.source,
  findings: [
    {
      id: 'schema/value',
      severity: 'error',
      at: ['spec', 'a:b,c'],
      place: { file: 'a.yaml', line: 3, column: 9 },
      message: "is '<&\">' 100%\u0000\ud800",
      hint: 'one\r\ntwo',
    },
  ],
}

test('What is written as SARIF keeps to the schema of SARIF 2.1.0, whatever was found.', () => {
  expect(expectSarif(sarifLog(everything)).runs[0]!.results).toHaveLength(everything.findings.length)
  expect(expectSarif(sarifLog(nothing)).runs[0]!.results).toEqual([])
  expectSarif(sarifLog(nasty))
})

test('A safe fix goes along in SARIF as the replacement it is.', () => {
  const { results } = expectSarif(sarifLog(everything)).runs[0]!
  expect(results.find(({ ruleId, fixes }) => ruleId === 'schema/unknown-key' && fixes)).toMatchObject({
    fixes: [
      {
        artifactChanges: [
          {
            artifactLocation: { uri: 'a%20file.yaml' },
            replacements: [
              {
                deletedRegion: { startLine: 3, startColumn: 3, endLine: 3, endColumn: 11 },
                insertedContent: { text: 'bandwidth' },
              },
            ],
          },
        ],
      },
    ],
  })
})

test('What the document suppresses is told as suppressed in SARIF, with its place and reason.', () => {
  const [finding, ...findings] = everything.findings
  const report = { ...everything, findings, suppressed: [{ finding: finding!, reason: 'a lab' }] }
  const { results } = expectSarif(sarifLog(report)).runs[0]!
  expect(results.filter(({ suppressions }) => suppressions)).toMatchObject([
    {
      ruleId: finding!.id,
      suppressions: [{ kind: 'inSource', justification: 'a lab' }],
      locations: [{ physicalLocation: { region: { startLine: finding!.place!.line } } }],
    },
  ])
})

test('What is written as JUnit keeps to the schema of JUnit, whatever was found.', async () => {
  await expectJunit(junitReport(everything))
  await expectJunit(junitReport(nothing))
  await expectJunit(junitReport(nasty))
})

test('A document without errors has a passing test case for every rule.', () => {
  const xml = junitReport(nothing)
  expect(xml.match(/<testcase /g)).toHaveLength(rules.length)
  expect(xml).toContain(`tests="${rules.length}" failures="0"`)
})

test('Warnings and remarks are told by cases that pass, as validate passes with them.', () => {
  const findings: Finding[] = [{ id: 'flow/none', severity: 'warning', at: ['spec'], message: 'nothing may talk' }]
  const xml = junitReport({ ...nothing, findings })
  expect(xml).toContain('failures="0"')
  expect(xml).toContain('<system-out>warning: nothing may talk</system-out>')
})

test('An annotation for GitHub escapes what would end its properties or its line.', () => {
  expect(githubAnnotations(nasty)).toBe(
    "::error file=a.yaml,line=3,col=9,title=schema/value::is '<&\">' 100%25\u0000\ud800%0Ahint: one%0D%0Atwo",
  )
  expect(githubAnnotations({ ...nothing, source: { file: 'c:\\a,b', text: '' }, findings: nasty.findings })).toContain(
    'file=c%3A\\a%2Cb,',
  )
})

test('Each finding is one annotation in one line.', () => {
  expect(githubAnnotations(everything).split('\n')).toHaveLength(everything.findings.length)
})

test('The form changes nothing about the exit code.', async () => {
  const good = initTemplate('first', findRegionPair('ashburn')!)
  for (const form of ['human', 'json', 'github', 'junit', 'sarif']) {
    expect(await runCli(['validate', '-f', '-', '-o', form], fakeHost({ input: good }))).toBe(0)
    expect(await runCli(['validate', '-f', '-', '-o', form], fakeHost({ input: 'kind: Other\n' }))).toBe(3)
  }
})

test('A command without findings as its result refuses these forms before it does anything.', async () => {
  const host = fakeHost()
  expect(await runCli(['apply', '--auto-approve', '-f', 'absent.yaml', '-o', 'sarif'], host)).toBe(64)
  expect(host.err()).toContain("'apply' has no result in the form sarif")
  expect(host.err()).toContain('interconnect validate -o sarif')
})
