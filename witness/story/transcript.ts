/** One command of a transcript, with its here-document, and what it prints. */
export interface Step {
  readonly command: string
  /** `…` stands for anything. */
  readonly expected: string
}

/** The session of one client as a page shows it. */
export interface Transcript {
  readonly client: string
  readonly steps: readonly Step[]
}

/** The blocks of a page that begin with three backticks and `console <client>`. */
export const transcriptsOf = (markdown: string): Transcript[] =>
  Array.from(markdown.matchAll(/^```console (\S+)\n(.*?)^```$/gms), ([, client = '', text = '']) => ({
    client,
    steps: stepsOf(text),
  }))

const stepsOf = (text: string): Step[] =>
  text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const lines = part.trimEnd().split('\n')
      const typed = lines.findIndex((line, index) => index > 0 && !line.startsWith('>'))
      const end = typed < 0 ? lines.length : typed
      const command = lines.slice(0, end).map((line, index) => (index === 0 ? line : line.replace(/^> ?/, '')))
      return { command: command.join('\n'), expected: lines.slice(end).join('\n') }
    })

/** What a text must look like to be the expected one. */
export const patternOf = (expected: string): RegExp =>
  new RegExp(
    `^${expected
      .trim()
      .split('…')
      .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('[^]*')}$`,
  )
