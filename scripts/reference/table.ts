/** A Markdown table; bars inside cells are escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** A page that says where it comes from. */
export const page = (title: string, source: string, ...parts: readonly string[]): string =>
  [`# ${title}`, `<!-- Made by \`npm run generate\` from ${source}. -->`, ...parts].join('\n\n') + '\n'
