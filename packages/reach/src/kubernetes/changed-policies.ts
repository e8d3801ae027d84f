import { type ClusterObjects, objectName } from './objects.ts'

/** A network policy that is new, means something else than before, or is gone. */
export interface ChangedPolicy {
  /** `namespace/name`. */
  readonly policy: string
  readonly change: 'added' | 'changed' | 'removed'
}

/** In order of their names. */
export function changedPolicies(before: ClusterObjects, after: ClusterObjects): ChangedPolicy[] {
  const [then, now] = [textsOf(before), textsOf(after)]
  const names = [...new Set([...then.keys(), ...now.keys()])].toSorted()
  return names.flatMap((policy): ChangedPolicy[] => {
    if (then.get(policy) === now.get(policy)) return []
    return [{ policy, change: !then.has(policy) ? 'added' : now.has(policy) ? 'changed' : 'removed' }]
  })
}

/** What each says, wherever it is written: its place is a function, which is no part of the text. */
const textsOf = ({ policies }: ClusterObjects): ReadonlyMap<string, string> =>
  new Map(policies.map((policy) => [objectName(policy), JSON.stringify(policy)]))
