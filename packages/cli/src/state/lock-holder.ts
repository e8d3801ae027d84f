import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { z } from 'zod'

/** Who holds a lock. */
const Holder = z.object({
  /** Tells one taking of the lock from every other. */
  id: z.string(),
  /** Name of the document. */
  owner: z.string(),
  host: z.string(),
  pid: z.int(),
  /** When the lock was taken, RFC 3339. */
  since: z.string(),
  /** When the process was started, as the kernel counts; numbers of processes are used again. */
  started: z.string().exactOptional(),
})
export type Holder = z.infer<typeof Holder>

/** This process, as the holder of a lock of the document `owner`. */
export function thisProcess(owner: string): Holder {
  const started = startOf(process.pid)
  return {
    id: crypto.randomUUID(),
    owner,
    host: hostname(),
    pid: process.pid,
    since: new Date().toISOString(),
    ...(started !== undefined && { started }),
  }
}

/** `undefined` when there is no lock, or none that can be read. */
export function holderIn(path: string): Holder | undefined {
  try {
    return Holder.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data
  } catch {
    return undefined
  }
}

/** Whether the process is there: `undefined` for one of another machine, which cannot be told from here. */
export function isAlive({ pid, host, started }: Holder): boolean | undefined {
  if (host !== hostname()) return undefined
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return started === undefined || (startOf(pid) ?? started) === started
}

/**
 * Start of a process since the boot, where the system tells.
 * @source https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html field 22, `starttime`
 */
function startOf(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in parentheses, which may hold anything.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}

export const holderText = ({ pid, host, since }: Holder): string => `process ${pid} on ${host} since ${since}`
