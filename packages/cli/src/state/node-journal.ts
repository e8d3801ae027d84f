import { closeSync, existsSync, fdatasync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type JournalStore, memoryJournal } from '@interconnect/engine'
import { InterconnectError } from '@interconnect/model'
import { type JournalLock, lockJournal } from './journal-lock.ts'
import { JournalRecordForm } from './journal-record.ts'

type JournalRecord = JournalStore['records'][number]

const journalFile = (directory: string): string => join(directory, 'journal.jsonl')

/**
 * The journal of a document as it stands in its directory, for commands that only read; empty when there is none.
 * @throws state/unreadable naming file and line
 */
export function readJournalFile(directory: string): JournalStore {
  const file = journalFile(directory)
  return memoryJournal(existsSync(file) ? parseJournal(readFileSync(file, 'utf8'), file).records : [])
}

/** A journal that can be written, and let go. */
export interface OpenJournal extends JournalStore, JournalLock {}

/**
 * Opens the journal for writing, made when absent: one JSON record a line, in the file when `append` returns and on the
 * disk when its promise resolves. What a killed process left of its last line is cut off. One process at a time has it
 * open; one that has lost it writes nothing more.
 * @throws state/locked naming the process that has
 * @throws state/unreadable naming file and line
 */
export function openJournalFile(directory: string): OpenJournal {
  const lock = lockJournal(directory)
  try {
    return lockedJournal(journalFile(directory), lock)
  } catch (error) {
    lock[Symbol.dispose]()
    throw error
  }
}

function lockedJournal(file: string, lock: JournalLock): OpenJournal {
  const fd = openSync(file, 'a+', 0o600)
  const { records, length } = parseJournal(readFileSync(file, 'utf8'), file)
  ftruncateSync(fd, length)
  syncDirectory(dirname(file))
  const onDisk = sharedSync(fd)
  return {
    records,
    assertHeld: () => lock.assertHeld(),
    async append(record) {
      lock.assertHeld()
      const bytes = Buffer.from(`${JSON.stringify(record)}\n`)
      for (let done = 0; done < bytes.length;) done += writeSync(fd, bytes, done)
      records.push(record)
      await onDisk()
    },
    [Symbol.dispose]() {
      closeSync(fd)
      lock[Symbol.dispose]()
    },
  }
}

const syncData = promisify(fdatasync)

/**
 * Brings what has been written to the disk. Whoever asks while that is under way shares the next time with all others who
 * do: a hundred records written side by side cost two or three turns of the disk, not a hundred.
 */
function sharedSync(fd: number): () => Promise<void> {
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined
  const start = (): Promise<void> => (running = syncData(fd).finally(() => (running = undefined)))
  return () => {
    if (!running) return start()
    return (next ??= running
      .catch(() => {})
      .then(() => {
        next = undefined
        return start()
      }))
  }
}

/** A new file survives a crash only once its directory does. */
function syncDirectory(directory: string): void {
  const fd = openSync(directory, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** The records of a journal's text, and the length in bytes of its complete lines. */
function parseJournal(text: string, file: string): { records: JournalRecord[]; length: number } {
  const complete = text.slice(0, text.lastIndexOf('\n') + 1)
  const lines = complete.split('\n').slice(0, -1)
  return { records: lines.map((line, index) => parseLine(line, file, index + 1)), length: Buffer.byteLength(complete) }
}

function parseLine(line: string, file: string, number: number): JournalRecord {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    throw unreadable(file, number, 'not a line of JSON', error)
  }
  const parsed = JournalRecordForm.safeParse(value)
  if (parsed.success) return parsed.data
  throw unreadable(file, number, 'not a record this version knows', parsed.error)
}

/** What can be done about a line that says something we do not understand. */
const hints = {
  'not a line of JSON': (file: string) =>
    `move ${file} away and run the same command: what was made is found again by name and owner mark`,
  'not a record this version knows': (file: string) =>
    `run the version of interconnect that wrote it; if it was damaged, move ${file} away: what was made is found again by name and owner mark`,
}

const unreadable = (file: string, line: number, what: keyof typeof hints, cause: unknown) =>
  new InterconnectError('state/unreadable', `${file}:${line}: ${what}`, {
    hint: hints[what](file),
    details: { file, line },
    cause,
  })
