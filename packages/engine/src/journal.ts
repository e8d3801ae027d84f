import type { Clock } from '@interconnect/model'
import { createHash } from 'node:crypto'
import type { Key } from './kind.ts'

export type WriteAction = 'create' | 'update' | 'delete'

/**
 * One durable line about what we did. An intent is durable before its call leaves, its result after:
 * an intent without a result tells the next run where to look.
 */
export type JournalRecord =
  | {
      readonly record: 'intent'
      readonly key: Key
      readonly type: string
      readonly action: WriteAction
      readonly token: string
      /** What the object stands on: it must be deleted before any of these. */
      readonly needs: readonly Key[]
    }
  /** The cloud took the call; the operation can be followed. */
  | { readonly record: 'accepted'; readonly key: Key; readonly id: string; readonly operation?: string }
  | { readonly record: 'done'; readonly key: Key; readonly id: string }
  | { readonly record: 'gone'; readonly key: Key }
  | { readonly record: 'failed'; readonly key: Key; readonly code: string }
  /** An object that somebody else made is ours from here on; nothing was written to its cloud. */
  | {
      readonly record: 'taken-over'
      readonly key: Key
      readonly type: string
      readonly id: string
      readonly as: TakenOver
      readonly needs: readonly Key[]
    }

/** Ours as if we had made it; or used as it stands and never deleted, because others use it, too. */
export type TakenOver = 'own' | 'existing'

/** Where records are kept; a file, or memory in tests. */
export interface JournalStore {
  /** Takes the record at once, in the order of the calls; resolves when it would survive a crash. */
  append(record: JournalRecord): Promise<void>
  /** All records, oldest first. */
  readonly records: readonly JournalRecord[]
}

/** The same journal; while a record goes to the disk, a virtual clock stands still. */
export const timelessJournal = (journal: JournalStore, clock: Clock): JournalStore => ({
  records: journal.records,
  append: (record) => clock.during(() => journal.append(record)),
})

export interface JournalEntry {
  readonly type: string
  /** Cloud id, once known. */
  readonly id?: string
  readonly needs: readonly Key[]
  /** A write that was begun and whose end is not recorded. */
  readonly pending?: { readonly action: WriteAction; readonly token: string; readonly operation?: string }
  /** Writes that came to an end, for good or bad. */
  readonly attempts: number
  /** Set while the object is one that somebody else made. */
  readonly takenOver?: TakenOver
}

/** What the records say about each object now. Objects that are gone stay, without id, for their count of attempts. */
export function readJournal(records: readonly JournalRecord[]): Map<Key, JournalEntry> {
  const entries = new Map<Key, JournalEntry>()
  for (const record of records) entries.set(record.key, applyRecord(entries.get(record.key), record))
  return entries
}

function applyRecord(entry: JournalEntry | undefined, record: JournalRecord): JournalEntry {
  const { type = '', id, attempts = 0, pending, needs = [], takenOver } = entry ?? {}
  const found = takenOver && { takenOver }
  const known = { type, needs, attempts, ...(id === undefined ? {} : { id }), ...found }
  switch (record.record) {
    case 'intent': {
      // What is made anew is made by us.
      const { takenOver: _found, ...made } = known
      return {
        ...(record.action === 'create' ? made : known),
        type: record.type,
        needs: record.needs,
        pending: { action: record.action, token: record.token },
      }
    }
    case 'accepted':
      return {
        ...known,
        id: record.id,
        ...(pending && {
          pending: { ...pending, ...(record.operation !== undefined && { operation: record.operation }) },
        }),
      }
    case 'done':
      return { type, needs, id: record.id, attempts: attempts + 1, ...found }
    case 'gone':
      return { type, needs, attempts: attempts + 1 }
    case 'failed':
      return { ...known, attempts: attempts + 1 }
    case 'taken-over':
      return { type: record.type, id: record.id, needs: record.needs, attempts, takenOver: record.as }
  }
}

/** The idempotency token of a write: the same until the write has come to an end. */
export const requestToken = (owner: string, key: Key, attempt: number): string =>
  createHash('sha256').update(`${owner}\n${key}\n${attempt}`).digest('hex').slice(0, 40)

/** A journal that forgets; for tests and for reading commands. */
export function memoryJournal(initial: readonly JournalRecord[] = []): JournalStore {
  const records = [...initial]
  return { records, append: async (record) => void records.push(record) }
}
