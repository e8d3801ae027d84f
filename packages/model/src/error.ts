import { type ErrorCode, type ErrorCodeName, errorCodes } from './error-codes.ts'

const mark = Symbol.for('interconnect.error')

export interface ErrorOptions {
  /** The next action, as a command or an edit. */
  readonly hint?: string | undefined
  /** Facts for the JSON output; never secrets. */
  readonly details?: Readonly<Record<string, unknown>> | undefined
  readonly cause?: unknown
}

/**
 * The one error class. The message is lower case, without full stop, and names the wrong value and the place; the
 * hint says what to do next.
 */
export class InterconnectError extends Error {
  override readonly name = 'InterconnectError'
  readonly code: ErrorCodeName
  readonly hint: string | undefined
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: ErrorCodeName, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.hint = options.hint
    this.details = options.details ?? {}
    Object.defineProperty(this, mark, { value: true })
  }

  get kind(): ErrorCode {
    return errorCodes[this.code]
  }

  /** Works across duplicate installs, where `instanceof` does not. */
  static is(value: unknown): value is InterconnectError {
    return typeof value === 'object' && value !== null && mark in value
  }
}

/** Whether `error` carries one of `codes`. */
export const hasCode = (error: unknown, ...codes: readonly ErrorCodeName[]): error is InterconnectError =>
  InterconnectError.is(error) && codes.includes(error.code)
