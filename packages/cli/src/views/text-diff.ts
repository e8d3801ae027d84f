import type { Style } from '../words/style.ts'

/** Lines that differ between a text and what it became by edits that add no lines; each with the number it had. */
export function textDiff(before: string, after: string, style: Style): string[] {
  const [old, now] = [before.split(/\r?\n/), after.split(/\r?\n/)]
  const width = String(old.length).length
  const shown = (number: number | undefined, sign: string, line: string) =>
    `  ${style.dim(String(number ?? '').padStart(width))} ${(sign === '-' ? style.bad : style.good)(`${sign} ${line}`)}`
  const lines: string[] = []
  let next = 0
  for (const [index, line] of old.entries()) {
    const surplus = old.length - index - (now.length - next)
    if (line === now[next]) next++
    else {
      lines.push(shown(index + 1, '-', line))
      // Lines that are too many were taken away; else the line was changed.
      if (surplus === 0 || !old.slice(index + 1, index + 1 + surplus).includes(now[next]!))
        lines.push(shown(undefined, '+', now[next++] ?? ''))
    }
  }
  return lines
}
