import fc from 'fast-check'

/** Kubernetes objects as they are written, so that reading them is tested along with what they mean. */
export interface WrittenCluster {
  readonly namespaces: readonly WrittenNamespace[]
  readonly pods: readonly WrittenPod[]
  readonly policies: readonly WrittenPolicy[]
}

export interface WrittenNamespace {
  readonly apiVersion: 'v1'
  readonly kind: 'Namespace'
  readonly metadata: { readonly name: string; readonly labels: Record<string, string> }
}

export interface WrittenPod {
  readonly apiVersion: 'v1'
  readonly kind: 'Pod'
  readonly metadata: { readonly name: string; readonly namespace: string; readonly labels: Record<string, string> }
  readonly spec: {
    readonly hostNetwork?: true
    readonly containers: readonly { readonly name: string; readonly ports: readonly WrittenPort[] }[]
  }
  readonly status: {
    readonly podIP: string
    readonly podIPs: readonly { readonly ip: string }[]
    readonly hostIP: string
  }
}

export interface WrittenPort {
  readonly name?: string
  readonly containerPort: number
  readonly protocol?: string
}

export interface WrittenSelector {
  readonly matchLabels?: Record<string, string>
  readonly matchExpressions?: readonly {
    readonly key: string
    readonly operator: string
    readonly values?: readonly string[]
  }[]
}

export interface WrittenPeer {
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] }
  readonly podSelector?: WrittenSelector
  readonly namespaceSelector?: WrittenSelector
}

export interface WrittenRule {
  readonly from?: readonly WrittenPeer[]
  readonly to?: readonly WrittenPeer[]
  readonly ports?: readonly { readonly protocol?: string; readonly port?: number | string; readonly endPort?: number }[]
}

export interface WrittenPolicy {
  readonly apiVersion: 'networking.k8s.io/v1'
  readonly kind: 'NetworkPolicy'
  readonly metadata: { readonly name: string; readonly namespace: string }
  readonly spec: {
    readonly podSelector: WrittenSelector
    readonly policyTypes?: readonly string[]
    readonly ingress?: readonly WrittenRule[]
    readonly egress?: readonly WrittenRule[]
  }
}

/** Few words, so that selectors meet labels often. */
const namespaceNames = ['front', 'back', 'ops'] as const
const labels = { app: ['web', 'db', 'api'], tier: ['one', 'two'] } as const
const portNames = ['http', 'sql'] as const
/** The edges of the ranges below, and a port nobody names. */
const portNumbers = [53, 80, 81, 443, 8080] as const
export const probePorts = [52, 53, 80, 81, 82, 443, 8079, 8080, 8081] as const
export const transports = ['TCP', 'UDP', 'SCTP'] as const
/** Pods have addresses of 10.0.0.0/24 and fd00::/64. */
const blocks = [
  '0.0.0.0/0',
  '10.0.0.0/24',
  '10.0.0.0/29',
  '10.0.0.4/32',
  '192.0.2.0/24',
  '192.0.2.128/25',
  '::/0',
  'fd00::/126',
]
const holesOf: Readonly<Record<string, readonly string[]>> = {
  '0.0.0.0/0': ['10.0.0.0/8', '10.0.0.2/31', '192.0.2.0/25'],
  '10.0.0.0/24': ['10.0.0.0/30', '10.0.0.6/32'],
  '192.0.2.0/24': ['192.0.2.128/25', '192.0.2.1/32'],
  '::/0': ['fd00::/127'],
}
export const outsiders = ['192.0.2.1', '192.0.2.130', '198.51.100.7'] as const

const someLabels = fc
  .record({ app: fc.constantFrom(...labels.app), tier: fc.constantFrom(...labels.tier) }, { requiredKeys: [] })
  .map((found): Record<string, string> => ({ ...found }))

const expressionFor = (words: Readonly<Record<string, readonly string[]>>) =>
  fc.constantFrom(...Object.keys(words), 'absent').chain((key) =>
    fc.oneof(
      fc.record({
        key: fc.constant(key),
        operator: fc.constantFrom('In', 'NotIn'),
        values: fc.uniqueArray(fc.constantFrom(...(words[key] ?? ['x'])), { minLength: 1, maxLength: 2 }),
      }),
      fc.record({ key: fc.constant(key), operator: fc.constantFrom('Exists', 'DoesNotExist') }),
    ),
  )

const selectorOf = (
  matchLabels: fc.Arbitrary<Record<string, string>>,
  words: Readonly<Record<string, readonly string[]>>,
) =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant<WrittenSelector>({}) },
    { weight: 3, arbitrary: matchLabels.map((found): WrittenSelector => ({ matchLabels: found })) },
    {
      weight: 2,
      arbitrary: fc
        .array(expressionFor(words), { minLength: 1, maxLength: 2 })
        .map((matchExpressions): WrittenSelector => ({ matchExpressions })),
    },
  )

