import { describe, expect, it } from 'vitest'
import { readManifests } from '../../src/kubernetes/manifests/read-manifests.ts'

const read = (text: string) => readManifests([{ file: 'shop.yaml', text }])
const complaints = (text: string) =>
  read(text).findings.map(({ severity, place, message }) => `${severity} ${place?.line}:${place?.column} ${message}`)

const policyWith = (spec: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: rules, namespace: shop }
spec: ${spec}
`
const policyOf = (spec: string) => read(policyWith(spec)).objects.policies[0]!

describe('reading manifests', () => {
  it('takes several documents, lists of any depth and JSON, and leaves empty documents out', () => {
    const { objects, findings } = readManifests([
      { file: 'a.yaml', text: '# nothing\n---\napiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n---\n---\n' },
      {
        file: 'b.json',
        text: '{"apiVersion":"v1","kind":"PodList","items":[{"metadata":{"name":"web"},"spec":{"containers":[]}}]}',
      },
    ])
    expect(findings).toEqual([])
    expect(objects.namespaces).toEqual([{ name: 'shop', labels: { 'kubernetes.io/metadata.name': 'shop' } }])
    expect(objects.workloads.map(({ kind, namespace, name }) => [kind, namespace, name])).toEqual([
      ['Pod', 'default', 'web'],
    ])
  })

  it.each([
    ['Deployment', 'apps/v1', 'template'],
    ['StatefulSet', 'apps/v1', 'template'],
    ['DaemonSet', 'apps/v1', 'template'],
    ['ReplicaSet', 'apps/v1', 'template'],
    ['Job', 'batch/v1', 'template'],
    ['CronJob', 'batch/v1', 'jobTemplate: { spec: { template'],
  ])('takes labels and ports of a %s from its pod template', (kind, apiVersion, template) => {
    const closing = kind === 'CronJob' ? ' } }' : ''
    const { objects, findings } = read(`
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: web, namespace: shop, labels: { of: object } }
spec: { ${template}: { metadata: { labels: { app: web } }, spec: { containers: [{ ports: [{ name: http, containerPort: 80 }] }] } }${closing} }
`)
    expect(findings).toEqual([])
    expect(objects.workloads).toEqual([
      {
        kind,
        namespace: 'shop',
        name: 'web',
        labels: { app: 'web' },
        hostNetwork: false,
        addresses: [],
        ports: [{ name: 'http', port: 80, transport: 'TCP' }],
      },
    ])
  })

  it('counts what it does not know, and takes a workload that another made for its maker', () => {
    const owned = 'ownerReferences: [{ kind: Deployment, name: web, controller: true }]'
    const { objects, ignored } = read(`
apiVersion: apps/v1
kind: ReplicaSet
metadata: { name: web-7d, ${owned} }
spec: { template: { spec: { containers: [] } } }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: one }
---
apiVersion: policy.networking.k8s.io/v1alpha1
kind: AdminNetworkPolicy
metadata: { name: one }
`)
    expect(objects.workloads).toEqual([])
    expect([...ignored]).toEqual([
      ['ConfigMap', 1],
      ['AdminNetworkPolicy.policy.networking.k8s.io', 1],
    ])
  })

  it('names line and column of what the API server would refuse', () => {
    expect(
      complaints(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: wrong }
spec:
  podSelector: { matchExpressions: [{ key: app, operator: In }] }
  ingress:
    - from:
        - {}
        - ipBlock: { cidr: 10.0.0.0/8, except: [11.0.0.0/8] }
        - ipBlock: { cidr: 10.0.0.0/8 }
          podSelector: {}
      ports:
        - port: "8080"
        - { port: http, endPort: 90 }
        - { port: 90, endPort: 80 }
        - protocol: tcp
`),
    ).toMatchInlineSnapshot(`
      [
        "error 6:37 spec.podSelector.matchExpressions[0].values: In needs values",
        "error 9:11 spec.ingress[0].from[0]: a peer needs ipBlock, podSelector or namespaceSelector",
        "error 10:48 spec.ingress[0].from[1].ipBlock.except: every exception must be a part of cidr, and not all of it",
        "error 11:11 spec.ingress[0].from[2].ipBlock: a peer has either ipBlock or selectors",
        "error 14:17 spec.ingress[0].ports[0].port is '8080': is not the name of a port; a number is written without quotes",
        "error 15:34 spec.ingress[0].ports[1].endPort: endPort needs a port that is a number",
        "error 16:32 spec.ingress[0].ports[2].endPort: endPort 80 is below port 90",
        "error 17:21 spec.ingress[0].ports[3].protocol is 'tcp'",
      ]
    `)
  })

  it('finds places in JSON as well', () => {
    const text = '{\n  "apiVersion": "v1",\n  "kind": "Namespace",\n  "metadata": { "name": 7 }\n}'
    expect(complaints(text)).toEqual(['error 4:25 metadata.name is number 7'])
  })

  it('only warns of files that hold no Kubernetes objects', () => {
    expect(complaints('replicas: 3')).toEqual([
      'warning 1:1 this is no Kubernetes object: it has no apiVersion and kind',
    ])
  })
})

describe('the defaults of a network policy', () => {
  it('isolate ingress without policyTypes, and egress only with an egress rule', () => {
    expect(policyOf('{ podSelector: {} }').isolates).toEqual(['ingress'])
    expect(policyOf('{ podSelector: {}, egress: [] }').isolates).toEqual(['ingress'])
    expect(policyOf('{ podSelector: {}, egress: [{}] }').isolates).toEqual(['ingress', 'egress'])
    expect(policyOf('{ podSelector: {}, policyTypes: [Egress] }').isolates).toEqual(['egress'])
  })

  it('take an empty list of peers or ports for no restriction, and TCP for no protocol', () => {
    const [rule] = policyOf('{ podSelector: {}, ingress: [{ from: [], ports: [{ port: 80 }] }] }').ingress
    expect(rule).toEqual({ ports: [{ transport: 'TCP', port: 80 }] })
  })
})
