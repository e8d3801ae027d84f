/** At most `width` characters, with an ellipsis where something was left out. */
export const clip = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`

/** Breaks text between words; every line begins with `indent`. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map((one) => indent + one).join('\n')
}

/** `3 changes`, `1 change`. */
export const count = (amount: number, one: string, many = `${one}s`): string => `${amount} ${amount === 1 ? one : many}`

/** Width of the widest. */
export const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length))

/** Names and values in two columns, each line after `indent`. */
export function pairs(
  rows: readonly (readonly [name: string, value: string])[],
  indent: string,
  dim: (text: string) => string,
): string[] {
  const width = widest(rows.map(([name]) => name))
  return rows.map(([name, value]) => `${indent}${dim(name.padEnd(width))}   ${value}`)
}

/** Groups of lines with an empty line between; empty groups are left out. */
export const joinSections = (sections: readonly (readonly string[])[]): string =>
  sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
