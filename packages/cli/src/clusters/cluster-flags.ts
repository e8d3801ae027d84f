import { listFlag, textFlag } from '../flag.ts'

/** What lives in the clusters of the document: from files, from their API servers, or both. */
export const clusterFlags = {
  manifests: textFlag('folder', {
    summary: 'Kubernetes manifests of the clusters; below azure/ or oci/ those of one cloud only',
  }),
  context: listFlag('[cluster=]name', {
    summary: 'read a cluster from its API server by this kubeconfig context, such as azure=prod-aks',
  }),
  kubeconfig: textFlag('file', { summary: 'the kubeconfig, when it is not that of KUBECONFIG or ~/.kube/config' }),
} as const

/** In words of a command's description. */
export const clusterWords =
  'With --context a cluster is read from its API server (only lists are asked for), with --manifests from files; with both, as it would be once the files are applied to it.'

export interface ClusterInput {
  readonly manifests: string | undefined
  readonly context: readonly string[]
  readonly kubeconfig: string | undefined
}
