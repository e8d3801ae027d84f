import type { Graph, Key } from '@interconnect/engine'
import type { ResolvedSpec } from '@interconnect/model'
import { gates } from '../gates/index.ts'
import { composeAzure } from './azure.ts'
import { composeOci } from './oci.ts'

/** The objects and gates a resolved document stands for. */
export function compose(spec: ResolvedSpec): Graph {
  const resources = [...composeAzure(spec), ...composeOci(spec)]
  const keys = new Set(resources.map(({ key }) => key))
  // Of a link that others built not everything is ours to look after.
  const present = (some: readonly Key[]) => some.filter((key) => keys.has(key))
  return {
    owner: spec.name,
    resources,
    gates: gates.map((gate) => ({ ...gate, after: present(gate.after), before: present(gate.before) })),
  }
}
