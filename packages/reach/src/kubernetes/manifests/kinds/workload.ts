import { z } from 'zod'
import { type Maker, transports, type WorkloadKind, workloadKinds } from '../../objects.ts'
import { defineManifestKind } from '../manifest-kind.ts'
import { knownAddresses, listOf, Metadata, optional } from '../wire.ts'

const Port = z
  .looseObject({
    name: optional(z.string()),
    containerPort: z.int().min(1).max(65_535),
    protocol: z.enum(transports).nullish(),
  })
  .transform(({ name, containerPort, protocol }) => ({
    ...(name === undefined ? {} : { name }),
    port: containerPort,
    transport: protocol ?? 'TCP',
  }))

const Container = z.looseObject({ ports: listOf(Port), restartPolicy: optional(z.string()) })

/** Init containers count only as sidecars, which go on running. */
const PodSpec = z
  .looseObject({
    hostNetwork: optional(z.boolean()),
    containers: listOf(Container),
    initContainers: listOf(Container),
  })
  .transform(({ hostNetwork, containers, initContainers }) => ({
    hostNetwork: hostNetwork ?? false,
    ports: [...containers, ...initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always')].flatMap(
      ({ ports }) => ports,
    ),
  }))

const Status = z.looseObject({
  phase: optional(z.string()),
  podIP: optional(z.string()),
  podIPs: listOf(z.looseObject({ ip: z.string() })),
  hostIP: optional(z.string()),
})

/**
 * What made a pod. A ReplicaSet that a Deployment made has its name with the hash that its pods carry as a label.
 * @source https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template-hash-label
 */
function makerOf({ ownerReferences, labels }: z.infer<typeof Metadata>): Maker | undefined {
  const { kind, name } = ownerReferences.find(({ controller }) => controller) ?? {}
  if (kind === undefined || name === undefined || !isWorkloadKind(kind)) return undefined
  const ending = `-${labels['pod-template-hash']}`
  return kind === 'ReplicaSet' && name.endsWith(ending)
    ? { kind: 'Deployment', name: name.slice(0, -ending.length) }
    : { kind, name }
}

const isWorkloadKind = (kind: string): kind is WorkloadKind => (workloadKinds as readonly string[]).includes(kind)

/** Pods that have ended hold no address any more. */
const ended = ['Succeeded', 'Failed']

export const pod = defineManifestKind({
  group: '',
  kinds: ['Pod'],
  schema: z.looseObject({ metadata: Metadata, spec: PodSpec, status: optional(Status) }),
  read({ metadata, spec, status }) {
    const { name, namespace, labels } = metadata
    if (ended.includes(status?.phase ?? '')) return {}
    const addresses = knownAddresses(
      status && status.podIPs.length > 0 ? status.podIPs.map(({ ip }) => ip) : [status?.podIP],
    )
    const [nodeAddress] = knownAddresses([status?.hostIP])
    const maker = makerOf(metadata)
    return {
      workloads: [
        {
          kind: 'Pod',
          namespace,
          name,
          labels,
          ...spec,
          addresses,
          ...(nodeAddress ? { nodeAddress } : {}),
          ...(maker ? { maker } : {}),
        },
      ],
    }
  },
})

const Template = z.looseObject({
  metadata: optional(z.looseObject({ labels: Metadata.shape.labels })),
  spec: PodSpec,
})

/** A workload that another one made stands for the same pods as its maker. */
const templateOf = (
  kind: WorkloadKind,
  { name, namespace, ownerReferences }: z.infer<typeof Metadata>,
  template: z.infer<typeof Template>,
) =>
  ownerReferences.some(({ controller }) => controller)
    ? {}
    : {
        workloads: [
          { kind, namespace, name, labels: template.metadata?.labels ?? {}, ...template.spec, addresses: [] },
        ],
      }

const Templated = z.looseObject({ metadata: Metadata, spec: z.looseObject({ template: Template }) })

const templated = (group: string, kinds: readonly WorkloadKind[]) =>
  defineManifestKind({
    group,
    kinds,
    schema: Templated,
    read: ({ metadata, spec }, { kind }) => templateOf(kind as WorkloadKind, metadata, spec.template),
  })

export const appWorkload = templated('apps', ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'])
export const job = templated('batch', ['Job'])

export const cronJob = defineManifestKind({
  group: 'batch',
  kinds: ['CronJob'],
  schema: z.looseObject({
    metadata: Metadata,
    spec: z.looseObject({ jobTemplate: z.looseObject({ spec: z.looseObject({ template: Template }) }) }),
  }),
  read: ({ metadata, spec }) => templateOf('CronJob', metadata, spec.jobTemplate.spec.template),
})
