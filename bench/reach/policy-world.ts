import type {
  WrittenCluster,
  WrittenPod,
  WrittenPolicy,
} from '../../packages/reach/test/kubernetes/arbitrary-cluster.ts'

const apps = ['web', 'api', 'worker', 'cache', 'admin'] as const

const policy = (namespace: string, name: string, spec: WrittenPolicy['spec']): WrittenPolicy => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, namespace },
  spec,
})

/** What a platform team gives every namespace: closed, DNS, the front door, callers of the api, the database. */
const policiesOf = (namespace: string): WrittenPolicy[] => [
  policy(namespace, 'default-deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }),
  policy(namespace, 'dns', {
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [
      {
        to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'team-0' } } }],
        ports: [{ protocol: 'UDP', port: 53 }],
      },
    ],
  }),
  policy(namespace, 'front-door', {
    podSelector: { matchLabels: { app: 'web' } },
    ingress: [{ from: [{ namespaceSelector: { matchLabels: { exposed: 'yes' } } }], ports: [{ port: 'http' }] }],
  }),
  policy(namespace, 'api-callers', {
    podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['api', 'cache'] }] },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [{ from: [{ podSelector: { matchLabels: { app: 'web' } } }], ports: [{ port: 8080, endPort: 8090 }] }],
    egress: [{ to: [{ ipBlock: { cidr: '10.1.10.0/24', except: ['10.1.10.128/25'] } }], ports: [{ port: 1521 }] }],
  }),
  policy(namespace, 'web-calls', {
    podSelector: { matchLabels: { app: 'web' } },
    policyTypes: ['Egress'],
    egress: [{ to: [{ podSelector: {} }], ports: [{ port: 8080, endPort: 8090 }] }],
  }),
]

function pod(index: number, inEachNamespace: number): WrittenPod {
  const ip = `10.${200 + Math.floor(index / 65_536)}.${Math.floor(index / 256) % 256}.${index % 256}`
  const app = apps[index % apps.length]!
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${app}-${index}`,
      namespace: `team-${Math.floor(index / inEachNamespace)}`,
      labels: { app, instance: `i-${index}` },
    },
    spec: { containers: [{ name: 'main', ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }] }] },
    status: { podIP: ip, podIPs: [{ ip }], hostIP: '10.12.2.4' },
  }
}

/** `count` workloads, so many in each namespace, with five policies in each. */
export function policyWorld(count: number, inEachNamespace = 25): WrittenCluster {
  const names = Array.from({ length: Math.ceil(count / inEachNamespace) }, (_, index) => `team-${index}`)
  return {
    namespaces: names.map((name, index) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: index % 10 === 0 ? { exposed: 'yes' } : {} },
    })),
    pods: Array.from({ length: count }, (_, index) => pod(index, inEachNamespace)),
    policies: names.flatMap(policiesOf),
  }
}

/** One packet for each port that some policy is about, and one that none is about. */
export const policyProbes = [
  { protocol: 'TCP', port: 8080 },
  { protocol: 'TCP', port: 8085 },
  { protocol: 'UDP', port: 53 },
  { protocol: 'TCP', port: 1521 },
  { protocol: 'TCP', port: 22 },
] as const
