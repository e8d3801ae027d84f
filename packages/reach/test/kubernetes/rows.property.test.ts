import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPlace, isUnknown } from '../../src/analyse/places.ts'
import { reachable } from '../../src/analyse/reachable.ts'
import { trace } from '../../src/analyse/trace.ts'
import { compileNetwork } from '../../src/fabric/compile.ts'
import type { Fabric } from '../../src/fabric/fabric.ts'
import { clusterOf } from '../../src/kubernetes/cluster.ts'
import { conversation } from '../../src/kubernetes/clearance.ts'
import { workloadRows } from '../../src/kubernetes/fabric/workload-rows.ts'
import { readManifests } from '../../src/kubernetes/manifests/read-manifests.ts'
import { objectName, type Workload } from '../../src/kubernetes/objects.ts'
import { hasPort } from '../../src/kubernetes/port-set.ts'
import type { ModelledCluster } from '../../src/model/kubernetes.ts'
import { aModel, aRef, keysOf } from '../../src/model/model.fixture.ts'
import { addressRange } from '../../src/packets/address-range.ts'
import { parseService } from '../../src/packets/match.ts'
import { PacketSpace } from '../../src/packets/packet-space.ts'
import { protocols } from '../../src/packets/protocol.ts'
import { arbitraryCluster, manifestText, probePorts, transports, type WrittenCluster } from './arbitrary-cluster.ts'

/** More with POLICY_CASES. */
const runs = Number(process.env['POLICY_CASES'] ?? 15)
const probes = transports.flatMap((transport) => probePorts.map((port) => ({ transport, port })))
const numbers = { TCP: protocols.tcp, UDP: protocols.udp, SCTP: protocols.sctp }

/** The cluster with its nodes in azure/app, and pods at addresses that only it knows. */
function clusterFrom(written: WrittenCluster): ModelledCluster {
  const { objects, findings } = readManifests([{ file: 'cluster.json', text: manifestText(written) }])
  expect(findings).toEqual([])
  return {
    ref: aRef('kubernetes', 'cluster', 'azure'),
    objects,
    nodeSubnetKeys: { azure: keysOf.subnet },
    podNetwork: 'overlay',
    podRange: addressRange('10.0.0.0/24'),
    blocksTakePods: true,
    asked: [],
  }
}

const tableOf = (cluster: ModelledCluster): Fabric =>
  compileNetwork({
    ...aModel(),
    clusters: [{ ...cluster, rows: workloadRows([clusterOf(cluster.objects, cluster)], () => '') }],
  })

const askedAbout = (cluster: ModelledCluster, name: string): Fabric =>
  compileNetwork({ ...aModel(), clusters: [{ ...cluster, asked: [name] }] })

function placeIn(fabric: Fabric, text: string) {
  const place = findPlace(fabric, text)
  if (isUnknown(place)) throw new Error(place.message)
  return place
}

describe('a table of random clusters', () => {
  it('says of every two pods what their policies say', () => {
    fc.assert(
      fc.property(arbitraryCluster, (written) => {
        const cluster = clusterFrom(written)
        const space = new PacketSpace()
        const reached = reachable(space, tableOf(cluster))
        const passes = (from: Workload, to: Workload, { transport, port }: (typeof probes)[number]) =>
          space.overlaps(
            reached,
            space.matching({
              sources: from.addresses,
              destinations: to.addresses,
              protocols: [numbers[transport]],
              destinationPorts: [{ first: port, last: port }],
            }),
          )
        const { workloads } = cluster.objects
        for (const from of workloads)
          for (const to of workloads.filter((other) => other !== from)) {
            const { ports } = conversation(clusterOf(cluster.objects, cluster), { workload: from }, { workload: to })
            const title = `${objectName(from)} → ${objectName(to)}`
            const theirs = probes.filter(({ transport, port }) => hasPort(ports, transport, port))
            expect([title, probes.filter((probe) => passes(from, to, probe))]).toEqual([title, theirs])
          }
      }),
      { numRuns: runs },
    )
  })

  it('says of every pod and the other cloud what a question about it says', () => {
    fc.assert(
      fc.property(arbitraryCluster, (written) => {
        const cluster = clusterFrom(written)
        const space = new PacketSpace()
        const reached = reachable(space, tableOf(cluster))
        for (const pod of cluster.objects.workloads) {
          const name = `azure/pod/${objectName(pod)}`
          const fabric = askedAbout(cluster, name)
          const question = { from: placeIn(fabric, name), to: placeIn(fabric, 'oci/db'), service: parseService('any')! }
          const { asked, allowed } = trace(space, fabric, question)
          expect([name, space.intersection(reached, asked)]).toEqual([name, allowed])
        }
      }),
      { numRuns: runs },
    )
  })
})
