import { commands } from './commands.ts'
import type { Host } from './host.ts'
import { parseArguments } from './program.ts'
import { show } from './show.ts'

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
  try {
    const result = await parsed.command.run(input, host)
    show(result, input, host)
    return result.exitCode
  } catch (error) {
    const { fail } = await import('./failure.ts')
    return fail(error, input, host)
  }
}

/** For a command line that could not be read: whether it looks as if a program had asked. */
const wantsJson = (argv: readonly string[]): boolean => /(^| )(-o|--output)[ =]?json( |$)/.test(argv.join(' '))
