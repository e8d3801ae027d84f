import type { ExplainedPage, PageStep } from '@interconnect/model'
import { pages } from '@interconnect/toolkit'
import { page, table } from './table.ts'

const home = 'docs/explain'
const madeFrom = 'the values that `interconnect explain` shows'

/** Every page of `explain` as a file, and their index. */
export const explainPages = (): [path: string, text: string][] => [
  [`${home}/README.md`, index()],
  ...pages.map((one): [string, string] => [`${home}/${one.id}.md`, markdown(one)]),
]

function index(): string {
  const sorts = [...new Set(pages.map(({ sort }) => sort))]
  return page(
    'Explanations',
    madeFrom,
    'What every id means that the program prints; `interconnect explain <id>` shows the same in a terminal.',
    ...sorts.flatMap((sort) => [
      `## ${sort[0]!.toUpperCase()}${sort.slice(1)}`,
      table(
        ['id', '', 'says'],
        pages
          .filter((one) => one.sort === sort)
          .map(({ id, marks, title }) => [`[\`${id}\`](${id}.md)`, marks.join(', '), title]),
      ),
    ]),
  )
}

const showingNames = { azure: 'Azure', oci: 'OCI', here: 'Here' } as const

function markdown({ id, sort, title, marks, means, shows, confirm, cure, example, sources }: ExplainedPage): string {
  const showing = (['azure', 'oci', 'here'] as const).flatMap((side) =>
    shows[side] === undefined ? [] : [`- **${showingNames[side]}**: ${escaped(shows[side])}`],
  )
  return page(
    id,
    madeFrom,
    `**${escaped(title)}** (${[sort, ...marks].join(', ')})`,
    escaped(means),
    '## How it shows',
    showing.join('\n'),
    '## How to be sure',
    confirm.map(stepText).join('\n'),
    '## How to cure it',
    cure.map(stepText).join('\n'),
    ...(example
      ? [
          '## What is said',
          [
            '```text',
            ...(example.at ? [`at ${example.at}`] : []),
            example.message,
            `hint: ${example.hint}`,
            '```',
          ].join('\n'),
        ]
      : []),
    '## Sources',
    sources.map((url) => `- <${url}>`).join('\n'),
  )
}

const stepText = (step: PageStep): string =>
  typeof step === 'string' ? `- ${escaped(step)}` : `- ${escaped(step.tells)}\n\n  \`\`\`sh\n  ${step.run}\n  \`\`\``

/** Angle brackets outside of code would be taken for tags. */
const escaped = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll('<', '\\<')))
    .join('')
