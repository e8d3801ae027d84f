import { describe, expect, it } from 'vitest'
import { addressRange } from '../../src/packets/address-range.ts'
import { conversation } from '../../src/kubernetes/clearance.ts'
import { clusterOf, type Enforcement } from '../../src/kubernetes/cluster.ts'
import { readManifests } from '../../src/kubernetes/manifests/read-manifests.ts'
import { formatPortSet } from '../../src/kubernetes/port-set.ts'

const pod = (name: string, spec = '', kind = 'Pod') =>
  kind === 'Pod'
    ? `{ apiVersion: v1, kind: Pod, metadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }, spec: { containers: [] ${spec} } }`
    : `{ apiVersion: apps/v1, kind: Deployment, metadata: { name: ${name}, namespace: shop }, spec: { template: { metadata: { labels: { app: ${name} } }, spec: { containers: [] ${spec} } } } }`
const policy = (spec: string) =>
  `{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: rules, namespace: shop }, spec: { podSelector: {}, ${spec} } }`

/** What one of the workloads may say to another. */
function says(manifests: readonly string[], [from, to]: readonly [string, string], enforcement?: Enforcement): string {
  const { objects, findings } = readManifests([{ file: 'shop.yaml', text: manifests.join('\n---\n') }])
  expect(findings).toEqual([])
  const end = (name: string) => {
    const workload = objects.workloads.find((one) => one.name === name)
    return workload ? { workload } : { addresses: addressRange(name) }
  }
  return formatPortSet(conversation(clusterOf(objects, enforcement), end(from), end(to)).ports)
}

const denyAll = policy('policyTypes: [Ingress, Egress]')

describe('what Kubernetes says beside the rules', () => {
  it('a pod always reaches itself, but not another pod of its template', () => {
    expect(says([pod('web'), denyAll], ['web', 'web'])).toBe('everything')
    expect(says([pod('web', '', 'Deployment'), denyAll], ['web', 'web'])).toBe('nothing')
  })

  it("pods on the host's network are not selected, and are addresses to the rules of others", () => {
    const manifests = [pod('web'), pod('agent', ', hostNetwork: true'), denyAll]
    expect(says(manifests, ['agent', 'web'])).toBe('nothing')
    expect(says(manifests, ['agent', '10.1.10.5'])).toBe('everything')
    const selectsAgent = policy('ingress: [{ from: [{ podSelector: { matchLabels: { app: agent } } }] }]')
    expect(says([pod('web'), pod('agent', ', hostNetwork: true'), selectsAgent], ['agent', 'web'])).toBe('nothing')
  })

  it('a rule without ports lets through every protocol, and one for a port only that', () => {
    expect(says([pod('web'), policy('ingress: [{}]')], ['10.1.10.5', 'web'])).toBe('everything')
    expect(says([pod('web'), policy('ingress: [{ ports: [{ port: 80 }] }]')], ['10.1.10.5', 'web'])).toBe('tcp/80')
  })
})

describe('a block and pods', () => {
  const manifests = [pod('web'), pod('db'), policy('ingress: [{ from: [{ ipBlock: { cidr: 10.244.0.0/16 } }] }]')]

  it('are compared by address where the plug-in does', () => {
    const podRange = addressRange('10.244.0.0/16')
    expect(says(manifests, ['web', 'db'], { blocksTakePods: true, podRange })).toBe('everything')
    expect(says(manifests, ['web', 'db'], { blocksTakePods: true, podRange: addressRange('10.240.0.0/12') })).toBe(
      'nothing',
    )
  })

  it('never meet where the plug-in knows pods by identity', () => {
    const podRange = addressRange('10.244.0.0/16')
    expect(says(manifests, ['web', 'db'], { blocksTakePods: false, podRange })).toBe('nothing')
  })
})
