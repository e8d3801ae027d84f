import {
  observe,
  type Observation,
  type Plan,
  planApply,
  planDestroy,
  planRepair,
  readJournal,
  type Registry,
} from '@interconnect/engine'
import { hasErrors, type InterconnectDocument, type Prices } from '@interconnect/model'
import { type ReadPorts, registryOf } from '../ports.ts'
import { preflight } from '../preflight/preflight.ts'
import { costChange, type CostChange } from '../price/billed.ts'
import { refuseObstacles } from './obstacles.ts'
import { invalidDocument, prepare, type Prepared, type PrepareOptions } from './prepare.ts'
import { renamedDocument } from './renamed-document.ts'

/** A plan with everything it was made from. */
export interface Planned extends Prepared {
  readonly registry: Registry
  readonly observation: Observation
  readonly plan: Plan
  /** What it does to the monthly bill. */
  readonly cost: CostChange
}

export interface PlanOptions {
  /** List prices when absent. */
  readonly prices?: Prices | undefined
  /** Does not ask the clouds for permissions, quotas and offers. */
  readonly skipPreflight?: boolean
}

/** What is wanted and what the clouds say, before it is decided what to do. */
export type Seen = Omit<Planned, 'plan' | 'cost'>

/** What is wanted and what the clouds say, side by side. Reads only. */
export async function look(
  document: InterconnectDocument,
  ports: ReadPorts,
  options: PrepareOptions = {},
): Promise<Seen> {
  const prepared = await prepare(document, ports, options)
  const registry = registryOf(ports)
  const journal = readJournal(ports.journal.records)
  const observation = await observe(prepared.graph, { registry, journal, signal: ports.signal })
  return { ...prepared, registry, observation }
}

/**
 * What `apply` would do, and whether the clouds will let it. Reads only.
 * @throws InterconnectError `document/invalid` with what stands in the way of it in the clouds
 * @throws InterconnectError `change/impossible` or `change/renamed` with all that must not be done, before anything is
 */
export async function plan(
  document: InterconnectDocument,
  ports: ReadPorts,
  options: PlanOptions = {},
): Promise<Planned> {
  const planned = await compare(document, ports, options)
  refuseObstacles(planned.plan.obstacles)
  if (options.skipPreflight) return planned
  const found = await preflight({ ...ports, spec: planned.spec, plan: planned.plan })
  const findings = [...planned.findings, ...found]
  if (hasErrors(found)) throw invalidDocument(findings)
  return { ...planned, findings }
}

/** The same, be it possible or not: how the clouds differ from the document. Reads only. */
export async function compare(
  document: InterconnectDocument,
  ports: ReadPorts,
  { prices }: PlanOptions = {},
): Promise<Planned> {
  const seen = await look(document, ports)
  const cost = costChange(seen, 'apply', prices)
  const made = planApply(seen.graph, seen.registry, seen.observation)
  const renamed = await renamedDocument(seen, ports)
  return { ...seen, plan: { ...made, obstacles: [...made.obstacles, ...renamed] }, cost }
}

/** What `destroy` would do. Reads only. */
export async function planDestruction(
  document: InterconnectDocument,
  ports: ReadPorts,
  { prices }: PlanOptions = {},
): Promise<Planned> {
  const seen = await look(document, ports)
  const cost = costChange(seen, 'destroy', prices)
  return { ...seen, plan: planDestroy(seen.graph, seen.registry, seen.observation), cost }
}

/** What `repair` would do: bring back what is broken or missing, and nothing else. Reads only. */
export async function planMending(document: InterconnectDocument, ports: ReadPorts): Promise<Planned> {
  const seen = await look(document, ports)
  const cost = costChange(seen, 'apply')
  return { ...seen, plan: planRepair(seen.graph, seen.registry, seen.observation), cost }
}
