import { type ClusterObjects, objectName } from './objects.ts'

/** By their names, so that answers do not depend on who lists them: files and API servers have orders of their own. */
export const inOrder = ({ namespaces, nodes, workloads, services, policies }: ClusterObjects): ClusterObjects => ({
  namespaces: sorted(namespaces, ({ name }) => name),
  nodes: sorted(nodes, ({ name }) => name),
  workloads: sorted(workloads, (one) => `${objectName(one)} ${one.kind}`),
  services: sorted(services, objectName),
  policies: sorted(policies, objectName),
})

const sorted = <Kind>(all: readonly Kind[], key: (one: Kind) => string): readonly Kind[] =>
  all
    .map((one) => [key(one), one] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, one]) => one)
