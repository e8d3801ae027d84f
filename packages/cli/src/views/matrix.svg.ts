import type { MatrixCell } from '@interconnect/toolkit'
import { widest } from '../words/layout.ts'
import { markOf } from './matrix.human.ts'
import type { ShownMatrix } from './matrix.json.ts'

const cellPx = 26
const characterPx = 7.3

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Colours that can be told apart without colour vision; the title of a cell says it in words. */
const fills = { '●': '#b45309', '◐': '#0f766e', '·': '#eef2f5' } as const

/** The table as a drawing; hovering over a cell tells its services. */
export function matrixSvg({ matrix, network }: ShownMatrix): string {
  const { places, cells } = matrix
  const label = Math.ceil(widest(places) * characterPx) + 16
  const size = label + places.length * cellPx + 12
  const headline = `${network.spec.name}: who reaches whom, ${network.isObserved ? 'as observed' : 'as wanted'}`
  const width = Math.max(size, Math.ceil(headline.length * 8.2) + 24)
  const top = label + 34
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${size + 62}" font-family="ui-monospace, monospace" font-size="12" fill="#1f2933">`,
    '<rect width="100%" height="100%" fill="#ffffff"/>',
    `<text x="12" y="22" font-size="14" font-weight="bold">${escaped(headline)}</text>`,
    ...places.map((place, index) => rowLabel(place, { x: label - 8, y: top + index * cellPx + 17 })),
    ...places.map((place, index) => columnLabel(place, { x: label + index * cellPx + 17, y: top - 8 })),
    ...cells.map((cell, index) =>
      square(cell, {
        x: label + (index % places.length) * cellPx,
        y: top + Math.floor(index / places.length) * cellPx,
      }),
    ),
    legend(12, top + places.length * cellPx + 20),
    '</svg>',
  ].join('\n')
}

interface Point {
  readonly x: number
  readonly y: number
}

const rowLabel = (place: string, { x, y }: Point): string =>
  `<text x="${x}" y="${y}" text-anchor="end">${escaped(place)}</text>`

const columnLabel = (place: string, { x, y }: Point): string =>
  `<text transform="translate(${x} ${y}) rotate(-90)">${escaped(place)}</text>`

function square(cell: MatrixCell, { x, y }: Point): string {
  const said = cell.services === '' ? 'nothing' : cell.services
  return `<rect x="${x}" y="${y}" width="${cellPx - 3}" height="${cellPx - 3}" rx="4" fill="${fills[markOf(cell)]}"><title>${escaped(`${cell.from} → ${cell.to}: ${said}`)}</title></rect>`
}

const legend = (x: number, y: number): string =>
  `<text x="${x}" y="${y}"><tspan fill="${fills['●']}">■</tspan> everything <tspan fill="${fills['◐']}">■</tspan> a part <tspan fill="#9aa5b1">■</tspan> nothing; rows reach columns</text>`
