// How long a large document takes to be checked, in process: read, resolved, all rules. Then the rules about addresses alone, on
// plans of 1, 2, 4 and 8 times the size: they sort and sweep, so that twice the ranges cost little more than twice the time.
import { cpus, loadavg } from 'node:os'
import { parseInterconnect, type ResolvedSpec } from '@interconnect/model'
import { checkRules, rules } from '@interconnect/rules'
import { resolve, review } from '@interconnect/toolkit'

const runs = 5

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n')

/** 100 subnets on each side, flows between them, and a cluster on each side. */
const document = (subnets: number, flows: number): string => `apiVersion: oci-azure.dev/v1alpha1
kind: Interconnect
metadata: { name: large }
spec:
  regions: ashburn
  bandwidth: 10Gbps
  azure:
    subscription: 00000000-0000-0000-0000-000000000000
    network:
      cidr: 10.16.0.0/12
      subnets:
${lines(subnets, (n) => `        a${n}: 10.${16 + (n >> 8)}.${n & 255}.0/24`)}
  oci:
    compartment: ocid1.compartment.oc1..example
    network:
      cidr: 10.1.0.0/16
      subnets:
${lines(subnets, (n) => `        o${n}: 10.1.${n}.0/24`)}
  kubernetes:
    mode: paired
    nodes: { azure: a0, oci: o0 }
    paired:
      azure: { podNetwork: overlay, pods: 10.200.0.0/16, services: 10.210.0.0/16 }
      oci: { podNetwork: overlay, pods: 10.220.0.0/16, services: 10.230.0.0/16 }
  flows:
${lines(flows, (n) => `    - { from: azure/a${n % subnets}, to: oci/o${Math.floor(n / subnets) % subnets}, ports: [tcp/${2000 + n}] }`)}
`

const text = document(100, 2_000)

/** Milliseconds of the processor, all threads of the process together: others may be at work on this machine. */
function processorMs(work: () => void): number {
  const started = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000
}

function wallMs(work: () => void): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

function median(work: () => void, measure = processorMs): number {
  const times = Array.from({ length: runs }, () => measure(work))
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)]!
}

const aboutAddresses = rules.filter(({ id }) => /^(address|bgp)\/|overlap/.test(id))

/** The resolved document with as many subnets in a VNet that has room for them. */
function planOf(subnets: number): ResolvedSpec {
  const spec = resolve(parseInterconnect(text, 'large.yaml').document!).spec!
  const prefixes = Array.from(
    { length: subnets },
    (_, n) => `10.${16 + (n >> 12)}.${(n >> 4) & 255}.${(n & 15) << 4}/28`,
  )
  const made = prefixes.map(
    (prefix, n) => ({ name: `s${n}`, prefix }) as ResolvedSpec['azure']['network']['subnets'][number],
  )
  return { ...spec, azure: { ...spec.azure, network: { ...spec.azure.network, subnets: made } } }
}

const row = (...cells: readonly string[]): void => void process.stdout.write(`| ${cells.join(' | ')} |\n`)

/** Prints the tables that `docs/performance.md` shows. */
export async function run(): Promise<void> {
  process.stdout.write(
    `${cpus().length} cores, Node ${process.versions.node}, load ${loadavg()[0]!.toFixed(1)}, median of ${runs}; 200 subnets, 2,000 flows, two clusters, ${rules.length} rules\n\n`,
  )
  const parsed = parseInterconnect(text, 'large.yaml').document!
  const { spec } = resolve(parsed)
  row('what', 'ms')
  row('---', '---:')
  row('read and check the form', median(() => parseInterconnect(text, 'large.yaml')).toFixed(0))
  row('resolve', median(() => resolve(parsed)).toFixed(0))
  row('all rules', median(() => checkRules({ ...spec! }, parsed)).toFixed(0))
  row('the two above, and what the clouds take, counted by composing', median(() => review(parsed)).toFixed(0))
  const everything = () => void review(parseInterconnect(text, 'large.yaml').document!)
  row('everything', median(everything).toFixed(0))
  row('everything, by the clock on the wall', median(everything, wallMs).toFixed(0))
  process.stdout.write('\n')
  row('subnets', 'ms', '× the row above', 'n log n would be')
  row('---:', '---:', '---:', '---:')
  let before: { readonly count: number; readonly ms: number } | undefined
  for (const count of [2_000, 4_000, 8_000, 16_000]) {
    const plan = planOf(count)
    const ms = median(() => {
      const fresh = { ...plan }
      for (const { check } of aboutAddresses) Array.from(check(fresh, parsed, {}))
    })
    const expected = before && (count * Math.log(count)) / (before.count * Math.log(before.count))
    row(String(count), ms.toFixed(0), before ? (ms / before.ms).toFixed(2) : '', expected?.toFixed(2) ?? '')
    before = { count, ms }
  }
}
