import type {
  DocumentPath,
  Fix,
  InterconnectDocument,
  NetworkFacts,
  Page,
  ResolvedSpec,
  Severity,
} from '@interconnect/model'

/** One place where a document breaks a rule. */
export interface Complaint {
  readonly at: DocumentPath
  /** Lower case, without full stop; names the wrong value. */
  readonly message: string
  /** The exact edit, or the next step where no edit of the document can help. */
  readonly hint: string
  /** The hint as an edit, where it is safe to make without asking. */
  readonly fix?: Fix
  readonly actual?: unknown
}

/** A document with what it resolves to. */
export interface Example {
  readonly document: InterconnectDocument
  readonly spec: ResolvedSpec
  /** What the clouds say about the existing networks it names; empty when it names none. */
  readonly facts: NetworkFacts
}

/** A page whose first source is that of the rule. */
export type RulePage = Omit<Page, 'sources'> & Partial<Pick<Page, 'sources'>>

export interface Rule {
  /** Equals the path of its file: `bgp/blocks-overlap` is `src/bgp/blocks-overlap.ts`. */
  readonly id: `${string}/${string}`
  /** `error`: cannot work; `warning`: works, and is unwise; `info`: good to know. */
  readonly severity: Severity
  /** What holds when the rule is kept, as a sentence without full stop. */
  readonly title: string
  /** Public page that the rule rests on. */
  readonly source: `https://${string}`
  /**
   * Pure. `spec` carries every default; `document` says what was written by hand; `facts` what the clouds say about
   * existing networks, where they were asked.
   */
  check(this: void, spec: ResolvedSpec, document: InterconnectDocument, facts: NetworkFacts): Iterable<Complaint>
  /** What `interconnect explain` says about it; `source` is added to its sources. */
  readonly page: RulePage
  /** The first test of the rule, and what its page shows. */
  readonly examples: { readonly passes: readonly Example[]; readonly fails: readonly Example[] }
}

/** A rule as a value; the function is there for the types it gives to `check`. */
export const defineRule = (rule: Rule): Rule => rule
