import {
  type ChangedProperty,
  type Danger,
  dangers,
  hasChanges,
  type Key,
  knownAfterApply,
  readJournal,
  type Step,
} from '@interconnect/engine'
import type { InterconnectDocument } from '@interconnect/model'
import type { ReadPorts } from '../ports.ts'
import { type Ignored, ignoring } from './ignore-drift.ts'
import { compare, type Planned } from './plan.ts'

/** One object that is not as we left it. */
export interface Drifted {
  readonly key: Key
  readonly title: string
  readonly drift: 'missing' | 'changed' | 'unwanted'
  /** The worst of it. */
  readonly danger: Danger
  /** Worst first. */
  readonly differences: readonly ChangedProperty[]
  /** Set for what is there and does not work. */
  readonly reason?: string
}

export interface Drift {
  readonly planned: Planned
  /** Whether anything of this document was ever made. */
  readonly applied: boolean
  /** Worst first. */
  readonly drifted: readonly Drifted[]
  /** What was asked to be left out, and how much each of it left out. */
  readonly ignored: readonly Ignored[]
}

/**
 * Compares the clouds with the document. Reads only.
 * @param ignore keys, classes of danger, or `key.property`
 */
export async function drift(
  document: InterconnectDocument,
  ports: ReadPorts,
  ignore: readonly string[] = [],
): Promise<Drift> {
  const planned = await compare(document, ports)
  const { drifted, ignored } = ignoring(ignore, driftedIn(planned))
  return { planned, applied: wasApplied(planned, ports), drifted: drifted.sort(byDanger), ignored }
}

function wasApplied({ plan, graph, observation }: Planned, { journal }: ReadPorts): boolean {
  const ever = [...readJournal(journal.records).values()].some(({ id }) => id !== undefined)
  const present = graph.resources.some(({ key, mode }) => mode === 'own' && observation.attributes.get(key))
  return ever || present || (plan.unchanged.length > 0 && !hasChanges(plan))
}

const driftOf = {
  create: 'missing',
  adopt: 'missing',
  update: 'changed',
  reset: 'changed',
  delete: 'unwanted',
} as const

function driftedIn(planned: Planned): Drifted[] {
  const { steps } = planned.plan
  const recreated = new Set(steps.filter(({ action }) => action === 'create').map(({ key }) => key))
  return steps.flatMap((step): Drifted[] => {
    const { key, title, action, type } = step
    // Replacing is a delete and a create of one object: told once, as a change.
    if (action === 'wait' || action === 'settle' || (action === 'delete' && recreated.has(key))) return []
    const there = planned.observation.attributes.get(key)
    const kind = planned.registry.kind(type!)
    const { missing, unwanted } = kind.presence
    const drift = there && action !== 'delete' ? 'changed' : driftOf[action]
    if (drift !== 'changed')
      return [{ key, title, drift, danger: drift === 'missing' ? missing : unwanted, differences: [] }]
    const works = kind.settled(there!).state !== 'failed'
    return changed(step, works ? undefined : missing)
  })
}

/** What only follows from another object being made anew has not drifted itself. */
function changed({ key, title, reason, differences }: Step, broken: Danger | undefined): Drifted[] {
  const own = differences.filter(({ to }) => to !== knownAfterApply).sort(byDanger)
  const danger = broken ?? own[0]?.danger
  if (danger === undefined) return []
  return [{ key, title, drift: 'changed', danger, differences: own, ...(broken && { reason }) }]
}

const byDanger = (a: { readonly danger: Danger }, b: { readonly danger: Danger }): number =>
  dangers.indexOf(a.danger) - dangers.indexOf(b.danger)
