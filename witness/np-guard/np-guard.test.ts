import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allPorts, conversation, portRanges, type PortSet } from '@interconnect/reach/kubernetes'
import {
  arbitraryCluster,
  outsiders,
  transports,
  type WrittenCluster,
} from '../../packages/reach/test/kubernetes/arbitrary-cluster.ts'
import { type End, readPolicyCase } from '../policy-case.ts'
import { noPython } from '../python-tool.ts'
import { type Answer, type NpGuard, npGuardTool, type Refusal, type Said, startNpGuard } from './np-guard.ts'

/** Other numbers with POLICY_CASES. */
const cases = Number(process.env['POLICY_CASES'] ?? 3_000)

/** Every protocol number but those of TCP, UDP and SCTP. */
const otherProtocols = [
  [0, 5],
  [7, 16],
  [18, 131],
  [133, 255],
] as const

/** A set of ours in the words of the witness, for which ports begin at 1. */
function said(ports: PortSet): Said {
  const { ranges, others } = portRanges(ports)
  const each = transports.map((name): Said => {
    const own = ranges.filter(({ transport }) => transport === name)
    return own.length > 0 ? { [name]: own.map(({ from, to }) => [Math.max(from, 1), to]) } : {}
  })
  return Object.assign({}, ...each, others ? { others: otherProtocols } : {}) as Said
}

const isPod = ({ peer }: End): boolean => peer.workload !== undefined

/** All that pass between two different ends, one of which is a pod, as text; the rest is explained in the README. */
function verdicts(ends: readonly End[], between: (from: number, to: number) => Said): string[] {
  return ends.flatMap((from, sender) =>
    ends.flatMap((to, receiver) =>
      from !== to && (isPod(from) || isPod(to))
        ? [`${from.name} → ${to.name}: ${JSON.stringify(between(sender, receiver))}`]
        : [],
    ),
  )
}

/** Neither everything nor nothing. */
const isRestricted = (verdict: string): boolean =>
  !verdict.endsWith(': {}') && !verdict.endsWith(`: ${JSON.stringify(said(allPorts))}`)

function ours(written: WrittenCluster): { readonly ends: readonly End[]; readonly verdicts: readonly string[] } {
  const { cluster, ends } = readPolicyCase(written, { blocksTakePods: false })
  const between = (from: number, to: number) => said(conversation(cluster, ends[from]!.peer, ends[to]!.peer).ports)
  return { ends, verdicts: verdicts(ends, between) }
}

function theirs(answer: Answer | Refusal, ends: readonly End[]): string[] {
  if ('refusal' in answer) throw new Error(`np-guard refuses: ${answer.refusal}`)
  const told = new Map(answer.conversations.map(([from, to, all]) => [`${from} ${to}`, all]))
  const inOrder = ({ TCP, UDP, SCTP, others }: Said): Said => ({
    ...(TCP && { TCP }),
    ...(UDP && { UDP }),
    ...(SCTP && { SCTP }),
    ...(others && { others }),
  })
  return verdicts(ends, (from, to) => inOrder(told.get(`${from} ${to}`) ?? {}))
}

describe.skipIf(noPython())('np-guard as the witness of network policies', () => {
  let witness: NpGuard
  beforeAll(async () => {
    await npGuardTool.ensure()
    witness = startNpGuard()
  })
  afterAll(() => witness[Symbol.asyncDispose]())

  it(`lets the same protocols and ports pass as we do in ${cases} random clusters`, async () => {
    let [pairs, restricted] = [0, 0]
    await fc.assert(
      fc.asyncProperty(arbitraryCluster, async (written) => {
        const answer = await witness.ask({ ...written, outsiders })
        const { ends, verdicts: expected } = ours(written)
        expect(theirs(answer, ends)).toEqual(expected)
        pairs += expected.length
        restricted += expected.filter(isRestricted).length
      }),
      { numRuns: cases },
    )
    process.stdout.write(`${cases} clusters, ${pairs} pairs, ${restricted} with some ports only, no difference\n`)
  })
})
