/** Colours by meaning. */
export type Style = Readonly<Record<'title' | 'good' | 'bad' | 'warn' | 'note' | 'dim', (text: string) => string>>

/** What a view must know about where it is shown. */
export interface Look {
  readonly style: Style
  /** Width in characters. */
  readonly columns: number
}

const ansi =
  (...codes: readonly number[]) =>
  (text: string) =>
    text === '' ? '' : `\u001b[${codes.join(';')}m${text}\u001b[0m`

export const colours: Style = {
  title: ansi(1),
  good: ansi(32),
  bad: ansi(31),
  warn: ansi(33),
  note: ansi(36),
  dim: ansi(2),
}

const same = (text: string): string => text

export const plain: Style = { title: same, good: same, bad: same, warn: same, note: same, dim: same }

/** Plain text, 80 characters wide: what is not a terminal gets. */
export const plainLook: Look = { style: plain, columns: 80 }
