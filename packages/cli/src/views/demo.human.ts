import type { DemoDocument } from '../output/demo.ts'
import { formatDuration } from '../words/duration.ts'
import { clip } from '../words/layout.ts'
import type { Look } from '../words/style.ts'

/** The whole demo on one screen. */
export function demoText({ held, acts, wallMs, virtualMs }: DemoDocument, { style, columns }: Look): string {
  const room = Math.min(columns, 100) - 32
  const lines = acts.map(({ line, claim, held: good, wallMs: took }) => {
    const mark = good ? style.good('✓') : style.bad('✗')
    return `  ${mark} ${(line ?? 'by hand').padEnd(12)}${clip(claim, room).padEnd(room)}${style.dim(formatDuration(took).padStart(12))}`
  })
  const total = `${formatDuration(virtualMs)} on the clouds, ${formatDuration(wallMs)} here`
  return [
    '',
    style.title('The life of an interconnect'),
    ...lines,
    '',
    held ? `${style.good('Everything held')}: ${total}.` : `${style.bad('Not everything held')}: ${total}.`,
    ...(held ? [`${style.note('next:')} \`interconnect init\` writes a document of your own.`] : []),
  ].join('\n')
}
