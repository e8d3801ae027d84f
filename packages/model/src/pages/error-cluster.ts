import type { Page } from '../page.ts'

const kubeconfig = 'https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/' as const

export const clusterPages = {
  'cluster/kubeconfig': {
    means:
      'A cluster is reached through an entry of a kubeconfig, and that cannot be read, is no kubeconfig, or names an entry that is in none of the files. Files are looked for as kubectl does: `--kubeconfig`, else `KUBECONFIG`, else `~/.kube/config`.',
    shows: { here: '`kubectl config view` fails in the same way, or shows the entry as null.' },
    confirm: [{ run: 'kubectl config view', tells: 'what kubectl reads, secrets left out' }],
    cure: [
      {
        run: 'az aks get-credentials --resource-group <group> --name <cluster>',
        tells: 'writes the entry of an AKS cluster',
      },
      {
        run: 'oci ce cluster create-kubeconfig --cluster-id <OCID> --token-version 2.0.0 --kube-endpoint PRIVATE_ENDPOINT',
        tells: 'writes the entry of an OKE cluster',
      },
      'Or name another file with `--kubeconfig`.',
    ],
    sources: [kubeconfig],
  },
  'cluster/no-context': {
    means:
      'A context is a cluster together with a user and has a name; no file read has one of that name, or none is the current one.',
    shows: { here: '`kubectl --context <name> get pods` says that the context does not exist.' },
    confirm: [{ run: 'kubectl config get-contexts', tells: 'all contexts, and which is the current one' }],
    cure: [
      'Give the name from that list with `--context`; with two clusters in the document say which is which: `--context azure=<name> --context oci=<name>`.',
      { run: 'kubectl config use-context <name>', tells: 'makes one the current one' },
    ],
    sources: [kubeconfig],
  },
  'cluster/no-api-server': {
    means:
      'Something answered at the address of the cluster, but not as a Kubernetes API server answers to a list. Often it is a proxy or a sign-in page on the way, or the server entry leads to another port.',
    shows: { here: 'The message has the status code and what was said.' },
    confirm: [{ run: 'kubectl --context <name> get --raw /version', tells: 'the version, when it is an API server' }],
    cure: [
      'Correct `server` of the cluster in the kubeconfig.',
      'Take proxies out of the way with `NO_PROXY`, or name the right one as `proxy-url` of the cluster.',
    ],
    sources: [kubeconfig],
  },
} as const satisfies Readonly<Record<string, Page>>
