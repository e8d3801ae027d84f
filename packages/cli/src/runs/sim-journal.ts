import { InterconnectError } from '@interconnect/model'
import type { RequestRecord } from '@interconnect/sim'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import type { RequestJournalDocument } from '../output/simulated.ts'
import { worldDirectory } from '../state/paths.ts'
import { requestJournalText } from '../views/request-journal.human.ts'
import { withControl } from './with-control.ts'

interface Given extends GlobalInput {
  readonly writes: boolean
  readonly last: string | undefined
}

export async function simJournal(input: Given, _host: Host): Promise<Result> {
  const directory = worldDirectory(input)
  const count = countOf(input.last)
  const all = (await withControl(directory, (control) => control.journal())) ?? []
  const wanted = all.filter(({ write }) => write || !input.writes)
  const document: RequestJournalDocument = {
    apiVersion: 'oci-azure.dev/v1alpha1',
    kind: 'RequestJournal',
    directory,
    requests: wanted.slice(Math.max(0, wanted.length - count)).map(shown),
  }
  return { exitCode: 0, human: (look) => requestJournalText(document, look), json: () => document }
}

const shown = ({ atMs, ...record }: RequestRecord) => ({ time: new Date(atMs).toISOString(), ...record })

function countOf(text = '1000000000'): number {
  if (/^\d{1,10}$/.test(text)) return Number(text)
  throw new InterconnectError('usage/invalid-argument', `--last '${text}' is not a number`, {
    hint: 'write one such as 20',
  })
}
