import { hasChanges, type Plan, type Step } from '@interconnect/engine'
import type { Finding, Leg, ResolvedSpec } from '@interconnect/model'
import type { Planned } from '@interconnect/toolkit'
import { formatDuration } from '../words/duration.ts'
import { clip, count, pairs, widest, wrap } from '../words/layout.ts'
import type { Look, Style } from '../words/style.ts'
import { differenceLines } from './differences.ts'
import { countLines, type PlanLine, planLines } from './plan-lines.ts'
import { imperative } from './verbs.ts'

type Shown = Pick<Planned, 'plan' | 'spec' | 'findings'>

/** What would be done, why, in what order, and how long it takes. */
export function planText({ plan, spec, findings }: Shown, look: Look): string {
  if (plan.steps.length === 0) return nothingToDo(plan, look.style)
  const lines = planLines(plan)
  const sections = [
    [header(plan, spec, look)],
    plan.goal === 'apply' ? decisions(spec, look.style) : [],
    ...groups.map(({ title, holds }) => group(title, lines.filter(holds), { lines, look })),
    criticalPath(plan, look),
    findings.flatMap((finding) => remark(finding, look)),
    [summary(plan, look)],
  ]
  return sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n')
}

function header(plan: Plan, spec: ResolvedSpec, { style }: Look): string {
  const { pair, bandwidth, peeringLocation } = spec
  const what = plan.goal === 'apply' ? 'Plan for' : 'Plan to take down'
  return `${style.title(`${what} ${plan.owner}`)}\n${style.dim(`${pair.oci.region} ↔ ${spec.azure.location} through ${peeringLocation}, ${bandwidth}`)}`
}

/** What the document left open, as it was decided. */
function decisions({ azure, circuit, legs }: ResolvedSpec, style: Style): string[] {
  const { gateway, gatewaySubnet, resourceGroup } = azure
  return [
    style.title('Decided'),
    ...pairs(
      [
        ['gateway', `${gateway.sku}${gateway.fastPath ? ' with FastPath' : ''} in ${gatewaySubnet.prefix}${gateway.existing === undefined ? '' : ' (made by somebody else)'}`],
        ['circuit', `${circuit.tier} tier, ${circuit.billing.toLowerCase()} data`],
        ['BGP primary', leg(legs.primary)],
        ['BGP secondary', leg(legs.secondary)],
        ['resource group', resourceGroup],
      ],
      '  ',
      style.dim,
    ),
  ]
}

/** Both ends differ in their last number only. */
const leg = ({ prefix, oracle, azure }: Leg): string => `${prefix.padEnd(18)} Oracle ${lastNumber(oracle)}, Azure ${lastNumber(azure)}`

const lastNumber = (address: string): string => /\.\d+(?=\/|$)/.exec(address)?.[0] ?? address

const groups: readonly { title: string; holds: (line: PlanLine) => boolean }[] = [
  { title: 'Azure', holds: ({ key }) => key.startsWith('azure/') },
  { title: 'OCI', holds: ({ key }) => key.startsWith('oci/') },
  { title: 'Between the clouds', holds: ({ key }) => !/^(azure|oci)\//.test(key) },
]

const symbols: Readonly<Record<PlanLine['does'], readonly [symbol: string, paint: keyof Style]>> = {
  create: ['+', 'good'],
  update: ['~', 'warn'],
  replace: ['±', 'warn'],
  delete: ['-', 'bad'],
  adopt: ['→', 'note'],
  settle: ['⧖', 'dim'],
  wait: ['⧖', 'dim'],
}

interface Context {
  readonly lines: readonly PlanLine[]
  readonly look: Look
}

function group(title: string, lines: readonly PlanLine[], context: Context): string[] {
  if (lines.length === 0) return []
  return [context.look.style.title(title), ...lines.flatMap((line) => changeLines(line, context))]
}

function changeLines(line: PlanLine, { lines, look }: Context): string[] {
  const { style, columns } = look
  const [symbol, paint] = symbols[line.does]
  const time = formatDuration(line.typicalMs).padStart(12)
  const room = Math.min(widest(lines.map(({ title }) => title)), columns - 4 - time.length)
  const first = `  ${style[paint](symbol)} ${clip(line.title, room).padEnd(room)}${style.dim(time)}`
  const reason = saysNothingNew(line, lines) ? [] : [style.dim(wrap(line.reason, columns, '      '))]
  const differences = line.does === 'update' || line.does === 'replace' ? differenceLines(line.differences, '      ', look) : []
  return [first, ...reason, ...differences]
}

/** Whether the reason is the one that everything of its sort has, or only lists the differences told below it. */
function saysNothingNew({ does, reason, differences }: PlanLine, lines: readonly PlanLine[]): boolean {
  if (does === 'update' && differences.length > 0 && reason.endsWith(' differs')) return true
  const alike = lines.filter((line) => line.does === does)
  return alike.length > 1 && alike.every((line) => line.reason === reason)
}

function criticalPath(plan: Plan, { style, columns }: Look): string[] {
  const steps = new Map(plan.steps.map((step) => [step.id, step]))
  const path = plan.criticalPath.map((id) => steps.get(id)).filter((step): step is Step => step !== undefined && step.typicalMs > 0)
  if (path.length < 2) return []
  const width = widest(path.map(({ typicalMs }) => formatDuration(typicalMs)))
  const shown = path.map(({ typicalMs, title, action }) => {
    return `  ${style.dim(formatDuration(typicalMs).padStart(width))}  ${clip(`${imperative[action]} ${title}`, columns - width - 4)}`
  })
  return [`${style.title('Critical path')} ${style.dim(`what decides the ${formatDuration(plan.durationMs)}`)}`, ...shown]
}

/** A warning or a remark: what, and below it what one may do. */
function remark({ severity, message, hint }: Finding, { style, columns }: Look): string[] {
  const paint = severity === 'warning' ? style.warn : style.note
  const [first, ...rest] = wrap(message, columns, '  ').split('\n')
  const said = [`${paint(severity === 'warning' ? '!' : 'i')} ${first!.trimStart()}`, ...rest]
  return [...said, ...(hint === undefined ? [] : [style.dim(wrap(hint, columns, '    '))])]
}

const nothingToDo = ({ owner, goal, unchanged }: Plan, { good, title }: Style): string =>
  goal === 'apply'
    ? `${good('✓')} ${title(`${owner}:`)} nothing to do, ${count(unchanged.length, 'object')} as wanted`
    : `${good('✓')} ${title(`${owner}:`)} nothing to do, nothing of it exists`

function summary(plan: Plan, { style, columns }: Look): string {
  const { unchanged, ...counts } = countLines(plan)
  const parts = (Object.entries(counts) as [keyof typeof counts, number][])
    .filter(([, amount]) => amount > 0)
    .map(([does, amount]) => `${amount} ${words[does]}`)
  const about = hasChanges(plan) ? `, about ${formatDuration(plan.durationMs)}` : ''
  const all = [...parts, ...(unchanged > 0 ? [`${unchanged} unchanged`] : [])]
  return style.title(wrap(`${all.join(', ')}${about}.`, columns))
}

const words = {
  create: 'to create',
  update: 'to update',
  replace: 'to replace',
  delete: 'to delete',
  adopt: 'to adopt',
  wait: 'to wait for',
} as const
