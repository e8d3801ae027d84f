import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { InterconnectError } from '@interconnect/model'

interface Holder {
  readonly pid: number
  readonly host: string
}

/**
 * Takes the lock of a document, so that one run at a time writes; gives what lets it go. The lock of a process of this
 * machine that is no more is taken over.
 * @throws state/locked naming its holder
 */
export function lockJournal(directory: string): Disposable {
  mkdirSync(directory, { recursive: true })
  const path = join(directory, 'lock')
  const mine = `${path}.${process.pid}`
  writeFileSync(mine, JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder))
  try {
    if (!take(mine, path)) takeOver(mine, path)
  } finally {
    rmSync(mine, { force: true })
  }
  return { [Symbol.dispose]: () => rmSync(path, { force: true }) }
}

/** A link is made whole or, when the name is taken, not at all. */
function take(mine: string, path: string): boolean {
  try {
    linkSync(mine, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/**
 * Removes the lock of a process that is no more. It is moved away before it is judged for good, because another
 * process may have replaced it with a living one in the meantime.
 */
function takeOver(mine: string, path: string): void {
  const holder = holderOf(path)
  if (holder && isAlive(holder)) throw locked(path, holder)
  const aside = `${path}.stale.${process.pid}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const moved = holderOf(aside)
  if (moved && isAlive(moved)) take(aside, path)
  rmSync(aside, { force: true })
  if (!take(mine, path)) throw locked(path, holderOf(path))
}

function holderOf(path: string): Holder | undefined {
  try {
    const { pid, host } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host } : undefined
  } catch {
    return undefined
  }
}

function isAlive({ pid, host }: Holder): boolean {
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const locked = (path: string, holder: Holder | undefined) =>
  new InterconnectError('state/locked', `another run works on this document${holder ? `: process ${holder.pid} on ${holder.host}` : ''}`, {
    hint: `wait for it to end, or stop it; if nothing of ours runs there any more, delete ${path}`,
    details: { ...holder, path },
  })
