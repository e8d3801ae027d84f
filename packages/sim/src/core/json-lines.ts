import { closeSync, fstatSync, ftruncateSync, openSync, readFileSync, readSync, writeSync } from 'node:fs'
import { InterconnectError } from '@interconnect/model'

/** A line of a file that does not say what it should. */
export const unreadable = (path: string, line: number, what: string, cause?: unknown): InterconnectError =>
  new InterconnectError('state/unreadable', `${path}:${line}: ${what}`, {
    hint: 'the simulated world is damaged: throw it away with `interconnect sim reset`, or put a copy of its directory back',
    details: { file: path, line },
    cause,
  })

/** One file of JSON values, a line each, that is only ever appended to, and emptied as a whole. */
export class JsonLines {
  readonly path: string
  readonly #fd: number
  /** Length of all complete lines in bytes. */
  #size: number
  #closed = false

  /** Opens the file, made when absent, for appending. What a killed process left of its last line is cut off. */
  constructor(path: string) {
    this.path = path
    this.#fd = openSync(path, 'a+', 0o600)
    this.#size = endOfLastLine(this.#fd)
    ftruncateSync(this.#fd, this.#size)
  }

  get size(): number {
    return this.#size
  }

  /**
   * Adds values. They are with the operating system when this returns: the process may be killed, the machine may not
   * lose its power. After `close` nothing is written, as if the process had ended.
   */
  append(...values: readonly unknown[]): void {
    if (this.#closed) return
    const bytes = Buffer.from(values.map((value) => `${JSON.stringify(value)}\n`).join(''))
    try {
      for (let done = 0; done < bytes.length;) done += writeSync(this.#fd, bytes, done)
    } catch (error) {
      ftruncateSync(this.#fd, this.#size)
      throw error
    }
    this.#size += bytes.length
  }

  clear(): void {
    ftruncateSync(this.#fd, 0)
    this.#size = 0
  }

  close(): void {
    if (!this.#closed) closeSync(this.#fd)
    this.#closed = true
  }

  read(): { line: number; value: unknown }[] {
    return parseJsonLines(this.path)
  }
}

/**
 * The values of a file of JSON lines with their line numbers, which count from 1. A last line without an end is not
 * there yet.
 * @throws state/unreadable for a line that is not JSON
 */
export function parseJsonLines(path: string): { line: number; value: unknown }[] {
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  return lines.map((text, index) => ({ line: index + 1, value: parseLine(path, index + 1, text) }))
}

function parseLine(path: string, line: number, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw unreadable(path, line, 'not a line of JSON', error)
  }
}

/** Where the last complete line of a file ends, in bytes; looked for from the end, for the file may be long. */
function endOfLastLine(fd: number): number {
  const block = Buffer.alloc(65_536)
  for (let end = fstatSync(fd).size; end > 0;) {
    const start = Math.max(0, end - block.length)
    const read = readSync(fd, block, 0, end - start, start)
    const newline = block.subarray(0, read).lastIndexOf(0x0a)
    if (newline >= 0) return start + newline + 1
    end = start
  }
  return 0
}
