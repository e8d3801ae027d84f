import { formatDuration } from '../../words/duration.ts'
import { clip, widest, wrap } from '../../words/layout.ts'
import type { Style } from '../../words/style.ts'
import { differenceLines } from '../differences.ts'
import type { PlanLine } from './lines.ts'
import { effectLines } from './effects.ts'
import type { SectionContext } from './section.ts'

const symbols: Readonly<Record<PlanLine['does'], readonly [symbol: string, paint: keyof Style]>> = {
  create: ['+', 'good'],
  update: ['~', 'warn'],
  reset: ['↻', 'warn'],
  replace: ['±', 'warn'],
  delete: ['-', 'bad'],
  adopt: ['→', 'note'],
  settle: ['⧖', 'dim'],
  wait: ['⧖', 'dim'],
}

/** The changes of one side under its name; nothing when there are none. */
export function changeGroup(title: string, lines: readonly PlanLine[], context: SectionContext): string[] {
  if (lines.length === 0) return []
  return [context.look.style.title(title), ...lines.flatMap((line) => changeLines(line, context))]
}

function changeLines(line: PlanLine, { lines, look }: SectionContext): string[] {
  const { style, columns } = look
  const [symbol, paint] = symbols[line.does]
  const time = formatDuration(line.typicalMs).padStart(12)
  const room = Math.min(widest(lines.map(({ title }) => title)), columns - 4 - time.length)
  const first = `  ${style[paint](symbol)} ${clip(line.title, room).padEnd(room)}${style.dim(time)}`
  const reason = saysNothingNew(line, lines) ? [] : [style.dim(wrap(line.reason, columns, '      '))]
  const differences =
    line.does === 'update' || line.does === 'replace' ? differenceLines(line.differences, '      ', look) : []
  return [first, ...reason, ...differences, ...effectLines(line, look)]
}

/** Whether the reason is the one that everything of its sort has, or only lists the differences told below it. */
function saysNothingNew({ does, reason, differences }: PlanLine, lines: readonly PlanLine[]): boolean {
  if (does === 'update' && differences.length > 0 && reason.endsWith(' differs')) return true
  const alike = lines.filter((line) => line.does === does)
  return alike.length > 1 && alike.every((line) => line.reason === reason)
}
