import { addressRange } from '@interconnect/reach'
import {
  type Cluster,
  clusterOf,
  type Enforcement,
  objectName,
  type Peer,
  readManifests,
} from '@interconnect/reach/kubernetes'
import { expect } from 'vitest'
import { manifestText, outsiders, type WrittenCluster } from '../packages/reach/test/kubernetes/arbitrary-cluster.ts'

/** A pod, or an address outside of the cluster. */
export interface End {
  readonly name: string
  readonly peer: Peer
}

/** A random cluster as our commands read it, and its ends in the order in which witnesses are asked: pods, then outsiders. */
export function readPolicyCase(
  written: WrittenCluster,
  enforcement?: Enforcement,
): { readonly cluster: Cluster; readonly ends: readonly End[] } {
  const { objects, findings } = readManifests([{ file: 'cluster.json', text: manifestText(written) }])
  expect(findings).toEqual([])
  const pods = objects.workloads.map((workload): End => ({ name: objectName(workload), peer: { workload } }))
  const others = outsiders.map((ip): End => ({ name: ip, peer: { addresses: addressRange(ip) } }))
  return { cluster: clusterOf(objects, enforcement), ends: [...pods, ...others] }
}
