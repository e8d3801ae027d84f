import {
  type Finding,
  hasCode,
  hasErrors,
  type InterconnectDocument,
  placeFindings,
  type YamlSource,
} from '@interconnect/model'
import type { Suppressed } from '@interconnect/toolkit'
import type { Result } from './command.ts'
import { readDocument } from './document.ts'
import type { Host } from './host.ts'
import { findingsText, suppressedLines } from './views/findings.human.ts'
import { findingsDocument } from './views/findings.json.ts'

/** A valid document and where it came from. */
export interface Loaded {
  readonly document: InterconnectDocument
  readonly source: YamlSource
}

/**
 * Reads the document and hands it on. A document with errors, whether they show at once or only once the clouds have
 * been read, is a result of its own: the findings with their places, exit code 3.
 */
export async function withDocument(
  file: string,
  host: Host,
  use: (loaded: Loaded) => Promise<Result>,
): Promise<Result> {
  const { source, document, findings } = await readDocument(file, host)
  if (!document) return findingsResult(findings, source)
  try {
    return await use({ document, source })
  } catch (error) {
    if (!hasCode(error, 'document/invalid')) throw error
    return findingsResult(placeFindings(error.details['findings'] as Finding[], source), source)
  }
}

/** Findings, with their places and in the order of these, as a result. */
export function findingsResult(
  findings: readonly Finding[],
  source: Pick<YamlSource, 'file' | 'text'>,
  suppressed: readonly Suppressed[] = [],
): Result {
  return {
    exitCode: hasErrors(findings) ? 3 : 0,
    human: (look) => [findingsText(findings, source, look), ...suppressedLines(suppressed, look)].join('\n'),
    json: () => findingsDocument(findings, source.file, suppressed),
    report: { findings, suppressed, source },
  }
}
