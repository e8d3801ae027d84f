/** Where in a file something stands; lines and columns count from 1. */
export interface SourcePlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

export type Severity = 'error' | 'warning' | 'info'

/** A path into the document, such as `['spec', 'oci', 'network', 'cidr']`. */
export type DocumentPath = readonly (string | number)[]

/** One problem found in what someone wrote. Findings are collected, not thrown. */
export interface Finding {
  /** The rule, `schema/<what>` or `document/<what>`; equals the path of its page. */
  readonly id: string
  readonly severity: Severity
  readonly at: DocumentPath
  /** Filled where the document came from a file. */
  readonly place?: SourcePlace
  /** Lower case, names the wrong value. */
  readonly message: string
  /** The exact edit or the next step. */
  readonly hint?: string
  readonly actual?: unknown
}

export const formatPath = (path: DocumentPath): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  )

export const hasErrors = (findings: readonly Finding[]): boolean => findings.some((f) => f.severity === 'error')
