import { rmSync } from 'node:fs'
import type { Result } from '../command.ts'
import { confirm } from '../confirm.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import type { LockDocument } from '../output/lock.ts'
import { say } from '../show.ts'
import { lockFile } from '../state/journal-lock.ts'
import { type Holder, holderIn, holderText, isAlive } from '../state/lock-holder.ts'
import { journalDirectory } from '../state/paths.ts'
import { withDocument } from '../with-document.ts'

type Given = GlobalInput & { readonly file: string; readonly autoApprove: boolean }

export const unlock = (input: Given, host: Host): Promise<Result> =>
  withDocument(input.file, host, async ({ document }) => {
    const { name } = document.metadata
    const path = lockFile(journalDirectory(input, name))
    const holder = holderIn(path)
    if (!holder) return resultOf(name, 'free')
    say(`${name} is worked on by ${holderText(holder)}${livesText(holder)}`, host)
    if (!input.autoApprove && !(await confirm(`Take the lock away? Only 'yes' is taken as agreement:`, host))) {
      if (!host.stdin.isTerminal) say('There is no terminal to ask at. To agree beforehand, add --auto-approve.', host)
      return resultOf(name, 'declined', holder)
    }
    // Whoever took it in the meantime keeps it.
    if (holderIn(path)?.id === holder.id) rmSync(path, { force: true })
    return resultOf(name, 'unlocked', holder)
  })

function livesText(holder: Holder): string {
  const alive = isAlive(holder)
  if (alive === undefined) return ', which cannot be seen from here'
  return alive
    ? ', which is running: stop it first if you can'
    : ', which is no more: the next run takes over by itself'
}

const texts: Readonly<Record<LockDocument['result'], (name: string) => string>> = {
  free: (name) => `nobody works on ${name}`,
  unlocked: (name) => `${name} is unlocked; the run that held the lock writes nothing more`,
  declined: (name) => `${name} stays locked`,
}

const resultOf = (name: string, result: LockDocument['result'], holder?: Holder): Result => ({
  exitCode: result === 'declined' ? 1 : 0,
  human: ({ style }) => `${result === 'declined' ? style.dim('·') : style.good('✓')} ${texts[result](name)}`,
  json: () => lockDocument(name, result, holder),
})

function lockDocument(name: string, result: LockDocument['result'], holder: Holder | undefined): LockDocument {
  const head = { apiVersion: 'oci-azure.dev/v1alpha1', kind: 'Lock', name, result } as const
  if (!holder) return head
  const { host, pid, since } = holder
  const alive = isAlive(holder)
  return { ...head, holder: { host, pid, since, ...(alive !== undefined && { alive }) } }
}
