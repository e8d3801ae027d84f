import type { Finding, YamlSource } from '@interconnect/model'
import type { Suppressed } from '@interconnect/toolkit'

/** What was found in a document. */
export interface FindingsReport {
  /** With places. */
  readonly findings: readonly Finding[]
  /** What the document says is meant, with places. */
  readonly suppressed?: readonly Suppressed[]
  readonly source: Pick<YamlSource, 'file' | 'text'>
}

/** Writes findings as another program wants them. Pure. */
export type FindingsFormat = (report: FindingsReport) => string

/** Message and hint as one text. */
export const saidBy = ({ message, hint }: Finding): string =>
  hint === undefined ? message : `${message}\nhint: ${hint}`
