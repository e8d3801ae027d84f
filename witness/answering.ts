import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A program that answers question after question: a line of JSON for each, in the order asked. */
export interface Answering<Question, Answer> extends AsyncDisposable {
  ask(question: Question): Promise<Answer>
}

export function startAnswering<Question, Answer>(
  command: string,
  args: readonly string[] = [],
  options: { readonly signal?: AbortSignal } = {},
): Answering<Question, Answer> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], ...options })
  // A program that is stopped is missed where it is asked.
  child.on('error', () => {})
  child.stdin.on('error', () => {})
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  return {
    async ask(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`)
      const { value, done } = await lines.next()
      if (done) throw new Error(`${command} ended without an answer`)
      return JSON.parse(value) as Answer
    },
    async [Symbol.asyncDispose]() {
      child.stdin.end()
      await ended
    },
  }
}
