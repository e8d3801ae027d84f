// Which workload may talk to which under network policies: all pairs, beside np-guard's analyser, which answers the same
// question with sets, and the matcher of Cyclonus, which answers packet by packet. Cyclonus is asked from a sample of
// senders, for all of them would take it hours. Their answers must be ours.
import { spawnSync } from 'node:child_process'
import {
  clusterOf,
  connectivity,
  type Connectivity,
  hasPort,
  type PortSet,
  readManifests,
} from '@interconnect/reach/kubernetes'
import { manifestText, type WrittenCluster } from '../../packages/reach/test/kubernetes/arbitrary-cluster.ts'
import { type Cyclonus, cyclonusTool, startCyclonus } from '../../witness/cyclonus/cyclonus.ts'
import { noGo } from '../../witness/go-tool.ts'
import { npGuardDriver, npGuardTool, type Said, startNpGuard } from '../../witness/np-guard/np-guard.ts'
import { noPython } from '../../witness/python-tool.ts'
import { policyProbes, policyWorld } from './policy-world.ts'

const sizes = [100, 1_000, 5_000]
const rounds = 5
const sampled = 10
/** How long np-guard may take for one world, in milliseconds by the clock. */
const patience = 10 * 60_000

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!

/** In processor time: the machine may be busy with other things. */
function timed<Value>(run: () => Value): { readonly ms: number; readonly value: Value } {
  const started = process.cpuUsage()
  const value = run()
  const { user, system } = process.cpuUsage(started)
  return { ms: (user + system) / 1000, value }
}

/** Goes through every pair, as somebody must who wants all of them. */
function allPairs({ classes, between }: Connectivity): number {
  let allowed = 0
  for (const [from, { members: senders }] of classes.entries())
    for (const [to, { members: receivers }] of classes.entries())
      if (between(from, to).length > 0) allowed += senders.length * receivers.length
  return allowed
}

/** Processor time of somebody else, or why there is none. */
type Theirs = number | string

interface Measured {
  readonly ours: number
  readonly classes: number
  readonly pairs: number
  /** Of the sample, scaled to all senders. */
  readonly cyclonus: Theirs
  /** Of all pairs. */
  readonly npGuard: Theirs
}

interface Witnesses {
  readonly cyclonus: Cyclonus | undefined
  readonly hasNpGuard: boolean
}

async function measure(written: WrittenCluster, { cyclonus, hasNpGuard }: Witnesses): Promise<Measured> {
  const { objects } = readManifests([{ file: 'world.json', text: manifestText(written) }])
  const cluster = clusterOf(objects)
  const once = () => {
    const all = connectivity(cluster)
    return { all, pairs: allPairs(all) }
  }
  const runs = Array.from({ length: rounds }, () => timed(once))
  const { all, pairs } = runs[0]!.value
  return {
    ours: median(runs.map(({ ms }) => ms)),
    classes: all.classes.length,
    pairs,
    cyclonus: cyclonus ? await askCyclonus(cyclonus, written, all) : 'not built',
    npGuard: hasNpGuard ? await askNpGuard(written, all) : 'not installed',
  }
}

async function askCyclonus(witness: Cyclonus, written: WrittenCluster, all: Connectivity): Promise<number> {
  const size = written.pods.length
  const senders = Array.from({ length: sampled }, (_, index) => Math.floor((index * size) / sampled))
  const question = { ...written, outsiders: [], probes: policyProbes, senders, ownSelectors: true } as const
  const { allowed, readMicros, answerMicros } = await witness.ask(question)
  assertSame(all, senders, (from, to) => {
    const start = (senders.indexOf(from) * size + to) * policyProbes.length
    return allowed.slice(start, start + policyProbes.length)
  })
  return (readMicros + answerMicros * (size / sampled)) / 1000
}

