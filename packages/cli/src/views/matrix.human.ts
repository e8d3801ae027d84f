import type { MatrixCell, PlaceMatrix } from '@interconnect/toolkit'
import { count, joinSections, widest, wrap } from '../words/layout.ts'
import type { Look } from '../words/style.ts'
import { groupLines } from './place-groups.ts'
import type { ShownMatrix } from './matrix.json.ts'

/** A table of marks where it fits, then the services of every pair that has any. */
export function matrixText({ matrix, network, groups }: ShownMatrix, look: Look): string {
  const talking = matrix.cells.filter(({ services }) => services !== '')
  const when = network.isObserved ? 'as the clouds are now' : 'as the document wants it'
  return joinSections([
    [
      `${talking.length} of ${count(matrix.cells.length, 'pair')} of places can talk`,
      look.style.dim(`  ${network.spec.name}, ${when}`),
    ],
    tableLines(matrix, look),
    ...matrix.places.filter(opens).map((place) => fromLines(place, matrix, look)),
    groupLines(groups, matrix.places, look),
  ])
}

/** Services only answer. */
const opens = (place: string): boolean => !place.includes('/service/')

export const markOf = ({ services, isForAll }: MatrixCell): '●' | '◐' | '·' => {
  if (services === '') return '·'
  return services === 'any protocol' && isForAll ? '●' : '◐'
}

function tableLines({ places, cells }: PlaceMatrix, { style, columns }: Look): string[] {
  const width = widest(places)
  const cell = 5
  if (width + 6 + places.length * cell > columns) return []
  const head = places.map((_, index) => String(index + 1).padStart(cell)).join('')
  return [
    style.dim(`  ${'from \\ to'.padEnd(width + 4)}${head}`),
    ...places.map((place, row) => {
      const marks = cells.slice(row * places.length, (row + 1) * places.length)
      const said = marks.map((one) => ' '.repeat(cell - 1) + painted(markOf(one), style))
      return `  ${String(row + 1).padStart(2)}  ${place.padEnd(width)}${said.join('')}`
    }),
    style.dim('  ● everything   ◐ a part   · nothing'),
  ]
}

const painted = (mark: ReturnType<typeof markOf>, style: Look['style']): string =>
  ({ '●': style.warn, '◐': style.good, '·': style.dim })[mark](mark)

function fromLines(place: string, { cells }: PlaceMatrix, { style, columns }: Look): string[] {
  const own = cells.filter(({ from, services }) => from === place && services !== '')
  if (own.length === 0) return [`${style.title(place)} ${style.dim('reaches nothing')}`]
  const width = widest(own.map(({ to }) => to))
  return [
    style.title(place),
    ...own.map(({ to, services, isForAll }) => {
      const said = isForAll ? services : `${services} (not for all addresses)`
      const [first, ...rest] = wrap(said, columns - width - 6).split('\n')
      return [`  → ${to.padEnd(width)}  ${first}`, ...rest.map((line) => ' '.repeat(width + 6) + line)].join('\n')
    }),
  ]
}
