import { type Graph, readJournal, withTakenOver } from '@interconnect/engine'
import {
  type Finding,
  hasErrors,
  InterconnectError,
  type InterconnectDocument,
  type NetworkFacts,
  type ResolvedSpec,
} from '@interconnect/model'
import { judgeRules, type Suppressed } from '@interconnect/rules'
import { compose } from '../compose/compose.ts'
import { ruleLimitFindings } from '../compose/rule-limits.ts'
import { namesExisting, readFacts } from '../facts.ts'
import type { ReadPorts } from '../ports.ts'
import { resolve } from '../resolve/resolve.ts'

/** A document with everything decided, and what is wanted from it. */
export interface Prepared {
  readonly document: InterconnectDocument
  readonly spec: ResolvedSpec
  readonly graph: Graph
  /** Of severity warning and info only, unless errors were let pass: they are thrown. */
  readonly findings: readonly Finding[]
}

/** What is to be said of a document. */
export interface Review {
  readonly spec: ResolvedSpec | undefined
  readonly findings: readonly Finding[]
  /** What the document says is meant. */
  readonly suppressed: readonly Suppressed[]
}

/** Findings of resolving, of all rules and of what the clouds take, for a document whose existing networks (if any) were read as `facts`. */
export function review(document: InterconnectDocument, facts: NetworkFacts = {}): Review {
  const { spec, findings } = resolve(document, facts)
  if (!spec) return { spec, findings, suppressed: [] }
  const judged = judgeRules(spec, document, facts)
  return {
    spec,
    findings: [...findings, ...judged.findings, ...ruleLimitFindings(spec)],
    suppressed: judged.suppressed,
  }
}

/** As `review`, with what the clouds say about the existing networks it names. Reads only. */
export const reviewObserved = async (document: InterconnectDocument, ports: ReadPorts): Promise<Review> =>
  review(document, namesExisting(document) ? await readFacts(document, ports) : {})

/** Thrown when a document has errors; carries them all. */
export const invalidDocument = (findings: readonly Finding[]): InterconnectError => {
  const errors = findings.filter(({ severity }) => severity === 'error')
  return new InterconnectError(
    'document/invalid',
    `the document has ${errors.length === 1 ? 'an error' : `${errors.length} errors`}`,
    {
      hint: 'nothing was changed; mend the document and try again',
      details: { findings },
    },
  )
}

export interface PrepareOptions {
  /** Goes on with errors that leave the document readable: for those who only look at what is there. */
  readonly despiteErrors?: boolean
}

/** Reads what exists where the document asks for it, fills in the rest, and composes the graph. */
export async function prepare(
  document: InterconnectDocument,
  ports: ReadPorts,
  { despiteErrors = false }: PrepareOptions = {},
): Promise<Prepared> {
  const { spec, findings } = await reviewObserved(document, ports)
  if (!spec || (hasErrors(findings) && !despiteErrors)) throw invalidDocument(findings)
  const graph = withTakenOver(compose(spec), readJournal(ports.journal.records))
  return { document, spec, graph, findings }
}