/** A process for each world, so that it can be stopped. */
async function askNpGuard(written: WrittenCluster, all: Connectivity): Promise<Theirs> {
  const size = written.pods.length
  const nothing = probed({})
  const signal = AbortSignal.timeout(patience)
  await using witness = startNpGuard({ signal })
  const answer = await witness.ask({ ...written, outsiders: [] }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
  if (!answer) return `stopped after ${patience / 60_000} min`
  if ('refusal' in answer) throw new Error(`np-guard refuses: ${answer.refusal}`)
  const told = new Map(answer.conversations.map(([from, to, said]) => [from * size + to, probed(said)]))
  assertSame(all, [...written.pods.keys()], (from, to) => told.get(from * size + to) ?? nothing)
  return answer.micros / 1000
}

const probed = (said: Said): string =>
  policyProbes
    .map(({ protocol, port }) => (said[protocol]?.some(([first, last]) => first <= port && port <= last) ? '1' : '0'))
    .join('')

/** A bench of different answers would compare nothing. */
function assertSame(
  { classes, between }: Connectivity,
  senders: readonly number[],
  theirs: (from: number, to: number) => string,
): void {
  const places = new Map(classes.flatMap(({ members }, place) => members.map((member) => [member.name, place])))
  const byIndex = [...places].toSorted(([a], [b]) => indexOf(a) - indexOf(b)).map(([, place]) => place)
  const probedPorts = (ports: PortSet): string =>
    policyProbes.map(({ protocol, port }) => (hasPort(ports, protocol, port) ? '1' : '0')).join('')
  const ours = classes.map((_, from) => classes.map((_, to) => probedPorts(between(from, to))))
  for (const from of senders)
    for (const [to, place] of byIndex.entries()) {
      const [we, they] = [ours[byIndex[from]!]![place]!, theirs(from, to)]
      if (from !== to && they !== we) throw new Error(`pod ${from} to ${to}: ${we}, the witness says ${they}`)
    }
}

const indexOf = (name: string): number => Number(name.split('-')[1])

/** How long each program takes to start and to answer nothing, by the clock. */
function startMs(command: string, args: readonly string[]): number {
  return median(
    Array.from({ length: rounds }, () => {
      const started = performance.now()
      spawnSync(command, args, { input: '' })
      return performance.now() - started
    }),
  )
}

const columns = [
  'workloads',
  'policies',
  'classes',
  'pairs allowed',
  'ms',
  'np-guard ms',
  'times',
  'Cyclonus ms',
  'times',
] as const

function row({ ours, classes, pairs, cyclonus, npGuard }: Measured, { pods, policies }: WrittenCluster): string {
  const number = (value: number) => Math.round(value).toLocaleString('en')
  const beside = (theirs: Theirs) =>
    typeof theirs === 'string' ? [theirs, ''] : [number(theirs), number(theirs / ours)]
  const own = [number(pods.length), number(policies.length), number(classes), number(pairs), ours.toFixed(1)]
  return `| ${[...own, ...beside(npGuard), ...beside(cyclonus)].join(' | ')} |`
}

/** Prints the tables that `docs/performance.md` shows. */
export async function printPolicyTable(): Promise<void> {
  const missing = { cyclonus: noGo(), npGuard: noPython() }
  if (!missing.cyclonus) await cyclonusTool.ensure()
  if (!missing.npGuard) await npGuardTool.ensure()
  await using cyclonus = missing.cyclonus ? undefined : startCyclonus()
  const witnesses = { cyclonus, hasNpGuard: !missing.npGuard }
  const out = (line: string) => process.stdout.write(`${line}\n`)
  const table = async (title: string, worlds: readonly WrittenCluster[]) => {
    out(`${title}\n\n| ${columns.join(' | ')} |\n|${' ---: |'.repeat(columns.length)}`)
    for (const world of worlds) out(row(await measure(world, witnesses), world))
    out('')
  }
  const reasons = Object.values(missing).flatMap((reason) => (reason ? [`; ${reason}`] : []))
  out(`all pairs, processor time, median of ${rounds}; reading and process start not counted${reasons.join('')}\n`)
  await table(
    '25 workloads in a namespace:',
    sizes.map((size) => policyWorld(size)),
  )
  await table(
    'four namespaces:',
    sizes.map((size) => policyWorld(size, size / 4)),
  )
  const ours = startMs(process.execPath, ['-e', ''])
  const others = [
    ...(missing.npGuard ? [] : [`np-guard ${startMs(npGuardTool.command, [npGuardDriver]).toFixed(0)} ms`]),
    ...(missing.cyclonus ? [] : [`Cyclonus ${startMs(cyclonusTool.command, []).toFixed(0)} ms`]),
  ]
  out(`starting a process: ${[`Node ${ours.toFixed(0)} ms`, ...others].join(', ')}`)
}
