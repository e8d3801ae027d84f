import { differences, propertyOf } from './difference.ts'
import type { ResourceNode } from './graph.ts'
import type { AnyKind, Attributes, Difference, Key } from './kind.ts'
import { markDifferences } from './mark-tags.ts'
import { knownAfterApply, type Lookup } from './plan.ts'
import { type ChangedProperty, changedProperty } from './property.ts'
import { refsIn, resolveRefs } from './reference.ts'

/** What is to happen to one object, and why. */
export interface Decision {
  readonly action: 'create' | 'update' | 'reset' | 'replace' | 'adopt' | 'settle' | 'none'
  readonly reason: string
  readonly differences: readonly ChangedProperty[]
  /** Whether it stops something that works now: what has failed, is leaving or lost what it stands on does not. */
  readonly disrupts: boolean
}

export interface DecideOptions {
  readonly kind: AnyKind
  readonly observed: Attributes | undefined
  /** Attributes of other objects; `undefined` for those that are absent or about to be made anew. */
  readonly lookup: Lookup
  /** Keys that are being replaced in this plan. */
  readonly replaced: ReadonlySet<Key>
  /** Those of them whose replacement stops something that works. */
  readonly disrupting: ReadonlySet<Key>
  readonly owner: string
  /** Whether the object was taken over from others. */
  readonly isTakenOver: boolean
}

const calmly = (action: Decision['action'], reason: string, found: readonly ChangedProperty[] = []): Decision => ({
  action,
  reason,
  differences: found,
  disrupts: false,
})

/** Compares one wanted object with what was observed. */
export function decide(node: ResourceNode, options: DecideOptions): Decision {
  return decideUnseen(node, options) ?? decideOnProps(node, options.observed!, options)
}

/**
 * As `decide`, for what is broken or missing only: what merely differs is left as it is, and what failed is brought back
 * to what it was rather than to what is wanted.
 */
export function decideRepair(node: ResourceNode, options: DecideOptions): Decision {
  const unseen = decideUnseen(node, options)
  if (unseen) return unseen
  const { kind } = options
  const settled = kind.settled(options.observed!)
  const decision = decideOnProps(node, options.observed!, options)
  if (settled.state === 'no') return calmly('settle', settled.waitingFor)
  if (settled.state === 'failed' && settled.remedy === 'update' && kind.reset)
    return calmly('reset', `${settled.message}: written as it reads, it works again`)
  if (settled.state === 'failed') return calmly(settled.remedy, settled.message, decision.differences)
  // What the cloud made for both sides is broken where the two sides do not agree on it.
  if (node.mode === 'adopted') return decision
  return calmly('none', 'neither broken nor missing')
}

/** What is decided without comparing props. */
function decideUnseen(node: ResourceNode, options: DecideOptions): Decision | undefined {
  const { kind, observed, replaced, disrupting } = options
  if (node.mode === 'existing') return calmly('none', 'made by somebody else')
  if (!observed) {
    return node.mode === 'adopted' ? calmly('adopt', 'the cloud makes it') : calmly('create', 'not there')
  }
  const settled = kind.settled(observed)
  if (settled.state === 'leaving') return calmly(anew(node), `on its way out: ${settled.waitingFor}`)
  const gone = (node.livesOn ?? []).filter((key) => replaced.has(key))
  if (gone.length > 0)
    return {
      ...calmly(anew(node), `cannot outlive ${gone[0]}`),
      disrupts: node.mode === 'own' && gone.some((key) => disrupting.has(key)),
    }
  return undefined
}

/** What the cloud makes by itself it also makes anew by itself. */
const anew = ({ mode }: ResourceNode): 'adopt' | 'replace' => (mode === 'adopted' ? 'adopt' : 'replace')

