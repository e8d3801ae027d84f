import { open, realpath, rename, stat, unlink } from 'node:fs/promises'
import { InterconnectError } from '@interconnect/model'

/**
 * Replaces a file whole or not at all, with the permissions it had; through a link, what the link names.
 * @throws document/unreadable when it cannot be written
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  try {
    const target = await realpath(file)
    await writeBeside(target, text, (await stat(target)).mode)
  } catch (cause) {
    throw new InterconnectError('document/unwritable', `cannot write ${file}: ${(cause as Error).message}`, {
      hint: 'make the file and its directory writable; --dry-run shows what would be written',
      cause,
    })
  }
}

async function writeBeside(target: string, text: string, mode: number): Promise<void> {
  const beside = `${target}.${process.pid}.tmp`
  try {
    await using handle = await open(beside, 'wx', mode)
    await handle.writeFile(text)
    await handle.sync()
    await rename(beside, target)
  } catch (error) {
    await unlink(beside).catch(() => undefined)
    throw error
  }
}
