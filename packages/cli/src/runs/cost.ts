import { hasErrors, type InterconnectDocument, type ResolvedSpec } from '@interconnect/model'
import { costOfDocument, invalidDocument, namesExisting, prepare, review } from '@interconnect/toolkit'
import type { Result } from '../command.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { readPrices } from '../read-prices.ts'
import { readJournalFile } from '../state/node-journal.ts'
import { journalDirectory } from '../state/paths.ts'
import { openTarget } from '../target/target.ts'
import { comparisonText, costText } from '../views/cost.human.ts'
import { type Bill, costDocument } from '../views/cost.json.ts'
import { withDocument } from '../with-document.ts'
import { readPorts } from '../with-target.ts'

type Given = GlobalInput & {
  readonly file: string
  readonly compare?: string | undefined
  readonly prices?: string | undefined
}

export const cost = (input: Given, host: Host): Promise<Result> =>
  withBill(input.file, input, host, async (bill) => {
    if (input.compare === undefined)
      return { exitCode: 0, human: (look) => costText(bill, look), json: () => costDocument(bill) }
    return withBill(input.compare, input, host, async (other) => ({
      exitCode: 0,
      human: (look) => comparisonText(bill, other, look),
      json: () => costDocument(bill, other),
    }))
  })

const withBill = (file: string, input: Given, host: Host, use: (bill: Bill) => Promise<Result>): Promise<Result> =>
  withDocument(file, host, async ({ document }) => {
    const prices = await readPrices(input.prices)
    const spec = namesExisting(document) ? await specWithClouds(document, input, host) : specOf(document)
    return use({ name: document.metadata.name, cost: costOfDocument({ document, spec }, prices) })
  })

/** @throws document/invalid */
function specOf(document: InterconnectDocument): ResolvedSpec {
  const { spec, findings } = review(document)
  if (!spec || hasErrors(findings)) throw invalidDocument(findings)
  return spec
}

/** What others made is on their bill: whether there is a gateway already, say, only the clouds can tell. */
async function specWithClouds(document: InterconnectDocument, input: Given, host: Host): Promise<ResolvedSpec> {
  await using target = await openTarget(input, host)
  const journal = readJournalFile(journalDirectory(input, document.metadata.name))
  const ports = await readPorts(target, { document }, { journal, signal: host.signal })
  return (await prepare(document, ports)).spec
}
