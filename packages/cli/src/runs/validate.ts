import {
  clouds,
  type Finding,
  InterconnectError,
  type InterconnectDocument,
  parseInterconnect,
  placeFindings,
  type YamlSource,
} from '@interconnect/model'
import {
  mend,
  type Mended,
  namesExisting,
  type Review,
  review,
  reviewObserved,
  type Suppressed,
} from '@interconnect/toolkit'
import type { Result } from '../command.ts'
import { readDocument } from '../document.ts'
import type { GlobalInput } from '../global-flags.ts'
import type { Host } from '../host.ts'
import { replaceFile } from '../replace-file.ts'
import { findingForm, findingsDocument } from '../views/findings.json.ts'
import { mendedText } from '../views/mended.human.ts'
import { findingsResult } from '../with-document.ts'
import { withReading } from '../with-target.ts'

type Given = GlobalInput & { readonly file: string; readonly fix: boolean; readonly dryRun: boolean } & Severe & {
    readonly observe: boolean
  }

interface Severe {
  readonly strict: boolean
}

/** Checks a document by itself or against what exists, and mends what can be mended safely when asked to. */
export async function validate(input: Given, host: Host): Promise<Result> {
  const refusal = refused(input)
  if (refusal) throw refusal
  if (input.observe)
    return withReading(input, host, async ({ document, source, ports }) => {
      const { findings, suppressed } = await reviewObserved(document, ports)
      return findingsResult(placeFindings(judged(findings, input), source), source, placed(suppressed, source))
    })
  const { source } = await readDocument(input.file, host)
  const check = (text: string) => checked(text, source.file, input)
  if (!input.fix) {
    const { findings, suppressed } = check(source.text)
    return findingsResult(findings, source, suppressed)
  }
  const mended = mend(source.text, (text) => check(text).findings)
  const written = !input.dryRun && mended.fixed.length > 0
  if (written) await replaceFile(input.file, mended.text)
  return mendedResult(mended, { before: source.text, file: source.file, written })
}

function refused({ fix, dryRun, file, observe }: Given): InterconnectError | undefined {
  const refuse = (message: string, hint: string) => new InterconnectError('usage/invalid-argument', message, { hint })
  if (fix && observe)
    return refuse('--fix does not go with --observe', 'mend the document first, then look at the clouds')
  if (dryRun && !fix) return refuse('--dry-run goes with --fix', 'without --fix nothing is written anyway')
  if (fix && !dryRun && file === '-')
    return refuse('stdin cannot be mended', 'name a file with -f, or see what would be done with --dry-run')
  return undefined
}

/** What can be told without the clouds; what depends on existing networks cannot. */
function checked(text: string, file: string, severe: Severe): Omit<Review, 'spec'> {
  const { document, findings, source } = parseInterconnect(text, file)
  if (!document) return { findings, suppressed: [] }
  const { findings: found, suppressed } = review(document)
  const told = namesExisting(document) ? found.filter((finding) => !needsClouds(finding, document)) : found
  return { findings: placeFindings(judged(told, severe), source), suppressed: placed(suppressed, source) }
}

const placed = (suppressed: readonly Suppressed[], source: YamlSource): Suppressed[] =>
  suppressed.map(({ finding, reason }) => ({ finding: placeFindings([finding], source)[0]!, reason }))

/** Whether only the clouds could tell: addresses of networks that nobody has read, and subnets that they have or not. */
const needsClouds = ({ id, actual }: Finding, { spec }: InterconnectDocument): boolean =>
  /^(existing|address|suppress\/unused)/.test(id) ||
  (id === 'flow/unknown-subnet' &&
    clouds.some((cloud) =>
      Object.keys(spec[cloud].network.existingSubnets ?? {}).some((name) => actual === `${cloud}/${name}`),
    ))

const judged = (findings: readonly Finding[], { strict }: Severe): readonly Finding[] =>
  strict
    ? findings.map((finding) => (finding.severity === 'warning' ? { ...finding, severity: 'error' } : finding))
    : findings

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
