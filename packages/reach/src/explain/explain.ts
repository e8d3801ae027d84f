import { endedAt, type Ending, type Path } from '../analyse/path.ts'
import { type Question, trace, type Trace } from '../analyse/trace.ts'
import { compileNetwork } from '../fabric/compile.ts'
import { internetKey } from '../fabric/internet.ts'
import type { Fabric } from '../fabric/fabric.ts'
import type { NetworkModel } from '../model/network-model.ts'
import type { ObjectRef } from '../model/object.ts'
import type { Packets, PacketSpace } from '../packets/packet-space.ts'
import { wholeRestorations } from './as-wanted.ts'
import type { Edit } from './edit.ts'
import { filterEdits } from './filter-edits.ts'
import { routeEdits } from './route-edits.ts'

/** What stops packets: one object, with its rule or row, and what to change. */
export interface Obstacle {
  readonly object: ObjectRef
  readonly rule?: string
  /** As a claim about the object: `has no ingress rule for it`. */
  readonly fault: string
  /** Where it shows: for a missing route, often far from the object that is to blame. Absent where nobody could set out. */
  readonly path?: Path
  /** Tried on the model: with this and the edits before it, the packets pass or come further. Absent when none helps. */
  readonly edit?: Edit
}

export interface Explanation {
  readonly obstacles: readonly Obstacle[]
  /** Whether the edits together, in this order, let everything asked for pass. */
  readonly isEnough: boolean
}

/** Makes the fabric of a model; kubernetes puts its own endpoints on top. */
export type Compile = (model: NetworkModel) => Fabric

interface Attempt {
  readonly model: NetworkModel
  readonly seen: Trace
}

/** Traced when somebody looks. */
interface Tried extends Attempt {
  readonly fabric: Fabric
}

/** At most so many obstacles in a row are looked for. */
const patience = 8

/**
 * What stops the packets of a question, from the first obstacle to the last, each with the smallest edit that removes
 * it. Every edit is applied to the model and the question asked again: what does not help is not told. Where it is known
 * what is `wanted`, objects that differ from that are suspected first.
 */
export function explain(
  space: PacketSpace,
  model: NetworkModel,
  {
    seen,
    ask,
    compile = compileNetwork,
    wanted,
  }: { seen: Trace; ask: (fabric: Fabric) => Question; compile?: Compile; wanted?: NetworkModel },
): Explanation {
  const hidden = hiddenEnd(seen)
  if (hidden) return { obstacles: [hidden], isEnough: false }
  const tryOut = (edit: Edit, on: NetworkModel): Tried => {
    const edited = edit.apply(on)
    const fabric = compile(edited)
    let traced: Trace | undefined
    return {
      model: edited,
      fabric,
      get seen() {
        return (traced ??= trace(space, fabric, ask(fabric)))
      },
    }
  }
  const obstacles: Obstacle[] = []
  let attempt: Attempt = { model, seen }
  while (obstacles.length < patience && attempt.seen.verdict !== 'allowed') {
    const path = firstStopped(attempt.seen)
    const found = path && bestEdit(space, { ...attempt, wanted }, path, tryOut)
    const together = found || !wanted ? [] : fewestTogether({ attempt, wanted, tryOut })
    if (together.length > 0)
      return {
        obstacles: [...obstacles, ...together.map((edit) => ({ ...removedBy(edit), ...(path && { path }) }))],
        isEnough: true,
      }
    if (!path) break
    obstacles.push(obstacleOf(path, found?.edit))
    if (!found) break
    attempt = found.after
  }
  return { obstacles, isEnough: attempt.seen.verdict === 'allowed' }
}

/** Nothing on the way helps packets to an end that has no address outside. */
function hiddenEnd(seen: Trace): Obstacle | undefined {
  const { from, to } = seen.question
  const keepers = to.parts.map(({ endpoint: { network, hiddenBehind } }) =>
    from.parts.some(({ endpoint }) => endpoint.network === network) ? undefined : hiddenBehind,
  )
  const path = firstStopped(seen)
  const [object] = keepers
  if (!path || !object || keepers.includes(undefined)) return undefined
  return { object, fault: 'is an overlay behind its nodes: nobody outside can open anything to its pods', path }
}

/** On the way forth before on the way back. */
function firstStopped({ paths }: Trace): Path | undefined {
  const stopped = paths.filter(({ ending }) => ending.outcome !== 'answered')
  return stopped.find(({ ending }) => directionOf(ending) === 'forth') ?? stopped[0]
}

const directionOf = (ending: Ending) => (ending.outcome === 'answered' ? undefined : ending.direction)

interface Found {
  readonly edit: Edit
  readonly after: Attempt
}

/**
 * For a filter the first edit after which these packets come further. For a missing route the first after which
 * everything passes, for many give a way to some place; else as for a filter.
 */
function bestEdit(
  space: PacketSpace,
  { model, seen, wanted }: Attempt & { readonly wanted: NetworkModel | undefined },
  path: Path,
  tryOut: (edit: Edit, on: NetworkModel) => Tried,
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

/**
 * Several objects at once may be away, so that no single edit shows: of all that differ from what is wanted, those
 * without which it does not pass.
 */
function fewestTogether({
  attempt: { model },
  wanted,
  tryOut,
}: {
  attempt: Attempt
  wanted: NetworkModel
  tryOut: (edit: Edit, on: NetworkModel) => Tried
}): readonly Edit[] {
  const passes = (edits: readonly Edit[]): boolean => {
    const [last, ...others] = edits.toReversed()
    if (!last) return false
    const on = others.toReversed().reduce((before, edit) => edit.apply(before), model)
    return tryOut(last, on).seen.verdict === 'allowed'
  }
  const all = wholeRestorations(model, wanted)
  if (!passes(all)) return []
  const needed = all.reduce((left, edit) => {
    const fewer = left.filter((one) => one !== edit)
    return passes(fewer) ? fewer : left
  }, all)
  const known = routeEdits(model, new Set(needed.map(({ object }) => object.key)), wanted)
  return needed.map((edit) => ({ ...edit, ...wordsFor(edit, known) }))
}

/** What is the matter with an object, in the words of an edit of a single thing of it. */
function wordsFor({ object }: Edit, known: readonly Edit[]): Pick<Edit, 'fault' | 'text'> | undefined {
  const own = known.filter((one) => one.object.key === object.key)
  const found = own.find(({ restores }) => !restores) ?? own[0]
  return found && { fault: found.fault, text: found.text }
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

/** A filter is to blame itself; for a missing route it is the object whose change brings the route. */
const obstacleOf = (path: Path, edit: Edit | undefined): Obstacle =>
  edit ? { ...removedBy(edit), path } : { ...endedAt(path.ending)!, fault: faultOf(path.ending), path }

const removedBy = (edit: Edit): Obstacle => ({
  object: edit.object,
  ...(edit.rule !== undefined && { rule: edit.rule }),
  fault: edit.fault,
  edit,
})

const reasons = {
  'no-route': 'has no route for it',
  'dropped-by-route': 'drops it by a route',
  'no-such-address': 'leads to addresses that nothing has',
  'not-reachable': 'leads to something that is not there',
  loop: 'sends it in a circle',
} as const

function faultOf(ending: Ending): string {
  if (ending.outcome !== 'dropped') return 'does not let it through'
  const isFromOutside = ending.station.id === internetKey && ending.direction === 'forth'
  return isFromOutside ? 'has no way in: no address there is public' : reasons[ending.reason]
}
