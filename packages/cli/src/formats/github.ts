import type { Finding, Severity } from '@interconnect/model'
import { type FindingsFormat, saidBy } from './findings-format.ts'

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

/**
 * Workflow commands that GitHub Actions shows as annotations beside the lines of a change.
 * @source https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export const githubAnnotations: FindingsFormat = ({ findings, source }) =>
  findings.map((finding) => annotation(finding, source.file)).join('\n')

function annotation(finding: Finding, file: string): string {
  const properties = {
    file,
    ...(finding.place && { line: finding.place.line, col: finding.place.column }),
    title: finding.id,
  }
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  return `::${commands[finding.severity]} ${list.join(',')}::${escapeData(saidBy(finding))}`
}

/** @source https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts (escapeData, escapeProperty) */
const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
