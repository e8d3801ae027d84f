import {
  compileNetwork,
  describeServices,
  type Fabric,
  matrixOf,
  PacketSpace,
  type PlaceFlow,
  reachable,
  type ReachDifference,
  reachDifference,
  type ReachMatrix,
} from '@interconnect/reach'
import type { PlaceGroup } from '../reach/cluster-rows.ts'
import { heldNetwork, wantedNetwork } from '../reach/network-model.ts'
import type { Planned } from './plan.ts'

/** What one place reaches at another. */
export interface MatrixCell {
  readonly from: string
  readonly to: string
  /** In words; empty for nothing. */
  readonly services: string
  /** Whether every address of the one has all of it to every address of the other. */
  readonly isForAll: boolean
}

export interface PlaceMatrix {
  readonly places: readonly string[]
  /** Row by row. */
  readonly cells: readonly MatrixCell[]
  /** Interfaces that have no row of their own: they are treated as the rest of their subnet is. */
  readonly alike: readonly PlaceGroup[]
}

/** Who reaches whom: every place of the network with every other, and with itself. */
export function placeMatrix(fabric: Fabric): PlaceMatrix {
  const space = new PacketSpace()
  const matrix = matrixOf(space, reachable(space, fabric), fabric.endpoints)
  const twins = twinsIn(matrix)
  const words = new Map<number, string>([[space.none, '']])
  const inWords = (set: typeof space.none): string => {
    const known = words.get(set) ?? describeServices(space, set)
    words.set(set, known)
    return known
  }
  const nameOf = (index: number) => fabric.endpoints[index]!.names[0]!
  const shown = fabric.endpoints.flatMap((_, index) => (twins.has(index) ? [] : [index]))
  const cells = shown.flatMap((row) =>
    shown.map((column): MatrixCell => {
      const { some, every } = matrix.cell(row, column)
      return { from: nameOf(row), to: nameOf(column), services: inWords(some), isForAll: some === every }
    }),
  )
  const alike = [...Map.groupBy(twins, ([, rest]) => rest)].map(([rest, those]) => ({
    place: nameOf(rest),
    members: those.map(([index]) => nameOf(index)),
  }))
  return { places: shown.map(nameOf), cells, alike }
}

const interfaceKinds: ReadonlySet<string> = new Set(['network interface', 'VNIC'])

/** Interfaces that reach, and are reached, exactly as the rest of their subnet, each with the place of that rest. */
function twinsIn(matrix: ReachMatrix): ReadonlyMap<number, number> {
  const { endpoints } = matrix
  const restOf = new Map(endpoints.map(({ names }, index) => [names[0]!, index]))
  const said = (from: number, to: number): string => {
    const { some, every } = matrix.cell(from, to)
    return `${some} ${some === every}`
  }
  const isTwin = (one: number, rest: number): boolean =>
    endpoints.every((_, other) => {
      const same = other === one ? rest : other
      return said(one, other) === said(rest, same) && said(other, one) === said(same, rest)
    })
  return new Map(
    endpoints.flatMap(({ object, groups }, index) => {
      const rest = interfaceKinds.has(object.kind) ? restOf.get(groups[0] ?? '') : undefined
      return rest !== undefined && rest !== index && isTwin(index, rest) ? [[index, rest] as const] : []
    }),
  )
}

/** What becomes possible and impossible; interfaces for which it is as for the rest of their subnet are not told apart. */
export function differenceOf(before: Fabric, after: Fabric): ReachDifference {
  const { gained, lost } = reachDifference(new PacketSpace(), before, after)
  const subnets = new Map(
    [...before.endpoints, ...after.endpoints]
      .filter(({ object }) => interfaceKinds.has(object.kind))
      .map(({ names, groups }) => [names[0]!, groups[0] ?? '']),
  )
  return { gained: withoutTwins(gained, subnets), lost: withoutTwins(lost, subnets) }
}

function withoutTwins(flows: readonly PlaceFlow[], subnets: ReadonlyMap<string, string>): readonly PlaceFlow[] {
  const told = (place: string, as: string): string =>
    flows
      .filter(({ from, to }) => from === place || to === place)
      .map(({ from, to, services }) => `${from === place ? as : from} → ${to === place ? as : to}: ${services}`)
      .toSorted()
      .join()
  const twins = new Set([...subnets].filter(([one, rest]) => told(one, '') === told(rest, '')).map(([one]) => one))
  return flows.filter(({ from, to }) => !twins.has(from) && !twins.has(to))
}

/** What a plan makes possible and impossible. Rules of others in shared objects stay as they are, and are left out. */
export function reachOfPlan({ spec, graph, registry, observation, plan }: Planned): ReachDifference {
  const now = heldNetwork(spec, { graph, registry, observation })
  const then = wantedNetwork(spec, plan.goal === 'destroy' ? { ...graph, resources: [] } : graph, registry)
  return differenceOf(compileNetwork(now), compileNetwork(then))
}
