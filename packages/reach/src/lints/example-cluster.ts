import { readManifests } from '../kubernetes/manifests/read-manifests.ts'
import { aModel, aRef, keysOf } from '../model/model.fixture.ts'
import type { NetworkModel } from '../model/network-model.ts'
import { addressRange } from '../packets/address-range.ts'

const web = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web' }] } } },
}

export const aPolicy = (spec: object): object => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'rules', namespace: 'shop' },
  spec,
})

/** The good network with a cluster whose nodes are in azure/app, and a Deployment `web` in it. */
export const clusterExample = (...manifests: readonly object[]): NetworkModel => ({
  ...aModel(),
  clusters: [
    {
      ref: aRef('kubernetes', 'cluster', 'azure'),
      objects: readManifests([
        { file: 'a.json', text: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [web, ...manifests] }) },
      ]).objects,
      nodeSubnetKeys: { azure: keysOf.subnet },
      podNetwork: 'overlay',
      podRange: addressRange('10.244.0.0/16'),
      blocksTakePods: true,
      asked: [],
    },
  ],
})
