/** Where in a file something stands; lines and columns count from 1. */
export interface SourcePlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

export type Severity = 'error' | 'warning' | 'info'

/** A path into the document, such as `['spec', 'oci', 'network', 'cidr']`. */
export type DocumentPath = readonly (string | number)[]

/** An edit of the document that is safe to make without asking: nothing but what the finding says changes its meaning. */
export type Fix =
  | { readonly edit: 'set'; readonly at: DocumentPath; readonly value: string | number | boolean }
  | { readonly edit: 'rename'; readonly at: DocumentPath; readonly to: string }
  | { readonly edit: 'remove'; readonly at: DocumentPath }

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
  /** What the hint says, as an edit that can be made safely; absent where a person must decide. */
  readonly fix?: Fix
  readonly actual?: unknown
}

export const formatPath = (path: DocumentPath): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  )

export const hasErrors = (findings: readonly Finding[]): boolean => findings.some((f) => f.severity === 'error')
