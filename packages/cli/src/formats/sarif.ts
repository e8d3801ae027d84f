import { pathToFileURL } from 'node:url'
import { type Finding, formatPath, type Severity, textEdit } from '@interconnect/model'
import { rules } from '@interconnect/rules'
import { version } from '../version.ts'
import { type FindingsFormat, type FindingsReport, saidBy } from './findings-format.ts'

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/**
 * A SARIF 2.1.0 log: what code scanning and editors read. Safe fixes go along as replacements; what the document suppresses
 * is told as suppressed, with its reason.
 * @source https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const sarifLog: FindingsFormat = (report) => {
  const suppressed = report.suppressed ?? []
  const all = [...report.findings, ...suppressed.map(({ finding }) => finding)]
  const ids = [...new Set(all.map(({ id }) => id))].sort()
  const form = (finding: Finding) => resultForm(finding, ids.indexOf(finding.id), report)
  const run = {
    tool: { driver: { name: 'interconnect', semanticVersion: version, rules: ids.map(ruleForm) } },
    columnKind: 'utf16CodeUnits',
    results: [
      ...report.findings.map(form),
      ...suppressed.map(({ finding, reason }) => ({
        ...form(finding),
        suppressions: [{ kind: 'inSource', justification: reason }],
      })),
    ],
  }
  const head = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0' }
  return JSON.stringify({ ...head, runs: [run] }, null, 2)
}

/** What is known of an id; faults of form have no rule of their own. */
function ruleForm(id: string): object {
  const rule = rules.find((one) => one.id === id)
  if (!rule) return { id }
  return {
    id,
    shortDescription: { text: rule.title },
    helpUri: rule.source,
    defaultConfiguration: { level: levels[rule.severity] },
  }
}

function resultForm(finding: Finding, ruleIndex: number, { source }: FindingsReport): object {
  const { id, severity, place, at } = finding
  const path = formatPath(at)
  const fix = fixForm(finding, source)
  return {
    ruleId: id,
    ruleIndex,
    level: levels[severity],
    message: { text: saidBy(finding) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(source.file) },
          ...(place && { region: { startLine: place.line, startColumn: place.column } }),
        },
        ...(path !== '' && { logicalLocations: [{ fullyQualifiedName: path }] }),
      },
    ],
    // What stays the same when lines move: code scanning tells old results from new by it.
    partialFingerprints: { 'idAndPath/v1': `${id} ${path}` },
    ...(fix && { fixes: [fix] }),
  }
}

function fixForm({ fix, hint }: Finding, { file, text }: FindingsReport['source']): object | undefined {
  const edit = fix && textEdit(text, fix)
  if (!edit) return undefined
  const [start, end] = [positionOf(text, edit.start), positionOf(text, edit.end)]
  const deletedRegion = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
  const replacements = [{ deletedRegion, insertedContent: { text: edit.insert } }]
  return {
    ...(hint !== undefined && { description: { text: hint } }),
    artifactChanges: [{ artifactLocation: { uri: uriOf(file) }, replacements }],
  }
}

function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - (before.lastIndexOf('\n') + 1) + 1 }
}

/** Relative as it was named, for code scanning looks below the root of the repository; absolute as a `file:` URL. */
const uriOf = (file: string): string =>
  file.startsWith('/') ? pathToFileURL(file).href : encodeURI(file.replaceAll('\\', '/'))
