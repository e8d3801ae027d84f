import type { Ending, Path } from '../analyse/path.ts'
import type { Trace } from '../analyse/trace.ts'
import type { Fabric } from '../fabric/fabric.ts'
import type { NetworkModel } from '../model/network-model.ts'
import type { Packets, PacketSpace } from '../packets/packet-space.ts'
import type { Attempt, TryOut } from './attempt.ts'
import type { Edit } from './edit.ts'
import { filterEdits } from './filter-edits.ts'
import { routeEdits } from './route-edits.ts'

/** An edit that helps, and what comes after it. */
export interface Found {
  readonly edit: Edit
  readonly after: Attempt
}

/**
 * For a filter the first edit after which these packets come further. For a missing route the first after which
 * everything passes, for many give a way to some place; else as for a filter.
 */
export function bestEdit(
  space: PacketSpace,
  { model, seen, wanted }: Attempt & { readonly wanted: NetworkModel | undefined },
  path: Path,
  tryOut: TryOut,
): Found | undefined {
  const { ending } = path
  const packets = packetsAt(space, seen, path)
  const helpsHere = (after: Trace): boolean =>
    helps(space, seen, after) &&
    after.paths.every((one) => !space.overlaps(one.packets, path.packets) || comesFurther(one, path))
  if (ending.outcome === 'stopped')
    return firstOf(filterEdits(space, model, { ending, packets, wanted }), helpsHere, attemptOf)
  let best: Found | undefined
  for (const edit of routeEdits(model, tablesMet(seen), wanted)) {
    const after = tryOut(edit, model)
    if (endsThereStill(path, after.fabric)) continue
    if (after.seen.verdict === 'allowed') return { edit, after }
    if (!best && helpsHere(after.seen)) best = { edit, after }
  }
  return best

  function attemptOf(edit: Edit): Attempt {
    return tryOut(edit, model)
  }
}

const tablesMet = ({ paths }: Trace): ReadonlySet<string> =>
  new Set(
    paths.flatMap(({ hops, ending }) => [
      ...hops.flatMap((hop) => (hop.at === 'station' ? [hop.station.object.key] : [])),
      ...(ending.outcome === 'dropped' ? [ending.station.object.key] : []),
    ]),
  )

function firstOf(
  edits: readonly Edit[],
  isGood: (after: Trace) => boolean,
  attemptOf: (edit: Edit) => Attempt,
): Found | undefined {
  for (const edit of edits) {
    const after = attemptOf(edit)
    if (isGood(after.seen)) return { edit, after }
  }
  return undefined
}

/** Everything that ends at the same place for the same reason: one edit should let all of it pass. */
const packetsAt = (space: PacketSpace, { paths }: Trace, path: Path): Packets =>
  space.union(...paths.filter((one) => placeOf(one.ending) === placeOf(path.ending)).map(({ packets }) => packets))

/** Whether packets ended at the first table on their way, there or back, and it is as it was: then they end there again. */
function endsThereStill({ hops, ending }: Path, { stations }: Fabric): boolean {
  if (ending.outcome !== 'dropped') return false
  const { station, direction } = ending
  const isFirst = hops.every((hop) => hop.at !== 'station' || hop.direction !== direction || hop.station === station)
  return isFirst && stations.get(station.id) === station
}

/** Past where packets ended before: what ends as early, or earlier, in another way has not been helped. */
function comesFurther(after: Path, before: Path): boolean {
  const [now, then] = [after.ending, before.ending].map(directionOf)
  if (now !== then) return now !== 'forth'
  return placeOf(after.ending) !== placeOf(before.ending) && passed(after) > passed(before)
}

/** A row that drops packets is not passed. */
const passed = ({ hops, ending }: Path): number => hops.length - (ending.outcome === 'dropped' && ending.row ? 1 : 0)

const helps = (space: PacketSpace, before: Trace, after: Trace): boolean =>
  space.includes(after.allowed, before.allowed)

function placeOf(ending: Ending): string {
  switch (ending.outcome) {
    case 'answered':
      return 'answered'
    case 'stopped':
      return `${ending.direction} ${ending.checkpoint.place} ${ending.checkpoint.way} ${ending.by.object.key}`
    case 'dropped':
      return `${ending.direction} ${ending.station.id}`
  }
}

/** The way on which packets end; the answered end on none. */
export const directionOf = (ending: Ending) => (ending.outcome === 'answered' ? undefined : ending.direction)
