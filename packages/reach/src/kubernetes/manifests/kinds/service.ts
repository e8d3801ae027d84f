import { z } from 'zod'
import { transports } from '../../objects.ts'
import { equalities } from '../../labels.ts'
import { defineManifestKind } from '../manifest-kind.ts'
import { knownAddresses, LabelMap, listOf, Metadata, optional } from '../wire.ts'

const Port = z
  .looseObject({
    name: optional(z.string()),
    port: z.int().min(1).max(65_535),
    protocol: z.enum(transports).nullish(),
    targetPort: z.union([z.int(), z.string()]).nullish(),
    nodePort: optional(z.int()),
  })
  .transform(({ name, port, protocol, targetPort, nodePort }) => ({
    ...(name === undefined ? {} : { name }),
    port,
    transport: protocol ?? 'TCP',
    target: targetPort ?? port,
    ...(nodePort === undefined ? {} : { nodePort }),
  }))

const Spec = z.looseObject({
  type: z.enum(['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName']).nullish(),
  selector: LabelMap,
  ports: listOf(Port),
  clusterIP: optional(z.string()),
  clusterIPs: listOf(z.string()),
  loadBalancerIP: optional(z.string()),
  externalTrafficPolicy: z.enum(['Cluster', 'Local']).nullish(),
})

const Status = z.looseObject({
  loadBalancer: optional(z.looseObject({ ingress: listOf(z.looseObject({ ip: optional(z.string()) })) })),
})

/**
 * What asks each cloud for a load balancer without a public address.
 * @source https://learn.microsoft.com/azure/aks/internal-lb
 * @source https://docs.oracle.com/iaas/Content/ContEng/Tasks/contengcreatingloadbalancers-subtopic.htm
 */
const internalAnnotations = [
  'service.beta.kubernetes.io/azure-load-balancer-internal',
  'service.beta.kubernetes.io/oci-load-balancer-internal',
  'oci-network-load-balancer.oraclecloud.com/internal',
]
/** @source https://learn.microsoft.com/azure/aks/internal-lb#specify-an-ip-address */
const azureAddress = 'service.beta.kubernetes.io/azure-load-balancer-ipv4'

export const service = defineManifestKind({
  group: '',
  kinds: ['Service'],
  schema: z.looseObject({ metadata: Metadata, spec: Spec, status: optional(Status) }),
  read: ({ metadata: { name, namespace, annotations }, spec, status }) => ({
    services: [
      {
        namespace,
        name,
        type: spec.type ?? 'ClusterIP',
        ...(Object.keys(spec.selector).length > 0 ? { selector: { expressions: equalities(spec.selector) } } : {}),
        ports: spec.ports,
        headless: spec.clusterIP === 'None',
        clusterAddresses: knownAddresses(spec.clusterIPs.length > 0 ? spec.clusterIPs : [spec.clusterIP]),
        loadBalancerAddresses: knownAddresses(
          status?.loadBalancer?.ingress.length
            ? status.loadBalancer.ingress.map(({ ip }) => ip)
            : [annotations[azureAddress] ?? spec.loadBalancerIP],
        ),
        internal: internalAnnotations.some((annotation) => annotations[annotation] === 'true'),
        externalTrafficPolicy: spec.externalTrafficPolicy ?? 'Cluster',
      },
    ],
  }),
})
