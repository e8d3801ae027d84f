import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { conversation, hasPort } from '@interconnect/reach/kubernetes'
import {
  arbitraryCluster,
  outsiders,
  probePorts,
  transports,
  type WrittenCluster,
} from '../../packages/reach/test/kubernetes/arbitrary-cluster.ts'
import { noGo } from '../go-tool.ts'
import { readPolicyCase } from '../policy-case.ts'
import { type Cyclonus, cyclonusTool, startCyclonus } from './cyclonus.ts'

/** Other numbers with POLICY_CASES. */
const cases = Number(process.env['POLICY_CASES'] ?? 3_000)
const probes = transports.flatMap((protocol) => probePorts.map((port) => ({ protocol, port })))

/** What we say of every packet, in the order of the witness's answer. */
function ours(written: WrittenCluster): Verdict[] {
  const { cluster, ends } = readPolicyCase(written)
  return ends.flatMap((from) =>
    ends.flatMap((to) => {
      const { ports } = conversation(cluster, from.peer, to.peer)
      return probes.map(({ protocol, port }) => ({
        packet: `${from.name} → ${to.name} ${protocol}/${port}`,
        isToItself: from === to,
        allowed: hasPort(ports, protocol, port),
      }))
    }),
  )
}

interface Verdict {
  readonly packet: string
  readonly isToItself: boolean
  readonly allowed: boolean
}

/** The packets on which we differ. What a pod sends to itself is explained in the README, and left out. */
const differences = (verdicts: readonly Verdict[], witness: string): string[] =>
  verdicts
    .filter(({ isToItself, allowed }, place) => !isToItself && allowed !== (witness[place] === '1'))
    .map(({ packet, allowed }) => `${packet}: ${allowed ? 'we allow it' : 'the witness allows it'}`)

describe.skipIf(noGo())('Cyclonus as the witness of network policies', () => {
  let witness: Cyclonus
  beforeAll(async () => {
    await cyclonusTool.ensure()
    witness = startCyclonus()
  })
  afterAll(() => witness[Symbol.asyncDispose]())

  it(`answers as we do in ${cases} random clusters, packet by packet`, async () => {
    let packets = 0
    await fc.assert(
      fc.asyncProperty(arbitraryCluster, async (written) => {
        const { allowed } = await witness.ask({ ...written, outsiders, probes })
        packets += allowed.length
        expect(differences(ours(written), allowed)).toEqual([])
      }),
      { numRuns: cases },
    )
    process.stdout.write(`${cases} clusters, ${packets} packets, no difference\n`)
  })
})
