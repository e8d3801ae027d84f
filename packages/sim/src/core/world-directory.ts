import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { InterconnectError } from '@interconnect/model'
import { CommitLog, draftOf, writeThenRename } from './commit-log.ts'
import { lockDirectory } from './directory-lock.ts'
import { RequestJournal, type RequestRecord } from './journal.ts'
import { JsonLines, unreadable } from './json-lines.ts'
import { changesOf, type WorldSnapshot } from './snapshot.ts'
import { Store } from './store.ts'
import { World, type WorldOptions } from './world.ts'

/** What is fixed when a world is made. */
interface Meta {
  readonly format: typeof format
  readonly seed: string
}

/** The form of the files below; another number means another program version wrote them. */
const format = 1

/** A world that lives in a directory. */
export interface DurableWorld {
  readonly world: World
  /** Flushes the state, lets the directory go; again does nothing. */
  readonly close: () => void
}

/**
 * Opens the world in `directory`, made when absent: `meta.json`, `world.log` and `snapshot.log` (see `CommitLog`),
 * `requests.log` (the request journal), `lock`. Virtual time goes on where it stopped.
 * @throws state/locked when another process has it open
 * @throws state/unreadable when a file is damaged or the directory cannot be used
 */
export function openWorld(
  directory: string,
  options: Omit<WorldOptions, 'store' | 'startMs' | 'journal'> = {},
): DurableWorld {
  const unlock = enter(directory)
  try {
    const { seed } = openMeta(directory, options.seed)
    const commits = new CommitLog(directory)
    const store = new Store(commits)
    commits.loadInto(store)
    const requests = new JsonLines(join(directory, 'requests.log'))
    const startMs = commits.atMs === undefined ? {} : { startMs: commits.atMs }
    const world = new World({
      ...options,
      ...startMs,
      seed,
      store,
      journal: requestJournal(requests),
    })
    let isOpen = true
    const close = () => {
      if (isOpen) closeAll(world, commits, requests, unlock)
      isOpen = false
    }
    return { world, close }
  } catch (error) {
    unlock()
    throw error
  }
}

/**
 * Puts the world of a snapshot in place of the one in `directory`, which may be absent or damaged. Its request journal
 * begins anew.
 * @throws state/locked when another process has it open
 */
export function replaceWorld(directory: string, snapshot: WorldSnapshot): void {
  removeWorld(directory)
  const unlock = enter(directory)
  try {
    openMeta(directory, snapshot.seed)
    const commits = new CommitLog(directory)
    const store = new Store(commits)
    commits.loadInto(store)
    for (const [name, id, value] of changesOf(snapshot)) store.collection(name).put(id, value)
    store.commit(Date.parse(snapshot.time))
    commits.close(Date.parse(snapshot.time))
  } finally {
    unlock()
  }
}

/** Makes the directory when it is absent and locks it. */
function enter(directory: string): () => void {
  try {
    mkdirSync(directory, { recursive: true })
    return lockDirectory(directory)
  } catch (error) {
    if (InterconnectError.is(error)) throw error
    throw new InterconnectError('state/unreadable', `cannot use ${directory}: ${(error as Error).message}`, {
      hint: 'make it a directory that you may write to, or choose another',
      cause: error,
    })
  }
}

const worldFiles = ['meta.json', 'world.log', 'snapshot.log', 'requests.log', 'lock']

/**
 * Throws a world away, whatever state its files are in, with what `others` names beside it. Files that are not ours
 * stay, and so does the directory that has some.
 * @throws state/locked when another process has it open
 */
export function removeWorld(directory: string, others: readonly string[] = []): void {
  if (!existsSync(directory)) return
  const unlock = enter(directory)
  for (const name of [...others, ...worldFiles])
    for (const path of [join(directory, name), draftOf(join(directory, name))])
      rmSync(path, { recursive: true, force: true })
  unlock()
  if (readdirSync(directory).length === 0) rmdirSync(directory)
}

function closeAll(world: World, commits: CommitLog, requests: JsonLines, unlock: () => void): void {
  try {
    world.clock.stop()
    world.commit()
    commits.close(world.clock.now())
    requests.close()
  } finally {
    unlock()
  }
}

const requestJournal = (requests: JsonLines): RequestJournal =>
  new RequestJournal({
    append: (record) => requests.append(record),
    read: () => requests.read().map(({ value }) => value as RequestRecord),
  })

/** Reads what the world was made with, or writes it when this is a new one. */
function openMeta(directory: string, seed: string | undefined): Meta {
  const path = join(directory, 'meta.json')
  if (!existsSync(path)) {
    if (existsSync(join(directory, 'world.log'))) throw unreadable(path, 1, 'missing, though the world is there')
    const meta = { format, seed: seed ?? '1' } as const
    writeThenRename(path, `${JSON.stringify(meta)}\n`)
    return meta
  }
  const meta = readMeta(path)
  if (seed !== undefined && seed !== meta.seed)
    throw new InterconnectError(
      'usage/invalid-argument',
      `the world in ${directory} has seed ${meta.seed}, not ${seed}`,
      {
        hint: 'leave the seed out, or make a new world with `interconnect sim reset`',
      },
    )
  return meta
}

function readMeta(path: string): Meta {
  let meta: Partial<Meta> | null
  try {
    meta = JSON.parse(readFileSync(path, 'utf8')) as Partial<Meta> | null
  } catch (error) {
    throw unreadable(path, 1, 'not JSON', error)
  }
  if (typeof meta?.seed !== 'string') throw unreadable(path, 1, 'no seed')
  if (meta.format !== format) throw unreadable(path, 1, `format ${meta.format}, this version reads ${format}`)
  return { format, seed: meta.seed }
}
