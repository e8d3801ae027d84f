import type { Mended } from '@interconnect/toolkit'
import { count } from '../words/layout.ts'
import type { Look } from '../words/style.ts'
import { textDiff } from './text-diff.ts'

/** What `--fix` changed, as a small diff under what it was for. */
export function mendedText(
  { fixed, text }: Mended,
  { before, file, written }: { before: string; file: string; written: boolean },
  { style }: Look,
): string {
  if (fixed.length === 0) return `${style.note('i')} ${file}: nothing that could be mended safely`
  const did = written
    ? `mended ${count(fixed.length, 'finding')} in`
    : `would mend ${count(fixed.length, 'finding')} in`
  return [
    `${style.good('✓')} ${style.title(`${did} ${file}`)}`,
    ...fixed.map(({ message, id }) => `  ${message} ${style.dim(`(${id})`)}`),
    '',
    ...textDiff(before, text, style),
  ].join('\n')
}
