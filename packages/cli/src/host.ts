/** Where text goes. */
export interface Out {
  write(text: string): void
  readonly isTerminal: boolean
  /** Size of the terminal in characters; asked anew each time, for it can change. */
  readonly columns: number
  readonly rows: number
}

/** Everything of the process that commands may touch. */
export interface Host {
  readonly stdout: Out
  readonly stderr: Out
  readonly stdin: {
    readonly isTerminal: boolean
    /** All of it, as text. */
    read(): Promise<string>
    /** One line from a person, after a question on stderr; `undefined` when they ended the input. */
    ask(question: string, options: { readonly signal: AbortSignal }): Promise<string | undefined>
  }
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Aborted by the first interrupt: stop in good order. */
  readonly signal: AbortSignal
  /** Aborted by the second: stop now. */
  readonly hardSignal: AbortSignal
}
