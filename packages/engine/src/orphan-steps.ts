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
function inDeletionOrder(registry: Registry, orphans: readonly Orphan[]): Orphan[] {
  const left = [...orphans].sort((a, b) => registry.rank(b.type) - registry.rank(a.type) || (a.key < b.key ? -1 : 1))
  const ordered: Orphan[] = []
  while (left.length > 0) {
    const free = left.findIndex(({ key }) => !left.some((other) => other.needs.includes(key)))
    ordered.push(...left.splice(Math.max(0, free), 1))
  }
  return ordered
}

/** Orphans that stand, directly or through each other, on something of `keys`. */
export function standingOn(keys: ReadonlySet<Key>, orphans: readonly Orphan[]): Set<Orphan> {
  const standing = new Set<Orphan>()
  const under = new Set(keys)
  for (let grew = true; grew;) {
    grew = false
    for (const orphan of orphans) {
      if (standing.has(orphan) || !orphan.needs.some((key) => under.has(key))) continue
      standing.add(orphan)
      under.add(orphan.key)
      grew = true
    }
  }
  return standing
}
