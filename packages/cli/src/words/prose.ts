import { wrap } from './layout.ts'
import type { Look } from './style.ts'

/** Text of a page for the terminal: wrapped, `code` and *places in a console* painted, asterisks gone. */
export const prose = (text: string, { style, columns }: Look, indent = ''): string =>
  wrap(text, columns, indent)
    .split(/(`[^`]*`)/)
    .map((part) =>
      part.startsWith('`') ? style.note(part) : part.replaceAll(/\*([^*]+)\*/g, (_, place) => style.title(place)),
    )
    .join('')
