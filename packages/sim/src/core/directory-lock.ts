import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { InterconnectError } from '@interconnect/model'

/** Directories that this very process holds: its own pid in a lock file may also be left from an earlier process. */
const heldHere = new Set<string>()

/**
 * Takes the lock file of a directory, so that one process at a time works there; gives what lets it go. The lock of a
 * process that is no more is taken over.
 * @throws state/locked naming the process that holds it
 */
export function lockDirectory(directory: string): () => void {
  const path = resolve(directory, 'lock')
  if (heldHere.has(path)) throw locked(directory, process.pid)
  const mine = join(directory, `lock.${process.pid}`)
  writeFileSync(mine, `${process.pid}\n`)
  try {
    while (!isLinked(mine, path)) clearStale(directory, path)
  } finally {
    rmSync(mine, { force: true })
  }
  heldHere.add(path)
  return () => {
    if (heldHere.delete(path)) rmSync(path, { force: true })
  }
}

/** Whether the lock could be taken: a link is made whole or, when the name is taken, not at all. */
function isLinked(mine: string, path: string): boolean {
  try {
    linkSync(mine, path)
    return true
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false
    throw error
  }
}

/**
 * Removes the lock of a dead process. It is moved away first and looked at again, because another process may have
 * replaced it with a live one in the meantime.
 */
function clearStale(directory: string, path: string): void {
  const judged = holderOf(path)
  if (judged !== undefined && isAlive(judged)) throw locked(directory, judged)
  const aside = `${path}.stale.${process.pid}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return
    throw error
  }
  const moved = holderOf(aside)
  if (moved !== undefined && moved !== judged) isLinked(aside, path)
  rmSync(aside, { force: true })
}

/** The pid in a lock file; `undefined` when it is gone or says nothing. */
function holderOf(path: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10)
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined
    throw error
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isErrno(error, 'EPERM')
  }
}

const locked = (directory: string, pid: number): InterconnectError =>
  new InterconnectError('state/locked', `the simulated world in ${directory} is in use by process ${pid}`, {
    hint: `wait for process ${pid} to end or stop it; if it is none of ours, delete ${join(directory, 'lock')}`,
    details: { directory, pid },
  })

const isErrno = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
