import type { Graph, Observation } from '@interconnect/engine'
import { pricesWith, type InterconnectDocument, type Prices, type ResolvedSpec } from '@interconnect/model'
import { compose } from '../compose/compose.ts'
import { type Cost, costDifference, costOf, type CostTotal } from './cost.ts'
import type { Billed } from './price-line.ts'

/** What the bill is made from. */
export interface Priced {
  readonly document: InterconnectDocument
  readonly spec: ResolvedSpec
}

/** What a document will cost once it is applied; what others made is on their bill. */
export const costOfDocument = ({ document, spec }: Priced, prices: Prices = pricesWith()): Cost =>
  costOf(wanted({ document, spec }, compose(spec)), prices)

/** What a plan does to the bill. */
export interface CostChange {
  readonly before: Cost
  readonly after: Cost
  readonly difference: CostTotal
}

type Seen = Priced & { readonly graph: Graph; readonly observation: Observation }

/** The bill of what is there and of what will be. */
export function costChange(seen: Seen, goal: 'apply' | 'destroy', prices: Prices = pricesWith()): CostChange {
  const before = costOf(present(seen), prices)
  const after = costOf(goal === 'apply' ? wanted(seen, seen.graph) : nothing(seen), prices)
  return { before, after, difference: costDifference(before, after) }
}

const use = ({ document, spec }: Priced) => ({
  pair: spec.pair,
  traffic: document.spec.traffic,
  kubernetes: document.spec.kubernetes,
})

const nothing = ({ spec }: Priced): Billed => ({ pair: spec.pair, of: () => [] })

const wanted = (priced: Priced, { resources }: Graph): Billed => ({
  ...use(priced),
  of: (type) => resources.filter((node) => node.type === type && node.mode === 'own').map(({ props }) => props),
})

/** Ours that are there, with those the document no longer wants. Nodes are not ours to see: they are told with the document. */
function present(seen: Seen): Billed {
  const { graph, observation } = seen
  const of = (type: string) => [
    ...graph.resources.flatMap((node) => {
      const attributes = node.type === type && node.mode === 'own' ? observation.attributes.get(node.key) : undefined
      return attributes ? [attributes] : []
    }),
    ...observation.orphans.filter((orphan) => orphan.type === type).map(({ attributes }) => attributes),
  ]
  const exists = graph.resources.some(({ key, mode }) => mode === 'own' && observation.attributes.get(key))
  return { ...(exists ? use(seen) : { pair: seen.spec.pair }), of }
}
