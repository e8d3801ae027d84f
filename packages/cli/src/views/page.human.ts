import type { ExplainedPage, PageSort, PageStep } from '@interconnect/model'
import { prose } from '../words/prose.ts'
import { joinSections, widest } from '../words/layout.ts'
import type { Look, Style } from '../words/style.ts'

/** Lines longer than this are hard to read, however wide the terminal is. */
const comfortable = 100

/** A page of `explain`: title first, then what it means, how it shows, how to be sure, how to cure. */
export function pageText(page: ExplainedPage, { style, columns }: Look): string {
  const look = { style, columns: Math.min(columns, comfortable) }
  const section = (name: string, lines: readonly string[]) => (lines.length > 0 ? [style.note(name), ...lines] : [])
  return joinSections([
    [heading(page, style), style.title(page.title)],
    section('What it means', [prose(page.means, look, '  ')]),
    section('How it shows', showing(page, look)),
    section('How to be sure', steps(page.confirm, look)),
    section('How to cure it', steps(page.cure, look)),
    section('What is said', saying(page, look)),
    section(
      'Sources',
      page.sources.map((url) => `  ${url}`),
    ),
  ])
}

function heading({ id, sort, marks }: ExplainedPage, style: Style): string {
  const [first] = marks
  const paint = first === 'error' ? style.bad : first === 'warning' ? style.warn : style.dim
  return [style.good(id), style.dim(sort), ...marks.map((mark) => paint(mark))].join(style.dim(' · '))
}

const showingNames = { azure: 'Azure', oci: 'OCI', here: 'Here' } as const

function showing({ shows }: ExplainedPage, look: Look): string[] {
  return (['azure', 'oci', 'here'] as const).flatMap((side) => {
    const text = shows[side]
    if (text === undefined) return []
    const name = showingNames[side].padEnd(7)
    return [`  ${look.style.dim(name)}${prose(text, look, ' '.repeat(9)).trimStart()}`]
  })
}

/** A command line is never broken: it is there to be copied. */
const steps = (all: readonly PageStep[], look: Look): string[] =>
  all.flatMap((step) =>
    typeof step === 'string'
      ? [`  - ${prose(step, look, '    ').trimStart()}`]
      : [`  ${look.style.good('$')} ${look.style.title(step.run)}`, prose(step.tells, look, '      ')],
  )

function saying({ example }: ExplainedPage, look: Look): string[] {
  if (!example) return []
  const { message, hint, at } = example
  return [
    `  ${prose(at === undefined || at === '' ? message : `${at}: ${message}`, look, '  ').trimStart()}`,
    `  ${look.style.note('hint:')} ${prose(hint, look, '        ').trimStart()}`,
  ]
}

const plural: Readonly<Record<PageSort, string>> = {
  rule: 'Rules',
  'form of a document': 'Form of a document',
  'error code': 'Error codes',
  gate: 'Gates',
  probe: 'Probes',
  state: 'States',
  explanation: 'Explanations',
  'pre-flight check': 'Pre-flight checks',
  'plan action': 'Plan actions',
  'route difference': 'Route differences',
  lint: 'Lints of networks',
}

/** Every id by sort. */
export function pagesText(pages: readonly ExplainedPage[], { style, columns }: Look): string {
  const width = widest(pages.map(({ id }) => id))
  const line = ({ id, title }: ExplainedPage) =>
    `  ${style.good(id)}${prose(title, { style, columns: Math.max(columns, width + 40) }, ' '.repeat(width + 4)).slice(id.length + 2)}`
  const sorts = [...new Set(pages.map(({ sort }) => sort))]
  return joinSections([
    [`${pages.length} things can be explained: ${style.title('interconnect explain <id>')}`],
    ...sorts.map((sort) => [style.note(plural[sort]), ...pages.filter((page) => page.sort === sort).map(line)]),
  ])
}
