// Which workload may talk to which under network policies: all pairs, beside the matcher of Cyclonus, which answers packet
// by packet. It is asked from a sample of senders, for all of them would take it hours; the sample's answers must be ours.
import { spawnSync } from 'node:child_process'
import { clusterOf, connectivity, type Connectivity, hasPort, readManifests } from '@interconnect/reach/kubernetes'
import { manifestText, type WrittenCluster } from '../../packages/reach/test/kubernetes/arbitrary-cluster.ts'
import { type Cyclonus, cyclonusTool, startCyclonus } from '../../witness/cyclonus/cyclonus.ts'
import { noGo } from '../../witness/go-tool.ts'
import { policyProbes, policyWorld } from './policy-world.ts'

const sizes = [100, 1_000, 5_000]
const rounds = 5
const sampled = 10

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

interface Measured {
  readonly ours: number
  readonly classes: number
  readonly pairs: number
  /** Of the sample, scaled to all senders. */
  readonly theirs?: number
}

async function measure(written: WrittenCluster, witness: Cyclonus | undefined): Promise<Measured> {
  const size = written.pods.length
  const { objects } = readManifests([{ file: 'world.json', text: manifestText(written) }])
  const cluster = clusterOf(objects)
  const once = () => {
    const all = connectivity(cluster)
    return { all, pairs: allPairs(all) }
  }
  const runs = Array.from({ length: rounds }, () => timed(once))
  const { all, pairs } = runs[0]!.value
  const measured = { ours: median(runs.map(({ ms }) => ms)), classes: all.classes.length, pairs }
  if (!witness) return measured
  const senders = Array.from({ length: sampled }, (_, index) => Math.floor((index * size) / sampled))
  const question = { ...written, outsiders: [], probes: policyProbes, senders, ownSelectors: true } as const
  const { allowed, readMicros, answerMicros } = await witness.ask(question)
  assertSame(all, senders, allowed)
  return { ...measured, theirs: (readMicros + answerMicros * (size / sampled)) / 1000 }
}

/** A bench of different answers would compare nothing. */
function assertSame({ classes, between }: Connectivity, senders: readonly number[], theirs: string): void {
  const places = new Map(classes.flatMap(({ members }, place) => members.map((member) => [member.name, place])))
  const byIndex = [...places].toSorted(([a], [b]) => indexOf(a) - indexOf(b)).map(([, place]) => place)
  let at = 0
  for (const from of senders)
    for (const [to, place] of byIndex.entries()) {
      const ports = between(byIndex[from]!, place)
      const ours = policyProbes.map(({ protocol, port }) => (hasPort(ports, protocol, port) ? '1' : '0')).join('')
      const said = theirs.slice(at, (at += policyProbes.length))
      if (from !== to && said !== ours) throw new Error(`pod ${from} to ${to}: ${ours}, the witness says ${said}`)
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

const columns = ['workloads', 'policies', 'classes', 'pairs allowed', 'ms', 'Cyclonus ms', 'times'] as const

function row({ ours, classes, pairs, theirs }: Measured, { pods, policies }: WrittenCluster): string {
  const number = (value: number) => Math.round(value).toLocaleString('en')
  const beside = theirs === undefined ? ['not built', ''] : [number(theirs), number(theirs / ours)]
  return `| ${[number(pods.length), number(policies.length), number(classes), number(pairs), ours.toFixed(1), ...beside].join(' | ')} |`
}

/** Prints the tables that `docs/performance.md` shows. */
export async function printPolicyTable(): Promise<void> {
  const missing = noGo()
  if (!missing) await cyclonusTool.ensure()
  await using witness = missing ? undefined : startCyclonus()
  const out = (line: string) => process.stdout.write(`${line}\n`)
  const table = async (title: string, worlds: readonly WrittenCluster[]) => {
    out(`${title}\n\n| ${columns.join(' | ')} |\n|${' ---: |'.repeat(columns.length)}`)
    for (const world of worlds) out(row(await measure(world, witness), world))
    out('')
  }
  out(
    `all pairs, processor time, median of ${rounds}; reading and process start not counted${missing ? `; ${missing}` : ''}\n`,
  )
  await table(
    '25 workloads in a namespace:',
    sizes.map((size) => policyWorld(size)),
  )
  await table(
    'four namespaces:',
    sizes.map((size) => policyWorld(size, size / 4)),
  )
  const ours = startMs(process.execPath, ['-e', ''])
  const theirs = missing ? '' : `, Cyclonus ${startMs(cyclonusTool.command, []).toFixed(0)} ms`
  out(`starting a process: Node ${ours.toFixed(0)} ms${theirs}`)
}
