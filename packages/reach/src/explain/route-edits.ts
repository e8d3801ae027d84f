import type { NetworkModel } from '../model/network-model.ts'
import { restorations, suspectKeys } from './as-wanted.ts'
import { azureRouteEdits } from './azure-route-edits.ts'
import type { Edit, Met } from './edit.ts'
import { ociRouteEdits } from './oci-route-edits.ts'

/**
 * Every single change that could give packets a way: switches that are off, tables that are empty or other than they
 * might be, rows that lead astray. Which of them helps is found out by trying; objects that are not as wanted come first.
 */
export function routeEdits(model: NetworkModel, met: Met, wanted?: NetworkModel): readonly Edit[] {
  const all = [...azureRouteEdits(model, met), ...ociRouteEdits(model, met)]
  if (!wanted) return all
  const suspects = suspectKeys(model, wanted)
  const { true: suspected = [], false: others = [] } = Object.groupBy(
    all,
    ({ object }) => `${suspects.has(object.key)}`,
  )
  return [...restorations(model, wanted), ...suspected, ...others]
}
