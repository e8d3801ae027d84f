import type { Flags, Input } from './flag.ts'
import type { GlobalInput } from './global-flags.ts'
import type { FindingsReport } from './formats/findings-format.ts'
import type { Host } from './host.ts'
import type { Look } from './words/style.ts'

/** How a command ended, as a value: shown as text or as one JSON document. */
export interface Result {
  readonly exitCode: number
  human(look: Look): string
  json(): unknown
  /** A drawing; only of commands that draw. */
  svg?(): string
  /** Set where handing out credentials is the very purpose: those of a simulator. */
  readonly reveals?: true
  /** Set where findings are the result: they can be written in the forms of `formats/`. */
  readonly report?: FindingsReport
}

export interface Example {
  /** As typed, without the program's name. */
  readonly line: string
  readonly does: string
}

/** A command as a value: help, completion and the reference page are made from it, and `run` does it. */
export interface Command<F extends Flags = Flags> {
  /** As typed: `plan`, `sim start`. */
  readonly name: string
  /** One line, for lists of commands. */
  readonly summary: string
  /** What it does, reads and leaves behind. */
  readonly description: string
  readonly flags: F
  readonly examples: readonly Example[]
  /** Exit codes beside 0 (done), 1 (failed), 64 (usage) and 130 (interrupted). */
  readonly exitCodes?: Readonly<Record<number, string>>
  /** Whether its result is findings, so that `-o` takes the forms of `formats/`, too. */
  readonly reportsFindings?: true
  /** Whether its result can be drawn with `-o svg`. */
  readonly draws?: true
  run(input: Input<F> & GlobalInput, host: Host): Promise<Result>
}

// oxlint-disable-next-line typescript/no-explicit-any -- existential: each command is run only with its own input
export type AnyCommand = Command<any>

/** Defines a command; only here so that the input is inferred from the flags. */
export const defineCommand = <const F extends Flags>(command: Command<F>): Command<F> => command
