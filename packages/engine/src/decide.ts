import { differences, propertyOf } from './difference.ts'
import type { ResourceNode } from './graph.ts'
import type { AnyKind, Attributes, Difference, Key } from './kind.ts'
import { knownAfterApply, type Lookup } from './plan.ts'
import { refsIn, resolveRefs } from './reference.ts'

/** What is to happen to one object, and why. */
export interface Decision {
  readonly action: 'create' | 'update' | 'replace' | 'adopt' | 'settle' | 'none'
  readonly reason: string
  readonly differences: readonly Difference[]
}

export interface DecideOptions {
  readonly kind: AnyKind
  readonly observed: Attributes | undefined
  /** Attributes of other objects; `undefined` for those that are absent or about to be made anew. */
  readonly lookup: Lookup
  /** Keys that are being replaced in this plan. */
  readonly replaced: ReadonlySet<Key>
}

/** Compares one wanted object with what was observed. */
export function decide(node: ResourceNode, options: DecideOptions): Decision {
  const { kind, observed, replaced } = options
  if (node.mode === 'existing') return { action: 'none', reason: 'made by somebody else', differences: [] }
  if (!observed) {
    return node.mode === 'adopted'
      ? { action: 'adopt', reason: 'the cloud makes it', differences: [] }
      : { action: 'create', reason: 'not there', differences: [] }
  }
  const settled = kind.settled(observed)
  if (settled.state === 'leaving')
    return { action: anew(node), reason: `on its way out: ${settled.waitingFor}`, differences: [] }
  const gone = (node.livesOn ?? []).find((key) => replaced.has(key))
  if (gone !== undefined) return { action: anew(node), reason: `cannot outlive ${gone}`, differences: [] }
  return decideOnProps(node, kind, observed, options)
}

/** What the cloud makes by itself it also makes anew by itself. */
const anew = ({ mode }: ResourceNode): 'adopt' | 'replace' => (mode === 'adopted' ? 'adopt' : 'replace')

function decideOnProps(node: ResourceNode, kind: AnyKind, observed: Attributes, { lookup }: DecideOptions): Decision {
  const found = propDifferences(node, kind, observed, lookup)
  const fixed = found.filter((one) => kind.replaceOn.includes(propertyOf(one)))
  const settled = kind.settled(observed)
  if (fixed.length > 0)
    return { action: 'replace', reason: `${listed(fixed)} cannot change in place`, differences: found }
  if (settled.state === 'failed') return { action: settled.remedy, reason: settled.message, differences: found }
  if (found.length > 0) return { action: 'update', reason: `${listed(found)} differs`, differences: found }
  if (settled.state === 'no') return { action: 'settle', reason: settled.waitingFor, differences: [] }
  return { action: 'none', reason: 'as wanted', differences: [] }
}

/** What is shown in the place of a secret. */
const secret = '(secret)'

const listed = (found: readonly Difference[]): string =>
  [...new Set(found.map(({ path }) => path))].slice(0, 3).join(', ')

function propDifferences(node: ResourceNode, kind: AnyKind, observed: Attributes, lookup: Lookup): Difference[] {
  const isUnknown = (value: unknown) => refsIn(value).some(({ $ref }) => lookup($ref) === undefined)
  const unknown = Object.entries(node.props).filter(([, value]) => isUnknown(value))
  const known = Object.fromEntries(Object.entries(node.props).filter(([, value]) => !isUnknown(value)))
  const wanted = resolveRefs(known, lookup) as Record<string, unknown>
  const held = kind.holds(observed, wanted) as Record<string, unknown>
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
