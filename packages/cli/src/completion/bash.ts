import { firstWords, type KnownCommand, type KnownFlag } from './vocabulary.ts'

/** Completion for bash. @source https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html */
export function bashCompletion(commands: readonly KnownCommand[]): string {
  const flags = new Map(commands.flatMap((command) => command.flags).map((flag) => [flag.long, flag]))
  return `# bash completion of interconnect; made by \`interconnect completion bash\`
_interconnect() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [[ $word == -* ]] || command+="\${command:+ }$word"
  done
  case $previous in
${[...flags.values()]
  .filter(({ takesValue }) => takesValue)
  .map(valueCase)
  .join('\n')}
  esac
  local words
  case $command in
${cases(commands).join('\n')}
    *) words="" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _interconnect interconnect
`
}

function valueCase({ long, short, words, isFile }: KnownFlag): string {
  const reply = isFile ? 'compgen -f' : `compgen -W "${words.join(' ')}"`
  return `    ${[short, long].filter(Boolean).join('|')}) COMPREPLY=($(${reply} -- "$current")); return ;;`
}

function cases(commands: readonly KnownCommand[]): string[] {
  const groups = new Set(commands.flatMap(({ name }) => (name.includes(' ') ? [name.split(' ')[0]!] : [])))
  const list = (words: readonly string[]) => `words="${words.join(' ')}"`
  return [
    `    "") ${list(firstWords(commands).map(([word]) => word))} ;;`,
    ...[...groups].map((group) => {
      const seconds = commands.filter(({ name }) => name.startsWith(`${group} `)).map(({ name }) => name.split(' ')[1]!)
      return `    "${group}") ${list(seconds)} ;;`
    }),
    ...commands.map(
      ({ name, flags, words }) => `    "${name}"*) ${list([...words, ...flags.map(({ long }) => long)])} ;;`,
    ),
  ]
}
