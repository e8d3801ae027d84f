import type { AnyCommand } from './command.ts'
import { commands } from './commands.ts'
import { isFindingsFormat } from './formats/index.ts'
import type { GlobalInput } from './global-flags.ts'
import type { Host } from './host.ts'
import { parseArguments } from './program.ts'
import { show, showReport } from './show.ts'

/** Runs one command line; gives the exit code. Everything heavy is loaded only once it is known what to do. */
export async function runCli(argv: readonly string[], host: Host): Promise<number> {
  const parsed = parseArguments(argv, commands)
  if (parsed.asks === 'text') {
    host.stdout.write(parsed.text)
    return 0
  }
  if (parsed.asks !== 'run') {
    const { failUsage } = await import('./failure.ts')
    return failUsage(parsed, { output: wantsJson(argv) ? 'json' : 'human', noColor: argv.includes('--no-color') }, host)
  }
  const input = parsed.input as Parameters<typeof parsed.command.run>[0]
  const refusal = refusedForm(parsed.command, parsed.input)
  if (refusal) {
    const { failUsage } = await import('./failure.ts')
    return failUsage(refusal, { ...(parsed.input as GlobalInput), output: 'human' }, host)
  }
  try {
    const result = await parsed.command.run(input, host)
    if (result.report && isFindingsFormat(input.output)) await showReport(result.report, input.output, host)
    else show(result, input, host)
    return result.exitCode
  } catch (error) {
    const { fail } = await import('./failure.ts')
    return fail(error, input, host)
  }
}

/** Forms that a command's result does not have are refused before anything is done. */
function refusedForm({ name, reportsFindings, draws }: AnyCommand, { output }: Readonly<Record<string, unknown>>) {
  const form = String(output)
  const refuse = (other: string) => ({
    message: `'${name}' has no result in the form ${form}`,
    hint: `write -o human or -o json; ${other}`,
  })
  if (form === 'svg' && !draws) return refuse('`interconnect matrix -o svg` draws who reaches whom')
  if (reportsFindings || !isFindingsFormat(form)) return undefined
  return refuse(`\`interconnect validate -o ${form}\` reports findings so`)
}

/** For a command line that could not be read: whether it looks as if a program had asked. */
const wantsJson = (argv: readonly string[]): boolean => /(^| )(-o|--output)[ =]?json( |$)/.test(argv.join(' '))
