import type { Attributes, Key } from '@interconnect/engine'
import type { InterconnectDocument } from '@interconnect/model'
import { legs, propagate } from '@interconnect/routing'
import { keys } from '../compose/keys.ts'
import type { VirtualCircuitState } from '../gates/state.ts'
import { linkReadings } from '../link-readings.ts'
import type { ReadPorts } from '../ports.ts'
import { expectedTopology } from '../probes/expected-topology.ts'
import { compare } from '../routes/compare.ts'
import { explainedBy } from '../routes/explained.ts'
import { legFinding, stationFindings } from '../routes/findings.ts'
import type { RouteFinding, RouteTruth, StationTruth } from '../routes/route-truth.ts'
import { stationKinds } from '../routes/stations/index.ts'
import type { RouteContext, StationKind, Wanted } from '../routes/stations/station.ts'
import { look } from './plan.ts'

/** Every prefix on every station of the link: what each should know and what it knows. Reads only. */
export async function routes(document: InterconnectDocument, ports: ReadPorts): Promise<RouteTruth> {
  const { spec, graph, observation } = await look(document, ports)
  const attributes = (key: Key) => observation.attributes.get(key)
  const reading = { attributes, azure: ports.azure, oci: ports.oci, signal: ports.signal }
  const wanted = { spec, graph, routes: propagate(expectedTopology(spec)) }
  const observed = isThere(attributes)
  const context = { ...wanted, ...reading, readings: linkReadings(reading) }
  const judged = (await Promise.all(stationKinds.map((kind) => ofKind(kind, context, observed)))).flat()
  const stations = judged.map(({ station }) => station)
  const sessions = observed ? sessionsOf(attributes) : {}
  return {
    name: spec.name,
    observed,
    sessions,
    stations,
    findings: observed ? findingsOf(judged, wanted, sessions) : [],
  }
}

/** Whether there is anything of the link to be asked. */
const isThere = (attributes: (key: Key) => Attributes | undefined): boolean =>
  [keys.circuit, keys.virtualCircuit, keys.gateway].some((key) => attributes(key) !== undefined)

interface OfKind {
  readonly kind: StationKind
  readonly station: StationTruth
}

async function ofKind(kind: StationKind, context: RouteContext, observed: boolean): Promise<OfKind[]> {
  return Promise.all(
    kind.expected(context).map(async (expected) => {
      const reading = observed ? await kind.read(expected, context) : undefined
      return { kind, station: compare(kind, expected, reading, context) }
    }),
  )
}

function sessionsOf(attributes: (key: Key) => Attributes | undefined): RouteTruth['sessions'] {
  const state = attributes(keys.virtualCircuit) as VirtualCircuitState | undefined
  return Object.fromEntries(
    (state?.sessions ?? []).map(({ leg, status }) => [leg, status === 'UP' ? 'UP' : 'DOWN'] as const),
  )
}

function findingsOf(judged: readonly OfKind[], wanted: Wanted, sessions: RouteTruth['sessions']): RouteFinding[] {
  const down = legs.filter((leg) => sessions[leg] === 'DOWN')
  const isExplained = explainedBy(down, wanted)
  const missing = judged.flatMap(({ station }) => station.lines.filter((line) => isExplained(station.id, line)))
  const ofLegs = down.map((leg) =>
    legFinding(leg, missing.length, sessions[leg === 'primary' ? 'secondary' : 'primary']),
  )
  const ofStations = judged.flatMap(({ kind, station }) =>
    stationFindings({ station, hint: kind.hint, isExplained: (line) => isExplained(station.id, line) }),
  )
  return [...ofLegs, ...ofStations]
}
