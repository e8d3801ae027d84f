import { Command as Parser, CommanderError, Option } from 'commander'
import type { AnyCommand } from './command.ts'
import { type Flag, type Flags, kebab, longName } from './flag.ts'
import { globalFlags } from './global-flags.ts'
import { version } from './version.ts'

/** What a command line asks for. */
export type Parsed =
  | { readonly asks: 'run'; readonly command: AnyCommand; readonly input: Readonly<Record<string, unknown>> }
  | { readonly asks: 'text'; readonly text: string }
  | { readonly asks: 'nothing we know'; readonly message: string; readonly hint: string }

/** Reads a command line; never writes, runs or throws. */
export function parseArguments(argv: readonly string[], commands: readonly AnyCommand[]): Parsed {
  const texts: string[] = []
  let run: Parsed | undefined
  const program = buildProgram(commands, {
    write: (text) => void texts.push(text),
    found: (command, input) => (run = { asks: 'run', command, input }),
  })
  try {
    program.parse(argv.length === 0 ? ['--help'] : [...argv], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode !== 0) return misused(error, argv)
  }
  return run ?? { asks: 'text', text: texts.join('') }
}

/** The words an option takes stand in its placeholder already. */
const describeOption = ({ description, defaultValue, mandatory }: Option): string => {
  const told = mandatory ? ' (required)' : typeof defaultValue === 'string' ? ` (default: ${defaultValue})` : ''
  return description + told
}

interface Listener {
  readonly write: (text: string) => void
  readonly found: (command: AnyCommand, input: Record<string, unknown>) => void
}

function buildProgram(commands: readonly AnyCommand[], listener: Listener): Parser {
  const program = new Parser('interconnect')
    .description('Build, prove and take down the private link between OCI and Azure from one document.')
    .exitOverride()
    .configureOutput({ writeOut: listener.write, writeErr: listener.write, outputError: () => {} })
    .configureHelp({ showGlobalOptions: true, optionDescription: describeOption })
    .version(version, '-V, --version', 'show the version')
    .addHelpText(
      'after',
      `\nStart here:\n  interconnect init              write a first document\n  interconnect apply             build it, on the simulators\n  interconnect demo              watch the whole life of a link in a minute`,
    )
  for (const [name, flag] of Object.entries(globalFlags)) program.addOption(optionOf(name, flag))
  const groups = new Map<string, Parser>()
  for (const command of commands) addCommand(command, parentOf(command, program, groups), listener)
  return program
}

/** The group a command such as `sim start` belongs to, made when it is the first of it. */
function parentOf({ name }: AnyCommand, program: Parser, groups: Map<string, Parser>): Parser {
  const [group, sub] = name.split(' ')
  if (sub === undefined) return program
  const known = groups.get(group!) ?? program.command(group!).description(groupSummaries[group!] ?? '')
  groups.set(group!, known)
  return known
}

const groupSummaries: Readonly<Record<string, string>> = { sim: 'the built-in simulators of both clouds' }

function addCommand(command: AnyCommand, parent: Parser, { found }: Listener): void {
  const parser = parent
    .command(command.name.split(' ').at(-1)!)
    .summary(command.summary)
    .description(command.description)
    .allowExcessArguments(false)
    .addHelpText('after', after(command))
  const flags = Object.entries(command.flags as Flags)
  const places = flags.filter(([, flag]) => flag.positional)
  for (const [name, flag] of places) {
    const argument = parser.createArgument(flag.required ? `<${kebab(name)}>` : `[${kebab(name)}]`, flag.summary)
    parser.addArgument(flag.choices ? argument.choices([...flag.choices]) : argument)
  }
  for (const [name, flag] of flags) if (!flag.positional) parser.addOption(optionOf(name, flag))
  parser.action(() => found(command, readInput(parser, command)))
}

function readInput(parser: Parser, { flags }: AnyCommand): Record<string, unknown> {
  const given = parser.optsWithGlobals<Record<string, unknown>>()
  const all: Flags = { ...globalFlags, ...(flags as Flags) }
  const places = Object.entries(all).filter(([, flag]) => flag.positional)
  const byName = Object.entries(all).map(([name, flag]) => {
    const { negate, attribute } = { negate: isNegation(name), attribute: attributeOf(name, flag) }
    return [name, negate ? given[attribute] === false : given[attribute]]
  })
  return {
    ...Object.fromEntries(byName),
    ...Object.fromEntries(places.map(([name], index) => [name, parser.processedArgs[index]])),
  }
}

/** To commander, `--no-color` is the denial of `color`. */
const isNegation = (name: string): boolean => /^no[A-Z]/.test(name)
const attributeOf = (name: string, flag: Flag<unknown>): string => optionOf(name, flag).attributeName()

function optionOf(name: string, flag: Flag<unknown>): Option {
  const { short, value, summary, choices, default: preset, required, repeated } = flag
  const option = new Option(`${short ? `-${short}, ` : ''}${longName(name)}${value ? ` <${value}>` : ''}`, summary)
  if (choices) option.choices([...choices])
  if (preset !== undefined && value !== undefined) option.default(preset)
  else if (value === undefined && !isNegation(name)) option.default(false)
  if (repeated) option.argParser((one: string, before: readonly string[]) => [...before, one])
  if (required) option.makeOptionMandatory()
  return option
}

function after({ examples, exitCodes }: AnyCommand): string {
  const shown = examples.map(({ line, does }) => `  $ interconnect ${line}\n      ${does}`)
  const codes = Object.entries(exitCodes ?? {}).map(([code, meaning]) => `  ${code}  ${meaning}`)
  return [
    '',
    'Examples:',
    ...shown,
    ...(codes.length > 0 ? ['', 'Exit codes (0 done, 1 failed, 64 usage, 130 interrupted):', ...codes] : []),
  ].join('\n')
}

/** Commander's message, taken apart into what is wrong and what to do. */
function misused({ message, code }: CommanderError, argv: readonly string[]): Parsed {
  const [first = '', second = ''] = message.replace(/^error: /, '').split('\n')
  const choices = / Allowed choices are (.*)\.$/.exec(first)?.[1]
  const meant = /Did you mean (.*)\?/.exec(second)?.[1]
  const group = argv.filter((word) => !word.startsWith('-')).join(' ')
  const hint = meant
    ? `did you mean ${meant}?`
    : choices
      ? `write one of ${choices}`
      : `see \`interconnect ${code === 'commander.unknownCommand' ? '' : `${group} `}--help\``
  const said =
    code === 'commander.help'
      ? `'${group}' needs a command after it`
      : first.replace(/ Allowed choices.*$/, '').replace(/\.$/, '')
  return { asks: 'nothing we know', message: said, hint }
}
