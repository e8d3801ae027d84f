import { firstWords, type KnownCommand, type KnownFlag, secondWords } from './vocabulary.ts'

/** Inside a `_arguments` or `_describe` item: colons and brackets part its fields. */
const field = (text: string): string => text.replaceAll("'", "'\\''").replaceAll(/[:[\]]/g, (mark) => `\\${mark}`)

/** Completion for zsh. @source https://zsh.sourceforge.io/Doc/Release/Completion-System.html */
export function zshCompletion(commands: readonly KnownCommand[]): string {
  const first = firstWords(commands)
  const groups = first.map(([word]) => word).filter((word) => secondWords(commands, word).length > 0)
  const plain = commands.filter(({ name }) => !name.includes(' '))
  return `#compdef interconnect
# zsh completion of interconnect; made by \`interconnect completion zsh\`
_interconnect() {
  local -a words_here
  if (( CURRENT == 2 )); then
    words_here=(${first.map(([word, summary]) => `'${word}:${field(summary)}'`).join(' ')})
    _describe command words_here
    return
  fi
  case $words[2] in
${groups.map((group) => groupCase(group, secondWords(commands, group))).join('\n')}
${plain.map((command) => commandCase(command.name, command)).join('\n')}
  esac
}
_interconnect "$@"
`
}

function groupCase(group: string, commands: readonly KnownCommand[]): string {
  return `    ${group})
      if (( CURRENT == 3 )); then
        words_here=(${commands.map(({ name, summary }) => `'${name.split(' ')[1]}:${field(summary)}'`).join(' ')})
        _describe command words_here
        return
      fi
      case $words[3] in
${commands.map((command) => commandCase(command.name.split(' ')[1]!, command)).join('\n')}
      esac ;;`
}

function commandCase(word: string, { flags, words }: KnownCommand): string {
  const items = [...flags.flatMap(flagItems), ...(words.length > 0 ? [`'*:word:(${words.join(' ')})'`] : [])]
  return `    ${word}) _arguments ${items.join(' ')} ;;`
}

function flagItems({ long, short, summary, takesValue, words, isFile }: KnownFlag): string[] {
  const value = !takesValue ? '' : `:value:${isFile ? '_files' : words.length > 0 ? `(${words.join(' ')})` : ''}`
  return [long, ...(short === undefined ? [] : [short])].map((name) => `'${name}[${field(summary)}]${value}'`)
}
