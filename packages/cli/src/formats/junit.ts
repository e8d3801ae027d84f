import { type Finding, formatPath } from '@interconnect/model'
import { rules } from '@interconnect/rules'
import { type FindingsFormat, saidBy } from './findings-format.ts'

/**
 * A JUnit report: a test case for each rule and for each fault of the document's form. Errors are failures; warnings and
 * remarks are written to the output of cases that pass, as `validate` passes with them.
 * @source https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
 */
export const junitReport: FindingsFormat = ({ findings, source: { file } }) => {
  const cases = casesOf(findings)
  const failures = cases.filter(({ found }) => found.some(isError)).length
  const counts = `tests="${cases.length}" failures="${failures}" errors="0"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="interconnect validate" ${counts}>`,
    `  <testsuite name="${escape(file)}" ${counts} skipped="0">`,
    ...cases.flatMap((one) => caseLines(one, file)),
    '  </testsuite>',
    '</testsuites>',
  ].join('\n')
}

interface Case {
  readonly id: string
  readonly title: string
  readonly found: readonly Finding[]
}

const isError = ({ severity }: Finding): boolean => severity === 'error'

/** Rules are not run on a document whose form is wrong: then there are only the faults. */
function casesOf(findings: readonly Finding[]): Case[] {
  const titles = new Map(rules.map(({ id, title }) => [id as string, title]))
  const others = findings.filter(({ id }) => !titles.has(id))
  const form = others.map((finding) => ({ id: finding.id, title: placed(finding), found: [finding] }))
  if (others.some(isError)) return form
  return [
    ...form,
    ...Array.from(titles, ([id, title]) => ({ id, title, found: findings.filter((one) => one.id === id) })),
  ]
}

const placed = ({ at, place }: Finding): string =>
  formatPath(at) || (place ? `line ${place.line}, column ${place.column}` : 'the document')

function caseLines({ id, title, found }: Case, file: string): string[] {
  const open = `    <testcase classname="${escape(`interconnect.${id.split('/')[0]}`)}" name="${escape(`${id}: ${title}`)}"`
  if (found.length === 0) return [`${open}/>`]
  // The schema wants failures first.
  const ordered = [...found].sort((a, b) => Number(isError(b)) - Number(isError(a)))
  return [`${open}>`, ...ordered.map((finding) => findingLine(finding, file)), '    </testcase>']
}

function findingLine(finding: Finding, file: string): string {
  const where = finding.place ? `${file}:${finding.place.line}:${finding.place.column}\n` : ''
  const text = escape(where + saidBy(finding))
  return isError(finding)
    ? `      <failure type="${escape(finding.id)}" message="${escape(finding.message)}">${text}</failure>`
    : `      <system-out>${escape(`${finding.severity}: `)}${text}</system-out>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

/** Text for elements and attributes; characters that XML 1.0 cannot hold become replacement characters. */
const escape = (text: string): string =>
  text
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- control characters are what is replaced
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
    .replaceAll(/[&<>"\n\r\t]/g, (character) => entities[character]!)
