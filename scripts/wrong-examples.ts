// One wrong document for each rule under `examples/wrong`, written from the first example that breaks it.
import { type Finding, writeYaml } from '@interconnect/model'
import { type Example, type Rule, rules } from '@interconnect/rules'
import { review } from '@interconnect/toolkit'

const home = 'examples/wrong'

/** Every file: the document, and what the clouds say where the mistake is there. */
export const wrongExamples = (): [path: string, text: string][] => [
  [`${home}/README.md`, readme()],
  ...rules.flatMap((rule) => filesOf(rule)),
]

function filesOf(rule: Rule): [path: string, text: string][] {
  const wrong = rule.examples.fails[0]!
  const finding = review(wrong.document, wrong.facts).findings.find(({ id }) => id === rule.id)!
  const path = `${home}/${rule.id}`
  const facts = Object.keys(wrong.facts).length > 0
  return [
    [`${path}.yaml`, documentText(rule, wrong, finding, facts)],
    ...(facts ? [[`${path}.facts.yaml`, factsText(wrong)] as [string, string]] : []),
  ]
}

const readme = (): string =>
  `# Wrong documents

<!-- Made by \`npm run generate\` from the examples of the rules. -->

One document for each rule, named after it: \`address/networks-overlap.yaml\` breaks the rule \`address/networks-overlap\`, and nothing else
of severity error or warning. The line with the mistake is marked. Where the mistake is not in the document but in a network it
names, the file beside it (\`.facts.yaml\`) holds what the clouds say.

\`\`\`sh
interconnect validate -f examples/wrong/address/networks-overlap.yaml   # finds it, and says what to write
interconnect explain address/networks-overlap                           # says what is behind it
\`\`\`
`

function documentText(
  { id, severity, title }: Rule,
  wrong: Example,
  { at, message, hint }: Finding,
  facts: boolean,
): string {
  const text = writeYaml(wrong.document, { onOneLine, remark: { at, text: '<-- wrong' } })
  const said = [
    `Breaks ${id} (${severity}): ${title}.`,
    `Found: ${message}`,
    `Hint: ${hint}`,
    ...(facts
      ? ['The mistake is in what the clouds say of the existing network: see the .facts.yaml beside this file.']
      : []),
  ]
  return `${said
    .flatMap((text) => folded(text))
    .map((line) => `# ${line}`)
    .join('\n')}\n${text}`
}

/** Flows, neighbours and the like stand on one line each, as people write them. */
const onOneLine = [
  ['metadata'],
  ...['circuit', 'bgp', 'flows', 'neighbours', 'suppress'].map((name) => ['spec', name]),
  ['spec', 'kubernetes', 'nodes'],
]

function factsText({ facts }: Example): string {
  const plain = Object.fromEntries(
    Object.entries(facts).map(([cloud, known]) => [
      cloud,
      'subnets' in known ? { ...known, subnets: Object.fromEntries(known.subnets) } : known,
    ]),
  )
  return `# What the clouds say of the existing networks, as \`interconnect validate --observe\` reads it.\n${writeYaml(plain)}`
}

function folded(text: string): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length + 1 > 116) lines.push(lines.length === 0 ? word : `  ${word}`)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
