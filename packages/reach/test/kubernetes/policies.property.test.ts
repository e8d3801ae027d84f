import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressRange } from '../../src/packets/address-range.ts'
import { clusterOf } from '../../src/kubernetes/cluster.ts'
import { connectivity } from '../../src/kubernetes/connectivity.ts'
import { conversation } from '../../src/kubernetes/clearance.ts'
import { readManifests } from '../../src/kubernetes/manifests/read-manifests.ts'
import type { Peer } from '../../src/kubernetes/peer.ts'
import { formatPortSet, hasPort } from '../../src/kubernetes/port-set.ts'
import {
  arbitraryCluster,
  manifestText,
  outsiders,
  probePorts,
  transports,
  type WrittenCluster,
} from './arbitrary-cluster.ts'
import { naivelyAllowed } from './naive.ts'

/** Each address of the world with what stands there. */
function endsOf(written: WrittenCluster): {
  readonly cluster: ReturnType<typeof clusterOf>
  readonly ends: Map<string, Peer>
} {
  const { objects, findings } = readManifests([{ file: 'cluster.json', text: manifestText(written) }])
  expect(findings).toEqual([])
  const pods = objects.workloads.map((workload, index) => [written.pods[index]!.status.podIP, { workload }] as const)
  const others = outsiders.map((ip) => [ip, { addresses: addressRange(ip) }] as const)
  return { cluster: clusterOf(objects), ends: new Map<string, Peer>([...pods, ...others]) }
}

/** More with POLICY_CASES. */
const runs = Number(process.env['POLICY_CASES'] ?? 30)
const probes = transports.flatMap((protocol) => probePorts.map((port) => ({ protocol, port })))

describe('conversations under random policies', () => {
  it('let through exactly the packets that the naive walker lets through', () => {
    fc.assert(
      fc.property(arbitraryCluster, (written) => {
        const { cluster, ends } = endsOf(written)
        for (const [from, sender] of ends)
          for (const [to, receiver] of ends) {
            const { ports } = conversation(cluster, sender, receiver)
            const ours = probes.filter(({ protocol, port }) => hasPort(ports, protocol, port))
            const theirs = probes.filter((probe) => naivelyAllowed(written, { from, to, ...probe }))
            expect({ from, to, allowed: ours }).toEqual({ from, to, allowed: theirs })
          }
      }),
      { numRuns: runs },
    )
  })
})

describe('the connectivity of all workloads', () => {
  it('says for each pair of classes what the conversation of their members says', () => {
    fc.assert(
      fc.property(arbitraryCluster, (written) => {
        const { cluster } = endsOf(written)
        const { classes, between } = connectivity(cluster)
        const members = classes.flatMap((one, place) => one.members.map((workload) => ({ workload, place })))
        for (const from of members)
          for (const to of members.filter((one) => one !== from)) {
            const { ports } = conversation(cluster, { workload: from.workload }, { workload: to.workload })
            expect(formatPortSet(between(from.place, to.place))).toBe(formatPortSet(ports))
          }
      }),
      { numRuns: runs },
    )
  })
})
