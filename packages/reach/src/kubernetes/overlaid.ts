import { type ClusterObjects, keyOf, objectName, type Workload } from './objects.ts'

/** The workloads less the templates of which there are pods: those stand for themselves. */
export function withoutMakers(workloads: readonly Workload[]): readonly Workload[] {
  const made = new Set(
    workloads.flatMap(({ namespace, maker }) =>
      maker ? [`${maker.kind}/${objectName({ namespace, ...maker })}`] : [],
    ),
  )
  return made.size === 0 ? workloads : workloads.filter((one) => !made.has(keyOf(one)))
}

/**
 * What a cluster would hold once manifests are applied to it: an object of the same name takes the place of the other,
 * and pods of a template that is there already stay as they are.
 */
export function overlaid(held: ClusterObjects, applied: ClusterObjects): ClusterObjects {
  return {
    namespaces: replaced(held.namespaces, applied.namespaces, ({ name }) => name),
    nodes: replaced(held.nodes, applied.nodes, ({ name }) => name),
    workloads: withoutMakers(replaced(held.workloads, applied.workloads, keyOf)),
    services: replaced(held.services, applied.services, objectName),
    policies: replaced(held.policies, applied.policies, objectName),
  }
}

function replaced<Kind>(held: readonly Kind[], applied: readonly Kind[], key: (one: Kind) => string): readonly Kind[] {
  const names = new Set(applied.map(key))
  return [...held.filter((one) => !names.has(key(one))), ...applied]
}
