import { endedAt, type Ending, type Path } from '../analyse/path.ts'
import { type Question, trace, type Trace } from '../analyse/trace.ts'
import { compileNetwork } from '../fabric/compile.ts'
import { internetKey } from '../fabric/internet.ts'
import type { Fabric } from '../fabric/fabric.ts'
import type { NetworkModel } from '../model/network-model.ts'
import type { ObjectRef } from '../model/object.ts'
import type { PacketSpace } from '../packets/packet-space.ts'
import type { Attempt, TryOut } from './attempt.ts'
import { bestEdit, directionOf } from './best-edit.ts'
import type { Edit } from './edit.ts'
import { fewestTogether } from './fewest-together.ts'

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
  const tryOut: TryOut = (edit, on) => {
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
