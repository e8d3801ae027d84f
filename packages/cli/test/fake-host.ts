import type { Host, Out } from '../src/host.ts'

/** A host whose streams are texts; not a terminal unless said so. */
export interface FakeHost extends Host {
  readonly out: () => string
  readonly err: () => string
}

interface FakeHostOptions {
  readonly input?: string
  readonly terminal?: boolean
  /** What the person at the terminal answers; `undefined` ends the input. */
  readonly answers?: readonly string[]
  readonly environment?: Host['environment']
  readonly signal?: AbortSignal
}

export function fakeHost({
  input = '',
  terminal = false,
  answers = [],
  environment = {},
  signal,
}: FakeHostOptions = {}): FakeHost {
  const written = { out: '', err: '' }
  const stream = (name: keyof typeof written): Out => ({
    write: (text) => void (written[name] += text),
    isTerminal: terminal,
    columns: 80,
    rows: 24,
  })
  const left = [...answers]
  return {
    stdout: stream('out'),
    stderr: stream('err'),
    stdin: {
      isTerminal: terminal,
      read: async () => input,
      async ask(question) {
        written.err += question
        return left.shift()
      },
    },
    environment,
    signal: signal ?? new AbortController().signal,
    hardSignal: new AbortController().signal,
    out: () => written.out,
    err: () => written.err,
  }
}
