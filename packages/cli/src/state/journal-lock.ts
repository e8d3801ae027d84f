import { linkSync, mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { InterconnectError } from '@interconnect/model'
import { type Holder, holderIn, holderText, isAlive, thisProcess } from './lock-holder.ts'

/** How long a lock stands without a sign of life, in milliseconds. */
export const leaseMs = 120_000
/** How often a holder gives one. */
const renewMs = 20_000

/** A lock that is held. */
export interface JournalLock extends Disposable {
  /**
   * To be called before anything is written: a process that was stopped for long may find that another has taken over.
   * @throws state/locked naming who holds the lock now
   */
  assertHeld(): void
}

export const lockFile = (directory: string): string => join(directory, 'lock')

/**
 * Takes the lock of the document whose directory this is, so that one run at a time writes. The lock of a process of
 * this machine that is no more is taken over at once; one of another machine, or of a process that is paused, when its
 * lease has run out.
 * @throws state/locked saying who holds it and since when
 */
export function lockJournal(directory: string): JournalLock {
  mkdirSync(directory, { recursive: true })
  const path = lockFile(directory)
  const me = thisProcess(basename(directory))
  const mine = `${path}.${me.id}`
  writeFileSync(mine, JSON.stringify(me))
  try {
    if (!take(mine, path)) takeOver(mine, path)
  } finally {
    rmSync(mine, { force: true })
  }
  return held(path, me)
}

function held(path: string, me: Holder): JournalLock {
  const isHeld = () => holderIn(path)?.id === me.id
  const renewal = setInterval(() => isHeld() && renew(path), renewMs)
  renewal.unref()
  return {
    assertHeld() {
      if (!isHeld()) throw lost(path)
    },
    [Symbol.dispose]() {
      clearInterval(renewal)
      if (isHeld()) rmSync(path, { force: true })
    },
  }
}

/** The time of the file is the last sign of life. */
function renew(path: string): void {
  try {
    const now = new Date()
    utimesSync(path, now, now)
  } catch {
    // Taken away in this very moment; the next write will tell.
  }
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
 * Removes a lock that nobody holds any more. It is moved away before it is judged for good, because another process may
 * have replaced it with a living one in the meantime.
 */
function takeOver(mine: string, path: string): void {
  if (isInForce(path, mine)) throw locked(path, holderIn(path))
  const aside = `${mine}.stale`
  try {
    renameSync(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  if (isInForce(aside, mine)) take(aside, path)
  rmSync(aside, { force: true })
  if (!take(mine, path)) throw locked(path, holderIn(path))
}

/** Ages are told by the clock of the file system, by which `mine` was written just now. */
function isInForce(path: string, mine: string): boolean {
  const holder = holderIn(path)
  if (!holder) return false
  if (isAlive(holder) === false) return false
  return statSync(mine).mtimeMs - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < leaseMs
}

const locked = (path: string, holder: Holder | undefined) =>
  new InterconnectError(
    'state/locked',
    `another run works on this document${holder ? `: ${holderText(holder)}` : ''}`,
    {
      hint: 'wait for it to end, or stop it; if it can be neither, run `interconnect unlock`',
      details: { ...holder, path },
    },
  )

function lost(path: string): InterconnectError {
  const holder = holderIn(path)
  const by = holder ? `: ${holderText(holder)} holds it now` : ''
  return new InterconnectError(
    'state/locked',
    `this run has lost the lock of its document and writes nothing more${by}`,
    {
      hint: 'when the other run has ended, run the same command again',
      details: { ...holder, path },
    },
  )
}
