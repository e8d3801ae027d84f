// Explains one flow, and all pairs of endpoints, in a world of ten thousand rules on both sides. Made of parts: each
// prints its own table.
import { asPrefix } from '@interconnect/model'
import {
  type AzureRule,
  compileNetwork,
  explain,
  findPlace,
  type Fabric,
  type Host,
  matrixOf,
  type NetworkModel,
  type OciRule,
  PacketSpace,
  parseService,
  type Place,
  ports,
  type Question,
  reachable,
  trace,
} from '@interconnect/reach'
import { aModel, aRef } from '../packages/reach/src/model/model.fixture.ts'
import { printPolicyTable } from './reach/network-policies.ts'

interface Size {
  readonly endpoints: number
  readonly rules: number
  /** Endpoints of a subnet share its rules; the more subnets, the more different treatments. */
  readonly subnets: number
}

/** Always the same numbers. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Half of everything on each side: subnets of /24, their groups with rules about single subnets, halves and hosts. */
function world({ endpoints, rules, subnets }: Size): NetworkModel {
  const roll = dice(7)
  const perSide = subnets / 2
  const base = aModel()
  const prefixOf = (side: 'azure' | 'oci', at: number) =>
    asPrefix(`${side === 'azure' ? '10.12' : '10.1'}.${at + 10}.0/24`)
  const peer = (side: 'azure' | 'oci'): string => {
    const at = roll(perSide) + 10
    const network = side === 'azure' ? `10.12.${at}` : `10.1.${at}`
    return [`${network}.0/24`, `${network}.${roll(8) * 32}/27`, `${network}.${roll(256)}/32`][roll(3)]!
  }
  const azureRules = (at: number): AzureRule[] =>
    Array.from({ length: rules / subnets }, (_, index) => ({
      name: `rule-${index}`,
      priority: 100 + index,
      direction: roll(2) === 0 ? 'Inbound' : 'Outbound',
      access: roll(5) === 0 ? 'Deny' : 'Allow',
      protocol: roll(4) === 0 ? 'Udp' : 'Tcp',
      sources: [peer(roll(2) === 0 ? 'azure' : 'oci')],
      destinations: [roll(3) === 0 ? prefixOf('azure', at) : peer(roll(2) === 0 ? 'azure' : 'oci')],
      destinationPorts: [`${1 + roll(2000)}`],
    }))
  const ociRules = (): OciRule[] =>
    Array.from({ length: rules / subnets }, (_, index) => ({
      name: `rule-${index}`,
      direction: roll(2) === 0 ? 'INGRESS' : 'EGRESS',
      protocol: roll(4) === 0 ? 'udp' : 'tcp',
      peer: peer(roll(2) === 0 ? 'azure' : 'oci'),
      peerType: 'cidr',
      ports: ports(1 + roll(2000)),
      stateless: roll(20) === 0,
    }))
  const places = Array.from({ length: perSide }, (_, at) => at)
  const hostsOf = (side: 'azure' | 'oci'): Host[] =>
    Array.from({ length: endpoints / 2 }, (_, index) => {
      const at = index % perSide
      const address = prefixOf(side, at).replace('.0/24', `.${10 + Math.floor(index / perSide)}`)
      return {
        ref: aRef(side, 'interface', `h${index}`, `${side}/h${index}`),
        names: [`${side}/h${index}`],
        addresses: [address],
        subnetKey: `${side}/s${at}`,
      }
    })
  return {
    hosts: [...hostsOf('azure'), ...hostsOf('oci')],
    azure: {
      ...base.azure,
      subnets: places.map((at) => ({
        ...base.azure.subnets[0]!,
        ref: aRef('azure', 'subnet', `s${at}`),
        name: `s${at}`,
        prefix: prefixOf('azure', at),
        securityGroupKey: `azure/g${at}`,
      })),
      securityGroups: places.map((at) => ({
        ref: aRef('azure', 'network security group', `g${at}`),
        rules: azureRules(at),
      })),
    },
    oci: {
      ...base.oci,
      subnets: places.map((at) => ({
        ...base.oci.subnets[0]!,
        ref: aRef('oci', 'subnet', `s${at}`),
        name: `s${at}`,
        prefix: prefixOf('oci', at),
        securityListKeys: [`oci/l${at}`],
      })),
      securityLists: places.map((at) => ({ ref: aRef('oci', 'security list', `l${at}`), rules: ociRules() })),
    },
  }
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!

/** In processor time, which other work on the machine moves less than wall time. */
function timed<T>(work: () => T): { readonly value: T; readonly ms: number } {
  const started = process.cpuUsage()
  const value = work()
  const used = process.cpuUsage(started)
  return { value, ms: (used.user + used.system) / 1000 }
}

const questionOf =
  (from: string, to: string, port: string) =>
  (fabric: Fabric): Question => ({
    from: findPlace(fabric, from) as Place,
    to: findPlace(fabric, to) as Place,
    service: parseService(port)!,
  })

/** One flow between two hosts, with what stops it and edits that were tried; after a first one has loaded the world. */
function oneFlow(): void {
  process.stdout.write('| one flow among 10,000 rules | ms |\n| --- | ---: |\n')
  const model = world({ endpoints: 2000, rules: 10_000, subnets: 40 })
  const { value: fabric, ms: loadMs } = timed(() => compileNetwork(model))
  process.stdout.write(`| load: compile the model | ${loadMs.toFixed(0)} |\n`)
  const times = { trace: [] as number[], explain: [] as number[] }
  const space = new PacketSpace()
  for (let round = 0; round < 21; round++) {
    const ask = questionOf(`azure/h${round * 7}`, `oci/h${round * 11}`, 'tcp/22')
    const { value: seen, ms } = timed(() => trace(space, fabric, ask(fabric)))
    times.trace.push(ms)
    times.explain.push(ms + timed(() => explain(space, model, { seen, ask })).ms)
  }
  process.stdout.write(`| trace it, there and back | ${median(times.trace).toFixed(1)} |\n`)
  process.stdout.write(
    `| and explain it: name what stops it, try the edits | ${median(times.explain).toFixed(1)} |\n\n`,
  )
}

/** Everything to everything. */
function allPairs(): void {
  process.stdout.write(
    '| endpoints | rules | subnets | pairs | s | diagram nodes | heap and arrays, MB |\n| ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n',
  )
  const sizes: readonly Size[] = [
    { endpoints: 500, rules: 10_000, subnets: 40 },
    { endpoints: 1000, rules: 10_000, subnets: 40 },
    { endpoints: 2000, rules: 10_000, subnets: 40 },
    { endpoints: 4000, rules: 10_000, subnets: 40 },
  ]
  for (const size of sizes) {
    const model = world(size)
    const { value, ms } = timed(() => {
      const space = new PacketSpace()
      const fabric = compileNetwork(model)
      const hosts = fabric.endpoints.filter(({ key }) => /\/h\d+$/.test(key))
      return { space, matrix: matrixOf(space, reachable(space, fabric), hosts) }
    })
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    const cells = [
      size.endpoints,
      size.rules,
      size.subnets,
      size.endpoints ** 2,
      (ms / 1000).toFixed(2),
      value.space.diagrams.size,
      Math.round((heapUsed + arrayBuffers) / 1e6),
    ]
    process.stdout.write(
      `| ${cells.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell)).join(' | ')} |\n`,
    )
  }
}

/** Prints the tables that `docs/performance.md` shows. */
export async function run(): Promise<void> {
  process.stdout.write(`Node ${process.versions.node}; processor time, medians of 21 for one flow\n\n`)
  oneFlow()
  allPairs()
  await printPolicyTable()
}
