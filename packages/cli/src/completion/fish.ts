import { firstWords, type KnownCommand, type KnownFlag, secondWords } from './vocabulary.ts'

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

/** Completion for fish. @source https://fishshell.com/docs/current/completions.html */
export function fishCompletion(commands: readonly KnownCommand[]): string {
  const first = firstWords(commands)
  const groups = first.map(([word]) => word).filter((word) => secondWords(commands, word).length > 0)
  return [
    '# fish completion of interconnect; made by `interconnect completion fish`',
    'complete -c interconnect -f',
    ...first.map(([word, summary]) => line('__fish_use_subcommand', `-a ${word} -d ${quoted(summary)}`)),
    ...groups.flatMap((group) =>
      secondWords(commands, group).map(({ name, summary }) =>
        line(`__fish_seen_subcommand_from ${group}`, `-a ${name.split(' ')[1]} -d ${quoted(summary)}`),
      ),
    ),
    ...commands.flatMap((command) => commandLines(command)),
    '',
  ].join('\n')
}

const line = (condition: string, rest: string): string => `complete -c interconnect -n ${quoted(condition)} ${rest}`

function commandLines({ name, flags, words }: KnownCommand): string[] {
  const seen = name
    .split(' ')
    .map((word) => `__fish_seen_subcommand_from ${word}`)
    .join('; and ')
  return [
    ...flags.map((flag) => line(seen, flagWords(flag))),
    ...(words.length > 0 ? [line(seen, `-a ${quoted(words.join(' '))}`)] : []),
  ]
}

function flagWords({ long, short, summary, takesValue, words, isFile }: KnownFlag): string {
  const value = isFile ? ' -r -F' : words.length > 0 ? ` -x -a ${quoted(words.join(' '))}` : takesValue ? ' -x' : ''
  return `${short === undefined ? '' : `-s ${short.slice(1)} `}-l ${long.slice(2)}${value} -d ${quoted(summary)}`
}
