import { z } from 'zod'
import { transports, type WorkloadKind } from '../../objects.ts'
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

/** Pods that have ended hold no address any more. */
const ended = ['Succeeded', 'Failed']

export const pod = defineManifestKind({
  group: '',
  kinds: ['Pod'],
  schema: z.looseObject({ metadata: Metadata, spec: PodSpec, status: optional(Status) }),
  read({ metadata: { name, namespace, labels }, spec, status }) {
    if (ended.includes(status?.phase ?? '')) return {}
    const addresses = knownAddresses(
      status && status.podIPs.length > 0 ? status.podIPs.map(({ ip }) => ip) : [status?.podIP],
    )
    const [nodeAddress] = knownAddresses([status?.hostIP])
    return {
      workloads: [
        { kind: 'Pod', namespace, name, labels, ...spec, addresses, ...(nodeAddress ? { nodeAddress } : {}) },
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
