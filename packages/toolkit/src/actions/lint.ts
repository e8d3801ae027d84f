import type { InterconnectDocument } from '@interconnect/model'
import { lintNetwork, type LintFinding, lints } from '@interconnect/reach'
import type { ReadPorts } from '../ports.ts'
import { modelledClusters, type ObjectsByCloud } from '../reach/clusters.ts'
import { networkOf } from './reach.ts'

/** What is wrong with a network, whatever the document asks of it. */
export interface Linting {
  readonly name: string
  /** As the clouds hold it; otherwise as the document wants it. */
  readonly isObserved: boolean
  /** How many lints were asked. */
  readonly lints: number
  readonly findings: readonly LintFinding[]
}

/** Asks every lint about the network of a document, as it is wanted or, with `observed`, as the clouds hold it. Reads only. */
export async function lint(
  document: InterconnectDocument,
  ports: ReadPorts,
  asked: { readonly observed: boolean; readonly objects?: ObjectsByCloud },
): Promise<Linting> {
  const network = await networkOf(document, ports, asked)
  const { spec, model, isObserved } = network
  const clusters = asked.objects ? modelledClusters(network, asked.objects) : []
  return { name: spec.name, isObserved, lints: lints.length, findings: lintNetwork({ ...model, clusters }) }
}
