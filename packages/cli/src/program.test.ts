import { expect, test } from 'vitest'
import { commands } from './commands.ts'
import { parseArguments } from './program.ts'

const parse = (line: string) => parseArguments(line.split(' ').filter(Boolean), commands)
const inputOf = (line: string) => {
  const parsed = parse(line)
  return parsed.asks === 'run' ? { ...parsed.input, command: parsed.command.name } : parsed
}

test('A command receives its own flags and the global ones, with defaults filled in.', () => {
  expect(inputOf('drift')).toEqual({
    command: 'drift',
    file: 'interconnect.yaml',
    ignore: [],
    output: 'human',
    target: 'sim',
    pace: 'instant',
    stateDir: '.interconnect',
    events: false,
    noColor: false,
  })
})

test('Global flags may stand before or after the command.', () => {
  expect(inputOf('-o json --state-dir /tmp/x plan -f -')).toEqual(inputOf('plan -f - --output json --state-dir=/tmp/x'))
})

test('A flag that may be repeated gathers what it is given.', () => {
  expect(inputOf('drift --ignore cosmetic --ignore oci/vcn.name')).toMatchObject({
    ignore: ['cosmetic', 'oci/vcn.name'],
  })
})

test('No-color is a switch like any other.', () => {
  expect(inputOf('--no-color status')).toMatchObject({ noColor: true })
})

test('A command of a group is found by both words.', () => {
  expect(inputOf('sim start --port 8443')).toMatchObject({ command: 'sim start', port: '8443' })
})

test('A positional word becomes a member like a flag.', () => {
  expect(inputOf('completion fish')).toMatchObject({ command: 'completion', shell: 'fish' })
})

test.each([
  ['aply', "unknown command 'aply'", 'did you mean apply?'],
  ['plan --fil x', "unknown option '--fil'", 'did you mean --file?'],
  [
    'plan -o xml',
    "option '-o, --output <human|json|svg|github|junit|sarif>' argument 'xml' is invalid",
    'write one of human, json, svg, github, junit, sarif',
  ],
  ['sim', "'sim' needs a command after it", 'see `interconnect sim --help`'],
  ['sim strat', "unknown command 'strat'", 'did you mean start?'],
  ['completion', "missing required argument 'shell'", 'see `interconnect completion --help`'],
  [
    'plan some.yaml',
    "too many arguments for 'plan'. Expected 0 arguments but got 1: some.yaml",
    'see `interconnect plan some.yaml --help`',
  ],
])('What is not understood is told with what may have been meant: %s', (line, message, hint) => {
  expect(parse(line)).toMatchObject({ asks: 'nothing we know', message, hint })
})

test('No words at all, or --help, give the list of commands.', () => {
  const texts = [parse(''), parse('--help'), parse('-h')].map((parsed) => (parsed.asks === 'text' ? parsed.text : ''))
  expect(new Set(texts).size).toBe(1)
  for (const { name, summary } of commands.filter(({ name }) => !name.includes(' '))) {
    expect(texts[0]).toContain(`  ${name}`)
    expect(texts[0]!.replace(/\s+/g, ' ')).toContain(summary)
  }
})

test.each(commands.map(({ name }) => name))(
  'Help of %s shows its description, examples and the global flags.',
  (name) => {
    const parsed = parse(`${name} --help`)
    const text = parsed.asks === 'text' ? parsed.text.replace(/\s+/g, ' ') : ''
    const command = commands.find((one) => one.name === name)!
    expect(text).toContain(command.description)
    expect(text).toContain(command.examples[0]!.line)
    expect(text).toContain('--state-dir <directory>')
  },
)

test('Every example of every command can be parsed.', () => {
  for (const { name, examples } of commands)
    for (const { line } of examples) {
      const words = line.replace(/ [|<>] ?.*$| 2> .*$/, '')
      expect(inputOf(words), line).toMatchObject({ command: name })
    }
})
