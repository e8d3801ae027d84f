import type { LineKey, RouteLine, StationTruth } from './route-truth.ts'
import type { ExpectedStation, Reading, StationKind, Wanted } from './stations/station.ts'

/** What tells a line from the others of its station. */
export const keyOf = ({ prefix, via, leg }: LineKey): string => `${prefix} ${via} ${leg ?? ''}`

/** A station as it should be beside what the clouds say of it; `undefined` for a link that is not made yet. */
export function compare(
  kind: StationKind,
  station: ExpectedStation,
  reading: Reading | undefined,
  { spec }: Pick<Wanted, 'spec'>,
): StationTruth {
  const lines = reading?.state === 'told' ? sideBySide(station, reading) : unseen(station)
  const isTold = reading?.state === 'told'
  const known = lines.map((line) => ({ ...line, handling: isTold ? line.observed : line.expected }))
  const total = isTold ? (reading.total ?? lines.length) : lines.length
  return {
    id: station.id,
    title: station.title,
    cloud: kind.cloud,
    state: reading?.state ?? 'not-made',
    ...(reading && reading.state !== 'absent' && reading.remark !== undefined && { remark: reading.remark }),
    lines,
    loads: kind.loads?.({ spec, lines: known, total }) ?? [],
  }
}

const unseen = ({ lines }: ExpectedStation): RouteLine[] => lines.map((line) => ({ ...line, observed: {} }))

/** Lines that were expected first; what is missing does nothing, what nobody expected comes behind. */
function sideBySide(station: ExpectedStation, { lines }: Extract<Reading, { state: 'told' }>): RouteLine[] {
  const found = new Map(lines.map((line) => [keyOf(line), line]))
  const expected = station.lines.map((line): RouteLine => {
    const seen = found.get(keyOf(line))
    found.delete(keyOf(line))
    const nothing = Object.fromEntries(Object.keys(line.expected).map((act) => [act, false]))
    const paths = line.paths && { ...line.paths, observed: seen?.pathsSeen ?? 0 }
    return { ...line, observed: seen?.observed ?? nothing, ...(paths && { paths }) }
  })
  const others = [...found.values()].map(({ prefix, via, leg, asPath, observed }) => ({
    prefix,
    via,
    ...(leg !== undefined && { leg }),
    ...(asPath !== undefined && { asPath }),
    expected: {},
    observed,
  }))
  return [...expected, ...others]
}
