import { probes, type Proof, type ProvedCheck, type Verdict } from '@interconnect/toolkit'
import { clip, count, widest } from '../words/layout.ts'
import type { Look } from '../words/style.ts'

/** Every check with its evidence, by probe, and the verdict. */
export function proofText({ name, verdict, checks }: Proof, look: Look): string {
  const ids = [...new Set(checks.map(({ probe }) => probe))]
  const sections = ids.map((id) =>
    probeLines(
      id,
      checks.filter(({ probe }) => probe === id),
      look,
    ),
  )
  return [...sections.map((lines) => lines.join('\n')), headline(name, verdict, checks, look)].join('\n\n')
}

const marks = { pass: '✓', fail: '✗', unknown: '?' } as const
const paintOf = (verdict: Verdict, { style }: Look) =>
  ({ pass: style.good, fail: style.bad, unknown: style.warn })[verdict]

function probeLines(id: string, checks: readonly ProvedCheck[], look: Look): string[] {
  const title = probes.find((probe) => probe.id === id)?.title ?? id
  const width = Math.min(look.columns - 36, widest(checks.map(({ subject }) => subject)))
  return [look.style.title(title), ...checks.flatMap((check) => checkLines(check, width, look))]
}

function checkLines(
  { verdict, subject, expected, actual, hint, isIdle }: ProvedCheck,
  width: number,
  look: Look,
): string[] {
  const { style, columns } = look
  const mark = isIdle ? style.dim('·') : paintOf(verdict, look)(marks[verdict])
  const name = clip(subject, width).padEnd(width)
  const first = `  ${mark} ${name}  ${clip(actual, columns - width - 6)}`
  if (verdict === 'pass' || isIdle) return [first]
  return [
    first,
    `      ${style.dim('expected')}  ${clip(expected, columns - 16)}`,
    ...(hint === undefined ? [] : [`      ${style.note('hint')}      ${hint}`]),
  ]
}

function headline(name: string, verdict: Verdict, checks: readonly ProvedCheck[], look: Look): string {
  const amount = (wanted: Verdict) => checks.filter((check) => check.verdict === wanted && !check.isIdle).length
  const paint = paintOf(verdict, look)
  const words = { pass: 'proved', fail: 'not proved', unknown: 'not proved: not everything could be looked at' }
  const parts = [
    `${count(amount('pass'), 'check')} passed`,
    ...(amount('fail') > 0 ? [`${amount('fail')} failed`] : []),
    ...(amount('unknown') > 0 ? [`${amount('unknown')} unknown`] : []),
  ]
  return `${paint(`${marks[verdict]} ${name} is ${words[verdict]}`)}: ${parts.join(', ')}.`
}
