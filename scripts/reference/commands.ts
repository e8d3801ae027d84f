import { type AnyCommand, commands, type Flag, type Flags, globalFlags, longName } from '@interconnect/cli'
import { page, table } from './table.ts'

export const commandsPage = (): string =>
  page(
    'Commands',
    '`packages/cli/src/commands`',
    'Exit codes of every command: 0 done, 1 failed, 64 not understood, 130 interrupted; further ones are named with their command. The result is on stdout, progress and messages are on stderr; the form of `-o json` is in [schemas](../schemas).',
    '## Flags of every command',
    flagTable(globalFlags),
    ...commands.flatMap(commandPart),
  )

function commandPart({ name, description, flags, examples, exitCodes }: AnyCommand): string[] {
  const places = Object.entries(flags as Flags).filter(([, flag]) => flag.positional)
  const named = Object.fromEntries(Object.entries(flags as Flags).filter(([, flag]) => !flag.positional))
  const words = places.map(([, { choices = [] }]) => ` ${choices.join('|')}`).join('')
  return [
    `## interconnect ${name}${words}`,
    description,
    ...(Object.keys(named).length > 0 ? [flagTable(named)] : []),
    ...(exitCodes
      ? [
          `Exit codes: ${Object.entries<string>(exitCodes)
            .map(([code, meaning]) => `${code} ${meaning}`)
            .join('; ')}.`,
        ]
      : []),
    ['```sh', ...examples.map(({ line, does }) => `interconnect ${line}   # ${does}`), '```'].join('\n'),
  ]
}

const flagTable = (flags: Flags): string =>
  table(
    ['flag', 'meaning', 'default'],
    Object.entries(flags).map(([name, flag]) => [
      flagName(name, flag),
      flag.summary,
      flag.required ? 'required' : presetOf(flag),
    ]),
  )

const flagName = (name: string, { short, value }: Flag<unknown>): string =>
  `\`${short === undefined ? '' : `-${short}, `}${longName(name)}${value === undefined ? '' : ` <${value}>`}\``

const presetOf = ({ default: preset }: Flag<unknown>): string => (typeof preset === 'string' ? `\`${preset}\`` : '')
