import type { Key } from './kind.ts'
import type { Orphan } from './observe.ts'
import { type Step, type StepId, stepId } from './plan.ts'
import type { Registry } from './registry.ts'

/** Deletes of what the document no longer names, one after the other. */
export function orphanSteps(registry: Registry, orphans: readonly Orphan[], after: readonly StepId[]): Step[] {
  let previous = after
  return inDeletionOrder(registry, orphans).map((orphan): Step => {
    const kind = registry.kind(orphan.type)
    const id = stepId('delete', orphan.key)
    const step: Step = {
      id,
      key: orphan.key,
      action: 'delete',
      type: orphan.type,
      title: `${kind.title} ${orphan.key.split('/').slice(2).join('/') || orphan.key}`,
      reason: 'not in the document any more',
      differences: [],
      after: previous,
      typicalMs: kind.durations.delete,
    }
    previous = [id]
    return step
  })
}

/** What stands on others before them, as the journal remembers; otherwise children's kinds before parents' kinds. */
function inDeletionOrder(registry: Registry, orphans: readonly Orphan[]): readonly Orphan[] {
  const sorted = [...orphans].sort((a, b) => registry.rank(b.type) - registry.rank(a.type) || (a.key < b.key ? -1 : 1))
  const on = standingOnEach(sorted)
  const seen = new Set<Orphan>()
  const ordered: Orphan[] = []
  const visit = (orphan: Orphan): void => {
    if (seen.has(orphan)) return
    seen.add(orphan)
    for (const other of on.get(orphan.key) ?? []) visit(other)
    ordered.push(orphan)
  }
  for (const orphan of sorted) visit(orphan)
  return ordered
}

/** Orphans that stand, directly or through each other, on something of `keys`. */
export function standingOn(keys: ReadonlySet<Key>, orphans: readonly Orphan[]): Set<Orphan> {
  const on = standingOnEach(orphans)
  const standing = new Set<Orphan>()
  const visit = (key: Key): void => {
    for (const orphan of on.get(key) ?? []) {
      if (standing.has(orphan)) continue
      standing.add(orphan)
      visit(orphan.key)
    }
  }
  for (const key of keys) visit(key)
  return standing
}

/** What stands directly on each key. */
function standingOnEach(orphans: readonly Orphan[]): ReadonlyMap<Key, readonly Orphan[]> {
  const pairs = orphans.flatMap((orphan) => orphan.needs.map((key) => ({ key, orphan })))
  const byKey = Map.groupBy(pairs, ({ key }) => key)
  return new Map([...byKey].map(([key, group]) => [key, group.map(({ orphan }) => orphan)]))
}
