import { type Finding, textEdit, type TextEdit, withTextEdits } from '@interconnect/model'

/** A text with its safe fixes made. */
export interface Mended {
  readonly text: string
  /** What was found and mended, in the order it was done. */
  readonly fixed: readonly Finding[]
  /** What is still found in the mended text. */
  readonly findings: readonly Finding[]
}

type Checked = Pick<Mended, 'text' | 'findings'>
type Check = (text: string) => readonly Finding[]

interface Offer {
  readonly finding: Finding
  readonly edit: TextEdit
}

/** More rounds than any document needs: fixes may lay other faults open, and each kind of fault needs one. */
const maxRounds = 50

/**
 * Makes every safe fix that `check` offers, until none is left. A fix counts only when its finding is gone afterwards and
 * no error came instead; mending what was mended changes nothing.
 */
export function mend(text: string, check: Check): Mended {
  let now: Checked = { text, findings: check(text) }
  const fixed: Finding[] = []
  for (let round = 0; round < maxRounds; round++) {
    const made = mendOnce(now, check)
    if (!made) break
    fixed.push(...made.fixed)
    now = made
  }
  return { ...now, fixed }
}

/** All fixes at once where they get along, else the first that does. */
function mendOnce(before: Checked, check: Check): Mended | undefined {
  const offers = offersIn(before)
  if (offers.length === 0) return undefined
  const attempts = offers.length > 1 ? [offers, ...offers.map((offer) => [offer])] : [offers]
  for (const attempt of attempts) {
    const text = withTextEdits(
      before.text,
      attempt.map(({ edit }) => edit),
    )
    const made = { text, findings: check(text), fixed: attempt.map(({ finding }) => finding) }
    if (isBetter(before.findings, made)) return made
  }
  return undefined
}

/** Fixes that can be made in this text and do not touch one another. */
function offersIn({ text, findings }: Checked): Offer[] {
  const offers: Offer[] = []
  for (const finding of findings) {
    const edit = finding.fix && textEdit(text, finding.fix)
    if (edit && offers.every(({ edit: other }) => edit.end <= other.start || other.end <= edit.start))
      offers.push({ finding, edit })
  }
  return offers
}

function isBetter(before: readonly Finding[], { findings: after, fixed }: Mended): boolean {
  const gone = fixed.every((finding) => alike(after, finding) < alike(before, finding))
  const errors = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === 'error').length
  // With its form mended, a document is read further than before: what shows then was there all the time.
  const furtherRead = hasForm(after) && !hasForm(before)
  return gone && (furtherRead || errors(after) <= errors(before))
}

const alike = (findings: readonly Finding[], { id, message }: Finding): number =>
  findings.filter((one) => one.id === id && one.message === message).length

const hasForm = (findings: readonly Finding[]): boolean => !findings.some(({ id }) => /^(schema|document)\//.test(id))