const podSelector = selectorOf(someLabels, labels)
const namespaceWords = { team: ['red', 'blue'], 'kubernetes.io/metadata.name': namespaceNames }
const namespaceSelector = selectorOf(
  fc.oneof(
    fc.constantFrom('red', 'blue').map((team): Record<string, string> => ({ team })),
    fc.constantFrom(...namespaceNames).map((name): Record<string, string> => ({ 'kubernetes.io/metadata.name': name })),
  ),
  namespaceWords,
)

const ipBlock = fc.constantFrom(...blocks).chain((cidr) => {
  const holes = holesOf[cidr]
  const except = holes ? fc.subarray([...holes], { maxLength: Math.min(2, holes.length) }) : fc.constant([])
  return except.map((found) => ({ cidr, ...(found.length > 0 ? { except: found } : {}) }))
})

const peer: fc.Arbitrary<WrittenPeer> = fc.oneof(
  ipBlock.map((block) => ({ ipBlock: block })),
  podSelector.map((pods) => ({ podSelector: pods })),
  namespaceSelector.map((namespaces) => ({ namespaceSelector: namespaces })),
  fc.record({ podSelector, namespaceSelector }),
)

const protocol = fc.option(fc.constantFrom(...transports), { nil: undefined })
const port = fc.oneof(
  protocol.map((found) => (found ? { protocol: found } : {})),
  fc
    .tuple(protocol, fc.constantFrom(...portNumbers))
    .map(([found, number]) => ({ ...(found ? { protocol: found } : {}), port: number })),
  fc
    .tuple(protocol, fc.constantFrom(...portNames))
    .map(([found, name]) => ({ ...(found ? { protocol: found } : {}), port: name })),
  fc
    .tuple(protocol, fc.constantFrom(...portNumbers), fc.constantFrom(0, 1, 400, 8000))
    .map(([found, first, size]) => ({ ...(found ? { protocol: found } : {}), port: first, endPort: first + size })),
)

const rule = (side: 'from' | 'to'): fc.Arbitrary<WrittenRule> =>
  fc.record({ [side]: fc.array(peer, { maxLength: 3 }), ports: fc.array(port, { maxLength: 2 }) }, { requiredKeys: [] })

const policySpec: fc.Arbitrary<WrittenPolicy['spec']> = fc.record(
  {
    podSelector,
    policyTypes: fc.subarray(['Ingress', 'Egress']),
    ingress: fc.array(rule('from'), { maxLength: 3 }),
    egress: fc.array(rule('to'), { maxLength: 3 }),
  },
  { requiredKeys: ['podSelector'] },
)

const containerPorts = fc.uniqueArray(
  fc.record(
    {
      name: fc.constantFrom(...portNames),
      containerPort: fc.constantFrom(...portNumbers),
      protocol: fc.constantFrom(...transports),
    },
    { requiredKeys: ['containerPort'] },
  ),
  { maxLength: 3, selector: (one) => one.name ?? `${one.containerPort}/${one.protocol ?? 'TCP'}` },
)

const podForm = fc.record({ namespace: fc.constantFrom(...namespaceNames), labels: someLabels, ports: containerPorts })

function writtenPod(
  { namespace, labels: own, ports }: { namespace: string; labels: Record<string, string>; ports: WrittenPort[] },
  index: number,
): WrittenPod {
  const ip = `10.0.0.${index + 1}`
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `pod-${index}`, namespace, labels: own },
    spec: { containers: [{ name: 'main', ports }] },
    status: { podIP: ip, podIPs: [{ ip }], hostIP: `10.9.0.${(index % 2) + 1}` },
  }
}

const written = (spec: WrittenPolicy['spec'], namespace: string, index: number): WrittenPolicy => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: `policy-${index}`, namespace },
  spec,
})

/** Small clusters in which selectors, ports and blocks meet often. */
export const arbitraryCluster: fc.Arbitrary<WrittenCluster> = fc
  .record({
    teams: fc.array(fc.constantFrom(undefined, 'red', 'blue'), {
      minLength: namespaceNames.length,
      maxLength: namespaceNames.length,
    }),
    pods: fc.array(podForm, { minLength: 2, maxLength: 6 }),
    policies: fc.array(fc.tuple(policySpec, fc.constantFrom(...namespaceNames)), { maxLength: 5 }),
  })
  .map(({ teams, pods, policies }) => ({
    namespaces: namespaceNames.map((name, index) => ({
      apiVersion: 'v1' as const,
      kind: 'Namespace' as const,
      metadata: { name, labels: teams[index] ? { team: teams[index] } : {} },
    })),
    pods: pods.map(writtenPod),
    policies: policies.map(([spec, namespace], index) => written(spec, namespace, index)),
  }))

/** As a person would keep them in one file. */
export const manifestText = ({ namespaces, pods, policies }: WrittenCluster): string =>
  JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [...namespaces, ...pods, ...policies] })
