import type { SnapshotDifferenceDocument, SnapshotDocument } from '../output/simulated.ts'
import { clip, count } from '../words/layout.ts'
import type { Look, Style } from '../words/style.ts'

/** That a world was written down or brought back. */
export function snapshotDoneText({ file, directory, did, time, objects }: SnapshotDocument, { style }: Look): string {
  const told =
    did === 'save' ? `${file} holds the world in ${directory}` : `the world in ${directory} is the one of ${file}`
  return `${style.good('✓')} ${told}: ${count(objects, 'entry', 'entries')}, at ${time}`
}

type Changed = SnapshotDifferenceDocument['objects'][number]

/** What is different in the world from what stands in the file. */
export function snapshotDifferenceText({ file, objects }: SnapshotDifferenceDocument, look: Look): string {
  const { style } = look
  if (objects.length === 0) return `${style.good('✓')} the world is as in ${file}`
  const amount = (is: Changed['is']) => objects.filter((one) => one.is === is).length
  const summary = `against ${file}: ${amount('added')} added, ${amount('removed')} removed, ${amount('changed')} changed`
  return [...objects.map((one) => objectText(one, look)), style.dim(summary)].join('\n')
}

function objectText({ collection, id, is, members }: Changed, { style, columns }: Look): string {
  const [symbol, paint] = marks[is]
  const lines = members.map(
    ({ path, from, to }) => `    ${clip(`${path}: ${shown(from)} → ${shown(to)}`, Math.max(40, columns - 4))}`,
  )
  return [`${style[paint](symbol)} ${collection} ${id}`, ...lines].join('\n')
}

const marks: Readonly<Record<Changed['is'], readonly [symbol: string, paint: keyof Style]>> = {
  added: ['+', 'good'],
  removed: ['-', 'bad'],
  changed: ['~', 'warn'],
}

const shown = (value: unknown): string => (value === undefined ? '(nothing)' : JSON.stringify(value))
