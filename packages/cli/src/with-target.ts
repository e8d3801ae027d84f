import type { ReadPorts, WritePorts } from '@interconnect/toolkit'
import type { Result } from './command.ts'
import type { GlobalInput } from './global-flags.ts'
import type { Host } from './host.ts'
import { openJournalFile, readJournalFile } from './state/node-journal.ts'
import { journalDirectory } from './state/paths.ts'
import { openTarget, type Target } from './target/target.ts'
import { type Loaded, withDocument } from './with-document.ts'

type Given = GlobalInput & { readonly file: string }

/** A document, and ports that cannot write. */
export interface Reading extends Loaded {
  readonly ports: ReadPorts
}

/** For commands that only read: their sessions refuse to write, their journal forgets. */
export const withReading = (input: Given, host: Host, use: (reading: Reading) => Promise<Result>): Promise<Result> =>
  withDocument(input.file, host, async (loaded) => {
    await using target = await openTarget(input, host)
    const journal = readJournalFile(journalDirectory(input, loaded.document.metadata.name))
    return await use({ ...loaded, ports: await readPorts(target, loaded, { journal, signal: host.signal }) })
  })

/** As `Reading`, with what is needed to write once it has been agreed to. */
export interface Writing extends Reading {
  /** Ports that write, reporting to `report`. */
  writing(report: WritePorts['report']): Promise<WritePorts>
}

/** For commands that write: the document is locked, and the journal is on the disk. */
export const withWriting = (input: Given, host: Host, use: (writing: Writing) => Promise<Result>): Promise<Result> =>
  withDocument(input.file, host, async (loaded) => {
    const directory = journalDirectory(input, loaded.document.metadata.name)
    using journal = openJournalFile(directory)
    await using target = await openTarget(input, host)
    const reading = { journal, signal: host.signal }
    return await use({
      ...loaded,
      ports: await readPorts(target, loaded, reading),
      writing: async (report) =>
        writePorts(target, loaded, {
          ...reading,
          report,
          hardSignal: host.hardSignal,
          assertMayWrite: () => journal.assertHeld(),
        }),
    })
  })

/** Ports over sessions that only read. */
export async function readPorts(
  target: Target,
  { document }: Pick<Loaded, 'document'>,
  given: Pick<ReadPorts, 'journal' | 'signal'>,
): Promise<ReadPorts> {
  const sessions = await target.connect(document, { readOnly: true, signal: given.signal })
  return { ...sessions, ...given, clock: target.clock }
}

/** Ports over sessions that write. Calls on their way end only with the hard signal. */
export async function writePorts(
  target: Target,
  { document }: Pick<Loaded, 'document'>,
  {
    assertMayWrite,
    ...given
  }: Pick<WritePorts, 'journal' | 'signal' | 'report'> & {
    readonly hardSignal: AbortSignal
    readonly assertMayWrite?: () => void
  },
): Promise<WritePorts> {
  const options = { readOnly: false, signal: given.hardSignal, ...(assertMayWrite && { assertMayWrite }) }
  const sessions = await target.connect(document, options)
  return { ...sessions, ...given, clock: target.clock }
}
