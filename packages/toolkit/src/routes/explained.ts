import { type Leg, propagate } from '@interconnect/routing'
import { expectedTopology } from '../probes/expected-topology.ts'
import { keyOf } from './compare.ts'
import type { RouteLine } from './route-truth.ts'
import { stationKinds } from './stations/index.ts'
import type { Wanted } from './stations/station.ts'

/** Tells of a line of a station whether it is missing, or goes by fewer edges, only because these legs are down. */
export function explainedBy(down: readonly Leg[], wanted: Wanted): (station: string, line: RouteLine) => boolean {
  if (down.length === 0) return () => false
  const up = { primary: !down.includes('primary'), secondary: !down.includes('secondary') }
  const reduced = { ...wanted, routes: propagate(expectedTopology(wanted.spec, up)) }
  const stations = stationKinds.flatMap((kind) => kind.expected(reduced))
  const left = new Map<string, number | undefined>(
    stations.flatMap(({ id, lines }) => lines.map((line) => [`${id} ${keyOf(line)}`, line.paths?.expected] as const)),
  )
  return (station, line) => {
    const key = `${station} ${keyOf(line)}`
    const isOfDocument = Object.keys(line.expected).length > 0
    if (!left.has(key)) return isOfDocument
    const paths = left.get(key)
    return paths !== undefined && paths < line.paths!.expected && line.paths!.observed === paths
  }
}
