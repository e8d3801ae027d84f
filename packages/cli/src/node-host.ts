import { createInterface } from 'node:readline/promises'
import { text } from 'node:stream/consumers'
import { isatty } from 'node:tty'
import type { Host, Out } from './host.ts'
import { showCursor } from './words/cursor.ts'

/** A stream of the process. When its reader has gone away the rest is written nowhere: the work goes on to its end. */
function nodeOut(stream: NodeJS.WriteStream, descriptor: number): Out {
  let open = true
  stream.on('error', () => (open = false))
  return {
    write: (written) => {
      if (open) stream.write(written)
    },
    isTerminal: isatty(descriptor),
    get columns() {
      return stream.columns || 80
    },
    get rows() {
      return stream.rows || 24
    },
  }
}

async function ask(question: string, { signal }: { signal: AbortSignal }): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const ended = new Promise<undefined>((resolve) => lines.once('close', () => resolve(undefined)))
  // In a terminal the line editor swallows Ctrl-C; it is to count like any other.
  lines.on('SIGINT', () => process.emit('SIGINT'))
  try {
    const answer = await Promise.race([lines.question(question, { signal }), ended])
    // Whoever ends the input leaves the cursor behind the question.
    if (answer === undefined) process.stderr.write('\n')
    return answer
  } finally {
    lines.close()
  }
}

/** The first signal stops in good order, the second at once, the third without looking back. */
function stops(): Pick<Host, 'signal' | 'hardSignal'> {
  const controllers = [new AbortController(), new AbortController()] as const
  let received = 0
  const stop = () => {
    const next = controllers[received++]
    if (next) next.abort()
    else {
      if (process.stderr.isTTY) process.stderr.write(showCursor)
      process.exit(130)
    }
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop)
  return { signal: controllers[0].signal, hardSignal: controllers[1].signal }
}

/** The host of a real process. */
export const nodeHost = (): Host => ({
  stdout: nodeOut(process.stdout, 1),
  stderr: nodeOut(process.stderr, 2),
  stdin: { isTerminal: isatty(0), read: () => text(process.stdin), ask },
  environment: process.env,
  ...stops(),
})

/** Resolves when all that was written has left the process. */
export const flushed = (): Promise<unknown> =>
  Promise.all(
    [process.stdout, process.stderr].map((stream) => new Promise<void>((resolve) => stream.write('', () => resolve()))),
  )
