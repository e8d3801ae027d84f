/** A step that a person takes: in words, or as one command line to copy. */
export type PageStep = string | { readonly run: string; readonly tells: string }

/**
 * What `interconnect explain` says about something the program can name. A page stands beside the thing it explains;
 * text between backticks is code.
 */
export interface Page {
  /** What it means, and what comes of it when nothing is done. */
  readonly means: string
  /** How it shows: in the consoles and command lines of the clouds, or only in this program. */
  readonly shows: { readonly azure?: string; readonly oci?: string; readonly here?: string }
  /** How to be sure, the most telling first. */
  readonly confirm: readonly PageStep[]
  /** What to do, in order. */
  readonly cure: readonly PageStep[]
  /** Public pages that this rests on. */
  readonly sources: readonly `https://${string}`[]
}

/** What sort of thing an id names. */
export const pageSorts = [
  'rule',
  'form of a document',
  'error code',
  'gate',
  'probe',
  'state',
  'explanation',
  'pre-flight check',
  'plan action',
  'route difference',
  'lint',
] as const
export type PageSort = (typeof pageSorts)[number]

/** A page with what it is about. */
export interface ExplainedPage extends Page {
  /** `area/name`, as the program prints it. */
  readonly id: string
  readonly sort: PageSort
  /** One sentence without full stop. */
  readonly title: string
  /** Short remarks beside the title, such as `error` or `tried again`. */
  readonly marks: readonly string[]
  /** What the program says when it comes upon it. */
  readonly example?: { readonly message: string; readonly hint: string; readonly at?: string }
}
