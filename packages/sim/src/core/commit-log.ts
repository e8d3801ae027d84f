import { closeSync, existsSync, fsyncSync, openSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { JsonLines, parseJsonLines, unreadable } from './json-lines.ts'
import type { Change, Store, StoreLog } from './store.ts'

/** One commit as it stands on a line: its number, the virtual time in milliseconds, and what changed. */
interface Commit {
  readonly number: number
  readonly atMs: number
  readonly changes: readonly Change[]
}

/** A log shorter than this is not worth a snapshot. */
const smallLogBytes = 1_000_000

/**
 * The durable state of a store: `snapshot.log`, everything up to some commit, and `world.log`, the commits since. Both
 * are lines of commits, so that opening reads one after the other. A snapshot replaces the last one by renaming, and
 * commits have consecutive numbers; the process may be killed between any two steps.
 */
export class CommitLog implements StoreLog {
  readonly #snapshotPath: string
  readonly #log: JsonLines
  #last: Commit | undefined
  #snapshotBytes = 0
  #snapshot: () => Iterable<Change> = () => []

  constructor(directory: string) {
    this.#snapshotPath = join(directory, 'snapshot.log')
    this.#log = new JsonLines(join(directory, 'world.log'))
  }

  /** Fills `store` with what the files hold. @throws state/unreadable */
  loadInto(store: Store): void {
    this.#snapshot = () => store.snapshot()
    if (existsSync(this.#snapshotPath)) this.#loadSnapshot(store)
    this.#replay(store)
  }

  /** Virtual time of the last commit; `undefined` in a new world. */
  get atMs(): number | undefined {
    return this.#last?.atMs
  }

  append(nowMs: number, changes: readonly Change[]): void {
    const commit = { number: (this.#last?.number ?? 0) + 1, atMs: nowMs, changes }
    this.#log.append(commit)
    this.#last = commit
    if (this.#log.size > Math.max(smallLogBytes, 2 * this.#snapshotBytes)) this.#compact()
  }

  /** Keeps the virtual time, leaves a snapshot behind and an empty log. */
  close(nowMs: number): void {
    if (this.#last && this.#last.atMs !== nowMs) this.append(nowMs, [])
    if (this.#log.size > 0) this.#compact()
    this.#log.close()
  }

  #loadSnapshot(store: Store): void {
    const [only] = parseJsonLines(this.#snapshotPath)
    if (!isCommit(only?.value)) throw unreadable(this.#snapshotPath, 1, 'not a snapshot')
    store.load(only.value.changes)
    this.#last = only.value
    this.#snapshotBytes = statSync(this.#snapshotPath).size
  }

  /** A process killed between writing a snapshot and emptying the log leaves commits that the snapshot holds already. */
  #replay(store: Store): void {
    const held = this.#last?.number ?? 0
    for (const { line, value } of this.#log.read()) {
      if (!isCommit(value)) throw unreadable(this.#log.path, line, 'not a commit')
      if (value.number <= held) continue
      const expected = (this.#last?.number ?? 0) + 1
      if (value.number !== expected)
        throw unreadable(this.#log.path, line, `commit ${value.number} stands where ${expected} should`)
      store.load(value.changes)
      this.#last = value
    }
  }

  #compact(): void {
    if (!this.#last) return
    const text = `${JSON.stringify({ ...this.#last, changes: [...this.#snapshot()] })}\n`
    writeThenRename(this.#snapshotPath, text)
    this.#snapshotBytes = text.length
    this.#log.clear()
  }
}

/** Where a file is written before it takes its name. */
export const draftOf = (path: string): string => `${path}.new`

/** Replaces a file as a whole: whoever reads it finds the old content or the new. */
export function writeThenRename(path: string, text: string): void {
  const draft = draftOf(path)
  const fd = openSync(draft, 'w', 0o600)
  try {
    writeFileSync(fd, text)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  renameSync(draft, path)
}

const isCommit = (value: unknown): value is Commit =>
  typeof value === 'object' &&
  value !== null &&
  'number' in value &&
  Number.isSafeInteger(value.number) &&
  'atMs' in value &&
  Number.isFinite(value.atMs) &&
  'changes' in value &&
  Array.isArray(value.changes) &&
  value.changes.every(
    (change) => Array.isArray(change) && typeof change[0] === 'string' && typeof change[1] === 'string',
  )