function decideOnProps(node: ResourceNode, observed: Attributes, options: DecideOptions): Decision {
  const { kind } = options
  const differing = [...propDifferences(node, observed, options), ...missingMark(node, observed, options)]
  const found = differing.map((one) => changedProperty(kind, one, node.props))
  const settled = kind.settled(observed)
  const works = settled.state !== 'failed'
  const fixed = found.filter(({ effect }) => effect.how === 'replaces')
  if (fixed.length > 0)
    return {
      ...calmly('replace', replacementReason(fixed), found),
      disrupts: works && fixed.some((one) => isOwnChange(node, one, options)),
    }
  if (settled.state === 'failed') return calmly(settled.remedy, settled.message, found)
  if (found.length > 0)
    return {
      ...calmly('update', `${listed(found)} differs`, found),
      disrupts: found.some(({ effect }) => effect.how === 'interrupts'),
    }
  if (settled.state === 'no') return calmly('settle', settled.waitingFor)
  return calmly('none', 'as wanted')
}

function replacementReason(fixed: readonly ChangedProperty[]): string {
  const because = fixed.flatMap(({ effect }) => (effect.how === 'replaces' && effect.because) || [])
  return because[0] ?? `${listed(fixed)} cannot change in place`
}

/** A reference to what is gone or broken changes nothing that worked. */
function isOwnChange(node: ResourceNode, one: Difference, { disrupting, lookup }: DecideOptions): boolean {
  const unknown = refsIn(node.props[propertyOf(one)]).filter(({ $ref }) => lookup($ref) === undefined)
  return unknown.length === 0 || unknown.some(({ $ref }) => disrupting.has($ref))
}

/** What is shown in the place of a secret. */
const secret = '(secret)'

const listed = (found: readonly Difference[]): string =>
  [...new Set(found.map(({ path }) => path))].slice(0, 3).join(', ')

/** Who takes over without writing the mark leaves it at that; one that was removed is put back. */
const missingMark = ({ mode }: ResourceNode, { owner: held }: Attributes, { owner, isTakenOver }: DecideOptions) =>
  mode === 'own' && !isTakenOver ? markDifferences(owner, held) : []

type Values = Readonly<Record<string, unknown>>

/** The props that can be told before the apply, those that cannot, and what the cloud holds of the former. */
function sides(
  node: ResourceNode,
  observed: Attributes,
  { kind, lookup, isTakenOver }: Pick<DecideOptions, 'kind' | 'lookup' | 'isTakenOver'>,
) {
  const isUnknown = (value: unknown) => refsIn(value).some(({ $ref }) => lookup($ref) === undefined)
  const isFound = (name: string) => isTakenOver && (kind.names ?? []).includes(name)
  const entries = Object.entries(node.props).filter(([name]) => !isFound(name))
  const unknown = entries.filter(([, value]) => isUnknown(value))
  const known = Object.fromEntries(entries.filter(([, value]) => !isUnknown(value)))
  const wanted = resolveRefs(known, lookup) as Values
  return { unknown, wanted, held: kind.holds(observed, wanted) as Values }
}

/** What the cloud holds of what is wanted, without secrets: for showing, saving and comparing. */
export function heldProps(node: ResourceNode, kind: AnyKind, observed: Attributes, lookup: Lookup): Values {
  const { wanted, held } = sides(node, observed, { kind, lookup, isTakenOver: false })
  const shown = Object.keys(wanted).filter((name) => held[name] !== undefined && !kind.secrets?.includes(name))
  return Object.fromEntries(shown.map((name) => [name, held[name]]))
}

function propDifferences(node: ResourceNode, observed: Attributes, options: DecideOptions): Difference[] {
  const { kind } = options
  const { unknown, wanted, held } = sides(node, observed, options)
  const secrets = kind.secrets ?? []
  const masked = (one: Difference): Difference =>
    secrets.includes(propertyOf(one)) ? { path: one.path, from: secret, to: secret } : one
  return [
    ...differences(held, wanted).map(masked),
    ...unknown.map(([path]): Difference => ({
      path,
      from: secrets.includes(path) ? secret : held[path],
      to: knownAfterApply,
    })),
  ]
}
