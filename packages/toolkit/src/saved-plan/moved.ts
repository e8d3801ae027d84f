import { type Difference, differences } from '@interconnect/engine'
import { InterconnectError, type SavedObject, type SavedPlan } from '@interconnect/model'

/** Something that is not as it was when the plan was saved. */
export interface Moved {
  readonly key: string
  readonly title: string
  /** Absent when the object as a whole came or went. */
  readonly property?: string
  readonly was: unknown
  readonly is: unknown
}

/**
 * Lets a saved plan pass that is the one that would be made now.
 * @throws InterconnectError `plan/other-target`, `plan/other-document` or `plan/outdated`, each with what differs
 */
export function assertSame(then: SavedPlan, now: SavedPlan, file: string): void {
  if (then.target !== now.target)
    throw new InterconnectError(
      'plan/other-target',
      `${file} was made for --target ${then.target}, not ${now.target}`,
      {
        hint: `add --target ${then.target}, or save a plan for ${now.target}`,
      },
    )
  assertSameDocument(then, now, file)
  const moved = movedBetween(then, now)
  if (moved.length === 0) return
  throw new InterconnectError(
    'plan/outdated',
    `nothing was changed: the world has moved since ${file} was saved: ${listed(moved.map(saidOfMove))}`,
    { hint: 'look at it with `interconnect plan`, and save a new plan with --out', details: { moved } },
  )
}

function assertSameDocument(then: SavedPlan, now: SavedPlan, file: string): void {
  if (then.name !== now.name)
    throw new InterconnectError('plan/other-document', `${file} is a plan for '${then.name}', not for '${now.name}'`, {
      hint: 'give the document it was made from with -f',
    })
  const edits = leaves('', then.document, now.document)
  if (edits.length === 0) return
  throw new InterconnectError(
    'plan/other-document',
    `nothing was changed: the document was edited after ${file} was saved: ${listed(edits.map(saidOfDifference))}`,
    { hint: 'save a new plan with `interconnect plan --out`', details: { edits } },
  )
}

/** All that differs between two worlds with their plans. */
export function movedBetween(then: SavedPlan, now: SavedPlan): Moved[] {
  const [before, after] = [then, now].map(({ objects }) => new Map(objects.map((object) => [object.key, object])))
  const keys = [...new Set([...before!.keys(), ...after!.keys()])]
  const objects = keys.flatMap((key) => movesOf(before!.get(key), after!.get(key)))
  // A plan of another program, or a gate that opened or closed, can differ in the same world.
  return objects.length > 0 ? objects : otherSteps(then, now)
}

function movesOf(then: SavedObject | undefined, now: SavedObject | undefined): Moved[] {
  const { key, title } = (now ?? then)!
  const [was, is] = [then?.there ?? false, now?.there ?? false]
  if (was !== is) return [{ key, title, was: thereOr(was), is: thereOr(is) }]
  if (!then || !now) return []
  const whole = differences({ id: then.id, settled: then.settled }, { id: now.id, settled: now.settled })
  return [...whole, ...leaves('', then.holds, now.holds)].map(({ path, from, to }) => ({
    key,
    title,
    property: path,
    was: from,
    is: to,
  }))
}

const thereOr = (there: boolean): string => (there ? 'there' : 'not there')

function otherSteps(then: SavedPlan, now: SavedPlan): Moved[] {
  const [before, after] = [then, now].map(
    ({ steps }) =>
      new Map(
        steps.map(({ id, title, after: first, differences: changes }) => [
          id,
          { title, what: JSON.stringify([first, changes]) },
        ]),
      ),
  )
  const ids = [...new Set([...before!.keys(), ...after!.keys()])]
  return ids.flatMap((id): Moved[] => {
    const [was, is] = [before!.get(id), after!.get(id)]
    if (was?.what === is?.what) return []
    const title = `step ${id} (${(is ?? was)!.title})`
    return [
      {
        key: id,
        title,
        was: was ? 'planned' : 'not planned',
        is: is ? (was ? 'planned otherwise' : 'planned') : 'not planned',
      },
    ]
  })
}

/** The innermost members that differ. */
function leaves(path: string, then: unknown, now: unknown): Difference[] {
  if (isPlain(then) && isPlain(now)) {
    const names = [...new Set([...Object.keys(then), ...Object.keys(now)])]
    return names.flatMap((name) => leaves(path === '' ? name : `${path}.${name}`, then[name], now[name]))
  }
  if (differences({ it: then }, { it: now }).length === 0 && (then === undefined) === (now === undefined)) return []
  if (Array.isArray(then) && Array.isArray(now)) {
    const places = Array.from({ length: Math.max(then.length, now.length) }, (_, index) => index)
    return places.flatMap((index) => leaves(`${path}[${index}]`, then[index], now[index]))
  }
  return [{ path, ...(then !== undefined && { from: then }), ...(now !== undefined && { to: now }) }]
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const most = 4

const listed = (all: readonly string[]): string =>
  all.length <= most ? all.join('; ') : `${all.slice(0, most).join('; ')}; and ${all.length - most} more`

const said = (value: unknown): string =>
  value === undefined ? 'absent' : typeof value === 'string' ? value : JSON.stringify(value)

const saidOfMove = ({ title, property, was, is }: Moved): string =>
  `${title}: ${property === undefined ? '' : `${property} `}was ${said(was)}, is ${said(is)}`

const saidOfDifference = ({ path, from, to }: Difference): string => `${path} was ${said(from)}, is ${said(to)}`
