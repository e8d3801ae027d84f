import { type Cloud, clouds, InterconnectError } from '@interconnect/model'
import type { ManifestFile } from '@interconnect/reach/kubernetes'
import { noClusters } from '@interconnect/toolkit'
import type { Host } from '../host.ts'
import { nodeClock } from '../node-clock.ts'
import type { ClusterInput } from './cluster-flags.ts'
import type { FilesByCloud } from './manifest-folder.ts'

/** How the document stands on Kubernetes, as far as contexts are matched with it. */
export type ClusterMode = 'stretched' | 'paired' | undefined

/** One cluster to read: the clouds its nodes stand in, and the context that leads there; the current one when absent. */
interface Wanted {
  readonly clouds: readonly Cloud[]
  readonly context?: string
}

/**
 * What the API servers of the contexts say, by cloud; a cluster without a context is empty.
 * @throws usage/invalid-argument for a context that is of no cluster of the document, and what `readCluster` throws
 */
export async function readLiveClusters(input: ClusterInput, mode: ClusterMode, host: Host): Promise<FilesByCloud> {
  const wanted = wantedClusters(input, mode)
  if (wanted.length === 0) return { azure: [], oci: [] }
  const { contextOf, nodeGet, readCluster, readKubeconfig } = await import('@interconnect/kube')
  const kubeconfig = await readKubeconfig({ file: input.kubeconfig, environment: host.environment })
  const contexts = wanted.map(({ context }) => contextOf(kubeconfig, context))
  using get = nodeGet()
  const options = {
    get,
    clock: nodeClock,
    signal: host.signal,
    host: {
      environment: host.environment,
      isInteractive: host.stdin.isTerminal,
      tell: (text: string) => host.stderr.write(text),
    },
  }
  const lists = await Promise.all(contexts.map((context) => readCluster(context, options)))
  const of = (cloud: Cloud): ManifestFile[] =>
    wanted.flatMap((one, index) =>
      one.clouds.includes(cloud) ? lists[index]!.map((list) => ({ ...list, isLive: true as const })) : [],
    )
  return { azure: of('azure'), oci: of('oci') }
}

/** Which context is which cluster: `azure=NAME`, or a bare name where there is only one cluster. */
export function wantedClusters({ context, kubeconfig }: ClusterInput, mode: ClusterMode): Wanted[] {
  const asked = context.length === 0 && kubeconfig !== undefined ? [''] : context
  if (asked.length === 0) return []
  if (mode === undefined) throw noClusters('what --context names')
  const wanted = asked.map((text) => oneWanted(text, mode))
  const taken = wanted.flatMap((one) => one.clouds)
  const [twice] = taken.filter((cloud, index) => taken.indexOf(cloud) !== index)
  if (twice)
    throw new InterconnectError('usage/invalid-argument', `--context: the cluster in ${twice} has two contexts`, {
      hint:
        mode === 'paired' ? 'one for each: --context azure=NAME --context oci=NAME' : 'the document has one cluster',
    })
  return wanted
}

function oneWanted(text: string, mode: 'stretched' | 'paired'): Wanted {
  const [, prefix, rest] = /^(azure|oci|stretched)=(.*)$/.exec(text) ?? []
  const name = rest ?? text
  const context = name === '' ? {} : { context: name }
  if (mode === 'stretched' && (prefix === undefined || prefix === 'stretched')) return { clouds, ...context }
  if (mode === 'paired' && (prefix === 'azure' || prefix === 'oci')) return { clouds: [prefix], ...context }
  const hint =
    mode === 'paired'
      ? `say which it is: --context azure=${name || 'NAME'} or --context oci=${name || 'NAME'}`
      : `its nodes stand in both clouds: --context ${name || 'NAME'}`
  throw new InterconnectError(
    'usage/invalid-argument',
    mode === 'paired'
      ? `--context ${text || '(the current one)'}: the document has a cluster in azure and one in oci`
      : `--context ${text}: the document has one cluster`,
    { hint },
  )
}
