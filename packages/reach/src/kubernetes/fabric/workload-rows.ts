import type { WorkloadRow } from '../../model/kubernetes.ts'
import { type Cluster } from '../cluster.ts'
import { looksOf } from '../equal-treatment.ts'
import { keyOf, objectName, type Workload } from '../objects.ts'

/**
 * Rows of a table over workloads: those that the policies of no given cluster tell apart, and that stand in the same
 * place, share one. For a comparison the same cluster is given twice, before and after, so that a row means the same in
 * both. Pods on the host's network are nodes, and have none.
 * @param placeOf where the clouds see a workload, such as its subnet
 */
export function workloadRows(clusters: readonly Cluster[], placeOf: (workload: Workload) => string): WorkloadRow[] {
  const looks = clusters.map(lookByKey)
  const all = new Map(
    clusters.flatMap(({ objects }) =>
      objects.workloads
        .filter(({ hostNetwork }) => !hostNetwork)
        .map((workload) => [keyOf(workload), workload] as const),
    ),
  )
  const rows = Map.groupBy(all.values(), (workload) =>
    [placeOf(workload), ...looks.map((look) => look(keyOf(workload)))].join('\n'),
  )
  const split = splitMakers([...rows.values()])
  return [...rows.values()].map((members) => {
    const nameOf = (one: Workload) => (split.has(appName(one)) ? objectName(one) : appName(one))
    const names = [...new Set(members.map(nameOf))].toSorted()
    return { title: titleOf(names), members: members.map(keyOf), names }
  })
}

function lookByKey(cluster: Cluster): (key: string) => string {
  const look = looksOf(cluster)
  const own = new Map(cluster.objects.workloads.map((workload) => [keyOf(workload), workload]))
  return (key) => {
    const workload = own.get(key)
    return workload ? look(workload) : ''
  }
}

/** Pods of one template count as that. */
const appName = ({ namespace, name, maker }: Workload): string => objectName({ namespace, name: maker?.name ?? name })

/** Templates whose pods are not all treated alike, as in the middle of a rollout: there each pod has its own name. */
function splitMakers(rows: readonly (readonly Workload[])[]): ReadonlySet<string> {
  const names = rows.flatMap((members) => [...new Set(members.map(appName))])
  return new Set(names.filter((name, index) => names.indexOf(name) !== index))
}

/** The first of them, and how many more. */
const titleOf = ([first, ...others]: readonly string[]): string =>
  others.length === 0 ? `pod/${first}` : `pod/${first} +${others.length}`
