import { describe, expect, it } from 'vitest'
import { clusterOf } from '../../src/kubernetes/cluster.ts'
import { workloadRows } from '../../src/kubernetes/fabric/workload-rows.ts'
import { inOrder } from '../../src/kubernetes/in-order.ts'
import { readManifests } from '../../src/kubernetes/manifests/read-manifests.ts'
import { overlaid } from '../../src/kubernetes/overlaid.ts'

const objectsOf = (...manifests: readonly string[]) => {
  const { objects, findings } = readManifests([{ file: 'a.yaml', text: manifests.join('\n---\n') }])
  expect(findings).toEqual([])
  return objects
}

interface PodForm {
  readonly labels?: string
  readonly maker?: string
  readonly more?: string
  readonly ip?: string
}

const pod = (name: string, { labels = '', maker = '', more = '', ip = '' }: PodForm = {}) =>
  `{ apiVersion: v1, kind: Pod, metadata: { name: ${name}, namespace: shop, labels: { ${labels} }${maker && `, ownerReferences: [{ kind: ReplicaSet, name: ${maker}, controller: true }]`} }, spec: { containers: []${more} }, status: { podIP: '${ip}' } }`
const deployment = (name: string) =>
  `{ apiVersion: apps/v1, kind: Deployment, metadata: { name: ${name}, namespace: shop }, spec: { template: { metadata: { labels: { app: ${name} } }, spec: { containers: [] } } } }`
const policy = (name: string, app: string) =>
  `{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: ${name}, namespace: shop }, spec: { podSelector: { matchLabels: { app: ${app} } } } }`

const rows = (...clusters: readonly ReturnType<typeof objectsOf>[]) =>
  workloadRows(
    clusters.map((objects) => clusterOf(objects)),
    () => '',
  ).map(({ title, names }) => `${title}: ${names.join(' ')}`)

describe('rows of workloads', () => {
  it('hold together what no policy tells apart', () => {
    const objects = objectsOf(deployment('web'), deployment('api'), deployment('db'), policy('closed', 'db'))
    expect(rows(objects)).toEqual(['pod/shop/api +1: shop/api shop/web', 'pod/shop/db: shop/db'])
  })

  it('count the pods of a Deployment as that, and leave the Deployment itself to them', () => {
    const web = (end: string) => pod(`web-7d9f-${end}`, { labels: 'pod-template-hash: 7d9f', maker: 'web-7d9f' })
    expect(rows(objectsOf(deployment('web'), web('a'), web('b')))).toEqual(['pod/shop/web: shop/web'])
  })

  it('name pods one by one where those of one template are not treated alike', () => {
    const web = (end: string, app: string) =>
      pod(`web-7d9f-${end}`, { labels: `pod-template-hash: 7d9f, app: ${app}`, maker: 'web-7d9f' })
    expect(rows(objectsOf(web('a', 'old'), web('b', 'new'), policy('closed', 'new')))).toEqual([
      'pod/shop/web-7d9f-a: shop/web-7d9f-a',
      'pod/shop/web-7d9f-b: shop/web-7d9f-b',
    ])
  })

  it('leave out pods on the network of the host, which are nodes', () => {
    expect(rows(objectsOf(pod('agent', { more: ', hostNetwork: true' }), pod('web')))).toEqual([
      'pod/shop/web: shop/web',
    ])
  })

  it('are the same before and after a change that tells apart what was alike', () => {
    const before = objectsOf(deployment('web'), deployment('api'))
    const after = objectsOf(deployment('web'), deployment('api'), policy('closed', 'web'))
    expect(rows(before, after)).toEqual(['pod/shop/web: shop/web', 'pod/shop/api: shop/api'])
    expect(rows(after, before)).toEqual(rows(before, after))
  })
})

describe('objects in order', () => {
  it('are the same whoever lists them', () => {
    const [one, other] = [
      objectsOf(pod('b'), pod('a'), policy('z', 'a'), policy('y', 'a')),
      objectsOf(policy('y', 'a'), pod('a'), policy('z', 'a'), pod('b')),
    ]
    const names = ({ workloads, policies }: typeof one) => [...workloads, ...policies].map(({ name }) => name)
    expect(names(inOrder(one))).toEqual(['a', 'b', 'y', 'z'])
    expect(names(inOrder(other))).toEqual(names(inOrder(one)))
  })
})

describe('manifests over a live cluster', () => {
  it('take the place of what has their name, and leave the rest', () => {
    const live = objectsOf(policy('one', 'web'), policy('two', 'web'))
    const { policies } = overlaid(live, objectsOf(policy('two', 'api'), policy('three', 'api')))
    expect(policies.map(({ name, pods }) => `${name} ${pods.expressions[0]!.values.join()}`)).toEqual([
      'one web',
      'two api',
      'three api',
    ])
  })

  it('add no second web where pods of its Deployment run already', () => {
    const live = objectsOf(pod('web-7d9f-a', { labels: 'pod-template-hash: 7d9f', maker: 'web-7d9f', ip: '10.0.0.5' }))
    const { workloads } = overlaid(live, objectsOf(deployment('web'), deployment('api')))
    expect(workloads.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['Pod web-7d9f-a', 'Deployment api'])
  })
})
