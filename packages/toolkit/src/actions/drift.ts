import { type Difference, hasChanges, type Key, readJournal } from '@interconnect/engine'
import type { InterconnectDocument } from '@interconnect/model'
import type { ReadPorts } from '../ports.ts'
import { compare, type Planned } from './plan.ts'

/** One object that is not as we left it. */
export interface Drifted {
  readonly key: Key
  readonly title: string
  readonly drift: 'missing' | 'changed' | 'unwanted'
  readonly differences: readonly Difference[]
}

export interface Drift {
  readonly planned: Planned
  /** Whether anything of this document was ever made. */
  readonly applied: boolean
  readonly drifted: readonly Drifted[]
}

const driftOf = {
  create: 'missing',
  adopt: 'missing',
  update: 'changed',
  reset: 'changed',
  delete: 'unwanted',
} as const

/** Compares the clouds with the document. Reads only. */
export async function drift(document: InterconnectDocument, ports: ReadPorts): Promise<Drift> {
  const planned = await compare(document, ports)
  const { steps, unchanged } = planned.plan
  const recreated = new Set(steps.filter(({ action }) => action === 'create').map(({ key }) => key))
  const drifted = steps.flatMap(({ key, title, action, differences }): Drifted[] => {
    if (action === 'wait' || action === 'settle') return []
    // Replacing is a delete and a create of one object: told once, as a change.
    if (action === 'delete' && recreated.has(key)) return []
    const replaced = action === 'create' && differences.length > 0
    return [{ key, title, drift: replaced ? 'changed' : driftOf[action], differences }]
  })
  const ever = [...readJournal(ports.journal.records).values()].some(({ id }) => id !== undefined)
  const present = planned.graph.resources.some(
    ({ key, mode }) => mode === 'own' && planned.observation.attributes.get(key),
  )
  return { planned, applied: ever || present || (unchanged.length > 0 && !hasChanges(planned.plan)), drifted }
}
