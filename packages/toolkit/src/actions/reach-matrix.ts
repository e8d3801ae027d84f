import {
  compileNetwork,
  describeServices,
  type Fabric,
  matrixOf,
  PacketSpace,
  reachable,
  type ReachDifference,
  reachDifference,
} from '@interconnect/reach'
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
}

/** Who reaches whom: every place of the network with every other, and with itself. */
export function placeMatrix(fabric: Fabric): PlaceMatrix {
  const space = new PacketSpace()
  const matrix = matrixOf(space, reachable(space, fabric), fabric.endpoints)
  const words = new Map<number, string>([[space.none, '']])
  const inWords = (set: typeof space.none): string => {
    const known = words.get(set) ?? describeServices(space, set)
    words.set(set, known)
    return known
  }
  const places = fabric.endpoints.map(({ names }) => names[0]!)
  const cells = places.flatMap((from, row) =>
    places.map((to, column): MatrixCell => {
      const { some, every } = matrix.cell(row, column)
      return { from, to, services: inWords(some), isForAll: some === every }
    }),
  )
  return { places, cells }
}

export const differenceOf = (before: Fabric, after: Fabric): ReachDifference =>
  reachDifference(new PacketSpace(), before, after)

/** What a plan makes possible and impossible. Rules of others in shared objects stay as they are, and are left out. */
export function reachOfPlan({ spec, graph, registry, observation, plan }: Planned): ReachDifference {
  const now = heldNetwork(spec, { graph, registry, observation })
  const then = wantedNetwork(spec, plan.goal === 'destroy' ? { ...graph, resources: [] } : graph, registry)
  return differenceOf(compileNetwork(now), compileNetwork(then))
}
