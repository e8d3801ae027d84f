import { type Finding, InterconnectError, parseInterconnect, placeFindings } from '@interconnect/model'
import { mend, type Mended, namesExisting, review } from '@interconnect/toolkit'
import type { Result } from '../command.ts'
import { readDocument } from '../document.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { replaceFile } from '../replace-file.ts'
import { findingForm, findingsDocument } from '../views/findings.json.ts'
import { mendedText } from '../views/mended.human.ts'
import { findingsResult } from '../with-document.ts'

type Given = GlobalInput & { readonly file: string; readonly fix: boolean; readonly dryRun: boolean }

/** Checks a document by itself, and mends what can be mended safely when asked to. */
export async function validate(input: Given, host: Host): Promise<Result> {
  const refusal = refused(input)
  if (refusal) throw refusal
  const { source } = await readDocument(input.file, host)
  const check = (text: string) => findingsIn(text, source.file)
  if (!input.fix) return findingsResult(check(source.text), source)
  const mended = mend(source.text, check)
  const written = !input.dryRun && mended.fixed.length > 0
  if (written) await replaceFile(input.file, mended.text)
  return mendedResult(mended, { before: source.text, file: source.file, written })
}

function refused({ fix, dryRun, file }: Given): InterconnectError | undefined {
  const refuse = (message: string, hint: string) => new InterconnectError('usage/invalid-argument', message, { hint })
  if (dryRun && !fix) return refuse('--dry-run goes with --fix', 'without --fix nothing is written anyway')
  if (fix && !dryRun && file === '-')
    return refuse('stdin cannot be mended', 'name a file with -f, or see what would be done with --dry-run')
  return undefined
}

/** What can be told without the clouds; what depends on existing networks cannot. */
function findingsIn(text: string, file: string): Finding[] {
  const { document, findings, source } = parseInterconnect(text, file)
  if (!document) return [...findings]
  const found = review(document).findings
  const readsClouds = /^(existing|address)\//
  return placeFindings(namesExisting(document) ? found.filter(({ id }) => !readsClouds.test(id)) : found, source)
}

function mendedResult(mended: Mended, told: { before: string; file: string; written: boolean }): Result {
  const { text, fixed, findings } = mended
  const left = findingsResult(findings, { file: told.file, text })
  return {
    ...left,
    human: (look) => `${mendedText(mended, told, look)}\n\n${left.human(look)}`,
    json: () => ({
      ...findingsDocument(findings, told.file),
      mended: { written: told.written, findings: fixed.map(findingForm) },
    }),
  }
}
