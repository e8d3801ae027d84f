/** What is read of a cluster: everything that says who may talk to whom, and nothing else. */
export interface ListedResource {
  /** API group; empty for the core. */
  readonly group: string
  readonly version: string
  readonly plural: string
}

/** @source https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/ */
export const listed: readonly ListedResource[] = [
  { group: '', version: 'v1', plural: 'namespaces' },
  { group: '', version: 'v1', plural: 'nodes' },
  { group: '', version: 'v1', plural: 'pods' },
  { group: '', version: 'v1', plural: 'services' },
  { group: 'networking.k8s.io', version: 'v1', plural: 'networkpolicies' },
]

/** As kubectl takes it: `pods`, `networkpolicies.networking.k8s.io`. */
export const qualifiedName = ({ group, plural }: ListedResource): string =>
  group === '' ? plural : `${plural}.${group}`

export const pathOf = ({ group, version, plural }: ListedResource): string =>
  group === '' ? `/api/${version}/${plural}` : `/apis/${group}/${version}/${plural}`
