import type { Disruption, DisruptionCause, Plan } from '@interconnect/engine'
import { formatDuration } from '../../words/duration.ts'
import { wrap } from '../../words/layout.ts'
import type { Look } from '../../words/style.ts'
import type { PlanSection } from './section.ts'

/** What works now and stops meanwhile, or that nothing does. */
export const disruptions: PlanSection = ({ plan }, { look }) => {
  if (plan.disruptions.length === 0) return changesSomething(plan) ? [nothingStops(look)] : []
  const heading = look.style.title(plan.goal === 'apply' ? 'Stops meanwhile' : 'Stops for good')
  const consent = plan.goal === 'apply' ? look.style.dim(', which needs --allow-disruption') : ''
  return [`${heading}${consent}`, ...plan.disruptions.flatMap((one) => disruptionLines(one, look))]
}

/** Making what is not there yet disturbs nobody, and need not be said. */
const changesSomething = ({ steps }: Plan): boolean =>
  steps.some(({ action, differences }) => action === 'update' && differences.length > 0)

const nothingStops = ({ style }: Look): string =>
  `${style.good('Nothing stops meanwhile')}${style.dim(': every change is made in place')}`

function disruptionLines({ stops, forMs, causes }: Disruption, look: Look): string[] {
  const { style, columns } = look
  const time = forMs === undefined ? '' : `, for about ${formatDuration(forMs)}`
  const what = wrap(`! ${stops}${time}`, columns, '  ').split('\n')
  const [first, ...rest] = [style.warn(what[0]!), ...what.slice(1).map((line) => style.warn(`  ${line}`))]
  const shown = forMs === undefined ? [] : causes.flatMap((cause) => causeLines(cause, look))
  return [first, ...rest, ...shown]
}

function causeLines({ title, reason, source }: DisruptionCause, { style, columns }: Look): string[] {
  const said = wrap(`${title}: ${reason}`, columns - 2, '      ')
    .split('\n')
    .map((line, index) => (index === 0 ? line : `  ${line}`))
  return [...said, ...(source === undefined ? [] : [style.dim(`        ${source}`)])]
}
