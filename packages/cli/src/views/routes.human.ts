import { type Act, acts, type Load, type RouteLine, type RouteTruth, type StationTruth } from '@interconnect/toolkit'
import { clip, count, joinSections, widest, wrap } from '../words/layout.ts'
import type { Look, Style } from '../words/style.ts'

/** Whether every station knows what it should, what differs, and every prefix on its way from the VCN to the VNet. */
export function routesText(truth: RouteTruth, look: Look): string {
  return joinSections([
    [headline(truth, look.style)],
    findingLines(truth, look),
    ...truth.stations.map((station, index) => [
      ...(index === 0 ? [headings(look)] : []),
      ...stationLines(station, truth.stations, look),
    ]),
    [legend(truth, look)],
  ])
}

function headline({ name, observed, findings, stations }: RouteTruth, style: Style): string {
  if (!observed)
    return `${style.dim('·')} ${style.title(`${name}:`)} nothing of it exists yet; this is what each station will know`
  const errors = findings.filter(({ severity }) => severity === 'error').length
  if (errors > 0) return style.bad(`✗ ${name}: ${count(errors, 'difference')} between what should be known and what is`)
  const untold = stations.filter(({ state }) => state === 'untold').length
  const rest = untold === 0 ? '' : `; ${count(untold, 'station')} cannot be asked`
  return `${style.good(`✓ ${name}:`)} every station that can be asked knows what it should, on both legs${rest}`
}

const paintOf = { error: 'bad', warning: 'warn', info: 'note' } as const

const findingLines = ({ findings }: RouteTruth, { style, columns }: Look): string[] =>
  findings.flatMap(({ id, severity, message, hint }) => [
    `${style[paintOf[severity]](`${severity}:`)} ${wrap(`${message} (${id})`, columns, '  ').trimStart()}`,
    `  ${style.note('hint:')} ${wrap(hint, columns, '    ').trimStart()}`,
  ])

/** Lines that differ in their leg only, primary first. */
type Row = readonly RouteLine[]

const rowsOf = ({ lines }: StationTruth): Row[] => [
  ...Map.groupBy(lines, ({ prefix, via }) => `${prefix} ${via}`).values(),
]

const indent = '  '
const gap = '  '
const marksWidth = acts.map((act) => act.length).reduce((sum, width) => sum + width + gap.length, 0)

function stationLines(station: StationTruth, all: readonly StationTruth[], look: Look): string[] {
  const { style, columns } = look
  const prefixes = widest(all.flatMap(({ lines }) => lines.map(({ prefix }) => prefix)))
  const names = columns - indent.length - prefixes - gap.length - marksWidth
  return [
    ...titleLines(station, look),
    ...rowsOf(station).map((row) => {
      const name = clip(nameOf(row), names).padEnd(names)
      const marks = acts.map((act) => gap + centred(row, act, station, style)).join('')
      return `${indent}${row[0]!.prefix.padEnd(prefixes)}${gap}${style.dim(name)}${marks}`.trimEnd()
    }),
  ]
}

/** The acts, above the marks of all stations. */
const headings = ({ style, columns }: Look): string =>
  ' '.repeat(columns - marksWidth) + acts.map((act) => gap + style.dim(act)).join('')

/** What it is called, how full it is, and why it does not tell: beside the title where there is room. */
function titleLines(station: StationTruth, { style, columns }: Look): string[] {
  const remarks = [
    ...(station.state === 'absent' ? ['absent'] : []),
    ...loadTexts(station.loads),
    ...(station.remark === undefined ? [] : [station.remark]),
  ].join('; ')
  const beside = gap + remarks
  if (remarks === '') return [style.title(station.title)]
  if (station.title.length + beside.length <= columns) return [style.title(station.title) + style.dim(beside)]
  return [style.title(station.title), style.dim(wrap(remarks, columns, indent))]
}

const nameOf = ([first]: Row): string => {
  const { via, asPath = '', paths } = first!
  const edges = paths && `${paths.observed ?? paths.expected} of ${paths.expected}`
  return [via, ...(edges === undefined ? [] : [edges]), ...(asPath === '' ? [] : [`AS ${asPath}`])].join(', ')
}

function centred(row: Row, act: Act, station: StationTruth, style: Style): string {
  const marks = row.map((line) => markOf(line, act, station))
  const text = marks.map((mark) => mark.sign).join(' ')
  const left = Math.floor((act.length - text.length) / 2)
  const painted = marks.map(({ sign, paint }) => style[paint](sign)).join(' ')
  return `${' '.repeat(left)}${painted}${' '.repeat(act.length - text.length - left)}`
}

interface Mark {
  readonly sign: string
  readonly paint: keyof Style
}

function markOf({ expected, observed }: RouteLine, act: Act, { state }: StationTruth): Mark {
  const [wanted, seen] = [expected[act] === true, observed[act]]
  if (!wanted) return seen === true ? { sign: '+', paint: 'warn' } : { sign: '·', paint: 'dim' }
  if (state === 'not-made') return { sign: '○', paint: 'dim' }
  if (state === 'absent' || seen === false) return { sign: '✗', paint: 'bad' }
  return seen === true ? { sign: '✓', paint: 'good' } : { sign: '?', paint: 'warn' }
}

/** Both legs in one text. */
function loadTexts(loads: readonly Load[]): string[] {
  return [...Map.groupBy(loads, ({ what }) => what)].map(([what, ofLegs]) => {
    const counts = ofLegs.map((load) => load.count.toLocaleString('en')).join(' and ')
    return `${counts} of ${ofLegs[0]!.limit.toLocaleString('en')} ${what}`
  })
}

function legend({ observed }: RouteTruth, { style, columns }: Look): string {
  const signs = observed
    ? ['✓ as it should be', '✗ missing', '+ not asked for', '? not told', '· not its business']
    : ['○ will be', '· not its business']
  return style.dim(`${signs.join(gap)}\n${clip('two signs: the primary and the secondary leg', columns)}`)
}
