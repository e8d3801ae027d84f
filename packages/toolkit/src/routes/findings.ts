import { contains } from '@interconnect/model'
import type { Leg } from '@interconnect/routing'
import { acts, type Act, type LineKey, type RouteFinding, type RouteLine, type StationTruth } from './route-truth.ts'

/** Of a limit, from where on it is worth saying so. */
const nearly = 0.8

export interface Judged {
  readonly station: StationTruth
  /** What to look at when a route is missing. */
  readonly hint: string
  /** Whether the line is not to be expected with the legs as they are: the finding about the leg says it all. */
  readonly isExplained: (line: RouteLine) => boolean
}

/** What is wrong at one station: each difference by itself, but not what follows from a leg that is down. */
export function stationFindings({ station, hint, isExplained }: Judged): RouteFinding[] {
  if (station.state === 'absent') return [absent(station)]
  const told = station.state === 'told' ? station.lines : []
  return [
    ...told.filter((line) => !isExplained(line)).flatMap((line) => lineFindings(station, line, hint)),
    ...fullness(station),
  ]
}

/** One for each leg that is down, with how much is missing because of it. */
export function legFinding(leg: Leg, missing: number, other: 'UP' | 'DOWN' | undefined): RouteFinding {
  const rest = other === 'UP' ? 'the other leg carries everything' : 'no leg is left'
  return {
    id: 'routes/leg-down',
    severity: 'error',
    station: 'azure/edge',
    leg,
    message: `the ${leg} BGP session is down: ${missing} ${missing === 1 ? 'route' : 'routes'} less, ${rest}`,
    hint: `see probe/sessions and probe/arp in \`interconnect prove\` for the ${leg} leg`,
  }
}

const absent = ({ id, title }: StationTruth): RouteFinding => ({
  id: 'routes/station-absent',
  severity: 'error',
  station: id,
  message: `there is no ${title}`,
  hint: 'run `interconnect apply`',
})

const verbs = { learned: 'learned', chosen: 'in use', advertised: 'advertised' } as const

const isMissing = ({ expected, observed }: RouteLine, act: Act): boolean =>
  expected[act] === true && observed[act] === false

const placed = ({ id }: StationTruth, { prefix, leg }: LineKey) => ({
  station: id,
  prefix,
  ...(leg !== undefined && { leg }),
})

function lineFindings(station: StationTruth, line: RouteLine, hint: string): RouteFinding[] {
  const { prefix, via, leg, paths } = line
  const where = leg === undefined ? station.title : `${station.title} (${leg})`
  const missing = acts.find((act) => isMissing(line, act))
  if (missing !== undefined)
    return [
      {
        id: 'routes/missing',
        severity: 'error',
        ...placed(station, line),
        message: `${where}: ${prefix} of ${via} is not ${verbs[missing]}`,
        hint,
      },
    ]
  if (paths && (paths.observed ?? 0) < paths.expected)
    return [
      {
        id: 'routes/one-path',
        severity: 'error',
        ...placed(station, line),
        message: `${where}: ${prefix} goes by ${paths.observed} of ${paths.expected} edges`,
        hint,
      },
    ]
  return Object.keys(line.expected).length === 0 ? unexpected(station, line, where) : []
}

/** What nobody asked for: it matters when it takes traffic that should cross the link. */
function unexpected(station: StationTruth, line: RouteLine, where: string): RouteFinding[] {
  if (takesTraffic(station, line))
    return [
      {
        id: 'routes/diverted',
        severity: 'error',
        ...placed(station, line),
        message: `${where}: ${line.prefix} goes to ${line.via} instead of the link`,
        hint: 'remove that route, or narrow it until it leaves out what the link carries',
      },
    ]
  return [
    {
      id: 'routes/undeclared',
      severity: 'info',
      ...placed(station, line),
      message: `${where}: ${line.prefix} of ${line.via} is not of this document`,
      hint: 'nothing to do if it is meant: another network shares the link',
    },
  ]
}

const takesTraffic = ({ lines }: StationTruth, { prefix, via, observed }: RouteLine): boolean =>
  observed.chosen === true &&
  lines.some((line) => line.expected.chosen === true && line.via !== via && contains(line.prefix, prefix))

function fullness({ id, title, loads }: StationTruth): RouteFinding[] {
  return loads
    .filter(({ count, limit }) => count >= limit * nearly)
    .map(({ what, leg, count, limit, above }) => ({
      id: 'routes/limit',
      severity: count > limit ? 'error' : 'warning',
      station: id,
      ...(leg !== undefined && { leg }),
      message: `${title}${leg === undefined ? '' : ` (${leg})`}: ${count} of ${limit} ${what}; above it ${above}`,
      hint: 'advertise fewer and wider prefixes',
    }))
}
