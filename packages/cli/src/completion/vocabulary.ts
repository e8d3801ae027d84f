import type { AnyCommand } from '../command.ts'
import { type Flag, type Flags, longName } from '../flag.ts'
import { isFindingsFormat } from '../formats/index.ts'
import { globalFlags } from '../global-flags.ts'

/** One flag as completions see it. */
export interface KnownFlag {
  readonly long: string
  readonly short?: string
  readonly summary: string
  readonly takesValue: boolean
  /** Words it takes; `file` for any file. */
  readonly words: readonly string[]
  readonly isFile: boolean
}

/** One command, or group of commands, as completions see it. */
export interface KnownCommand {
  readonly name: string
  readonly summary: string
  readonly flags: readonly KnownFlag[]
  /** Words of its positional arguments. */
  readonly words: readonly string[]
}

/** Everything a shell can complete. Names such as `sim start` are commands of the group `sim`. */
export function vocabulary(commands: readonly AnyCommand[]): Promise<KnownCommand[]> {
  return Promise.all(commands.map(knownCommand))
}

async function knownCommand({ name, summary, flags, reportsFindings }: AnyCommand): Promise<KnownCommand> {
  const all = Object.entries({ ...(flags as Flags), ...globalFlags })
  const places = all.filter(([, flag]) => flag.positional)
  const words = await Promise.all(
    places.map(async ([, { choices, completes }]) => choices ?? (await completes?.()) ?? []),
  )
  return {
    name,
    summary,
    flags: all
      .filter(([, flag]) => !flag.positional)
      .map(knownFlag)
      .map((flag) => ({
        ...flag,
        // Forms of findings are refused where findings are not the result.
        words: reportsFindings ? flag.words : flag.words.filter((word) => !isFindingsFormat(word)),
      })),
    words: words.flat(),
  }
}

const knownFlag = ([name, { short, summary, value, choices }]: [string, Flag<unknown>]): KnownFlag => ({
  long: longName(name),
  ...(short !== undefined && { short: `-${short}` }),
  summary,
  takesValue: value !== undefined,
  words: choices ?? [],
  isFile: value === 'file' || value === 'directory',
})

/** First words of the command line, each once, with their summaries. */
export const firstWords = (commands: readonly KnownCommand[]): [word: string, summary: string][] => [
  ...new Map(
    commands.map(({ name, summary }) => [
      name.split(' ')[0]!,
      name.includes(' ') ? 'the built-in simulators' : summary,
    ]),
  ),
]

/** What may follow the first word of a group. */
export const secondWords = (commands: readonly KnownCommand[], group: string): KnownCommand[] =>
  commands.filter(({ name }) => name.startsWith(`${group} `))
