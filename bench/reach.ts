// Explains one flow, and all pairs of endpoints, in a world of ten thousand rules on both sides. Made of parts: each
// prints its own table.
import {
  compileNetwork,
  explain,
  type Fabric,
  findPlace,
  matrixOf,
  type NetworkModel,
  PacketSpace,
  parseService,
  type Place,
  type Question,
  reachable,
  trace,
} from '@interconnect/reach'
import { printPolicyTable } from './reach/network-policies.ts'
import { type Size, withoutRoutes, world } from './reach/world.ts'

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

const row = (...cells: readonly (string | number)[]): void => {
  const texts = cells.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell))
  process.stdout.write(`| ${texts.join(' | ')} |\n`)
}

/** Nothing is compiled before it is asked for; here nothing is left to be. */
function everythingOf(fabric: Fabric): Fabric {
  const { endpoints, stations } = fabric
  return { endpoints, stations: new Map(stations) }
}

/** Flows between two hosts, with what stops them and edits that were tried; after the world was loaded. */
function flowsIn(model: NetworkModel): { readonly load: number; readonly trace: number; readonly explain: number } {
  const { value: fabric, ms: load } = timed(() => everythingOf(compileNetwork(model)))
  const space = new PacketSpace()
  const rounds = Array.from({ length: 21 }, (_, round) => {
    const ask = questionOf(`azure/h${round * 7}`, `oci/h${round * 11}`, 'tcp/22')
    const { value: seen, ms } = timed(() => trace(space, fabric, ask(fabric)))
    return { trace: ms, explain: ms + timed(() => explain(space, model, { seen, ask })).ms }
  })
  return { load, trace: median(rounds.map((one) => one.trace)), explain: median(rounds.map((one) => one.explain)) }
}

function oneFlow(): void {
  row('one flow among 10,000 rules and 2,000 endpoints', 'load, ms', 'trace, ms', 'trace and explain, ms')
  row('---', '---:', '---:', '---:')
  const small = world({ endpoints: 2000, rules: 10_000, subnets: 40 })
  const large = world({ endpoints: 2000, rules: 10_000, subnets: 1000, hasOwnTables: true })
  const worlds = [
    ['40 subnets; rules stop it', small],
    ['40 subnets; rules and a missing route stop it', withoutRoutes(small)],
    ['1,000 subnets with tables of their own; rules stop it', large],
    ['1,000 subnets with tables of their own; rules and a missing route stop it', withoutRoutes(large)],
  ] as const
  for (const [title, model] of worlds) {
    const ms = flowsIn(model)
    row(title, ms.load.toFixed(0), ms.trace.toFixed(1), ms.explain.toFixed(1))
  }
  process.stdout.write('\n')
}

/** Everything to everything, compiled from nothing. */
function allPairs(): void {
  row('endpoints', 'rules', 'subnets', 'route tables', 'pairs', 's', 'diagram nodes', 'heap and arrays, MB')
  row('---:', '---:', '---:', '---:', '---:', '---:', '---:', '---:')
  const usual = { endpoints: 2000, rules: 10_000, subnets: 40 }
  const sizes: readonly Size[] = [
    { ...usual, endpoints: 500 },
    { ...usual, endpoints: 1000 },
    usual,
    { ...usual, endpoints: 4000 },
    { ...usual, subnets: 200 },
    { ...usual, subnets: 1000 },
    { ...usual, subnets: 1000, hasOwnTables: true },
    // Without hosts the subnets themselves are the endpoints, and most rules speak of parts of them.
    { ...usual, endpoints: 0, subnets: 1000 },
  ]
  for (const size of sizes) {
    const model = world(size)
    const { value, ms } = timed(() => {
      const space = new PacketSpace()
      const fabric = compileNetwork(model)
      const hosts = fabric.endpoints.filter(({ key }) => /\/h\d+$/.test(key))
      const asked = hosts.length > 0 ? hosts : fabric.endpoints
      return { space, matrix: matrixOf(space, reachable(space, fabric), asked) }
    })
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    const tables = model.azure.routeTables.length + model.oci.routeTables.length
    const { rules, subnets } = size
    const endpoints = value.matrix.endpoints.length
    const megabytes = Math.round((heapUsed + arrayBuffers) / 1e6)
    const s = (ms / 1000).toFixed(1)
    row(endpoints, rules, subnets, tables, endpoints ** 2, s, value.space.diagrams.size, megabytes)
  }
  process.stdout.write('\n')
}

/** Prints the tables that `docs/performance.md` shows. */
export async function run(): Promise<void> {
  process.stdout.write(`Node ${process.versions.node}; processor time, medians of 21 for one flow\n\n`)
  oneFlow()
  allPairs()
  await printPolicyTable()
}
