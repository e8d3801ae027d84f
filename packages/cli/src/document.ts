import { readFile } from 'node:fs/promises'
import { InterconnectError, type ParsedDocument, parseInterconnect } from '@interconnect/model'
import type { Host } from './host.ts'

/**
 * Reads and parses the document; `-` is stdin. What is wrong inside it comes back as findings.
 * @throws document/unreadable when there is no such file
 */
export async function readDocument(file: string, { stdin }: Pick<Host, 'stdin'>): Promise<ParsedDocument> {
  return parseInterconnect(file === '-' ? await stdin.read() : await readText(file), file === '-' ? 'stdin' : file)
}

/**
 * The text of a file that a person named.
 * @throws document/unreadable when there is no such file
 */
export async function readText(
  file: string,
  whenAbsent = `name the document with -f, or write a first one with \`interconnect init -f ${file}\``,
): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new InterconnectError('document/unreadable', `cannot read ${file}: ${reasons[code ?? ''] ?? code}`, {
      hint: code === 'ENOENT' ? whenAbsent : 'name a file you may read',
      details: { file },
      cause,
    })
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of the path is not a directory',
}
