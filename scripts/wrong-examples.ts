// One wrong document for each rule under `examples/wrong`, written from the first example that breaks it.
import type { DocumentPath, Finding } from '@interconnect/model'
import { type Example, type Rule, rules } from '@interconnect/rules'
import { review } from '@interconnect/toolkit'
import { Document, isMap, isNode, isScalar, isSeq } from 'yaml'

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
  const document = new Document(wrong.document)
  compact(document)
  mark(document, at)
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
    .join('\n')}\n${document.toString({ lineWidth: 120, flowCollectionPadding: true })}`
}

/** Flows, neighbours and names on one line each, as people write them. */
function compact(document: Document): void {
  for (const path of [['metadata'], ['spec', 'circuit'], ['spec', 'bgp'], ['spec', 'kubernetes', 'nodes']]) {
    const node = document.getIn(path, true)
    if (isMap(node)) node.flow = true
  }
  for (const list of ['flows', 'neighbours', 'suppress']) {
    const node = document.getIn(['spec', list], true)
    for (const item of isSeq(node) ? node.items.filter(isMap) : []) item.flow = true
  }
}

/** A comment at the end of the line where the mistake is, or of the nearest above it. */
function mark(document: Document, at: DocumentPath): void {
  for (let depth = at.length; depth > 0; depth--) {
    const node = document.getIn(at.slice(0, depth), true)
    if (!isNode(node)) continue
    const inFlow = at.slice(0, depth).some((_, index) => flows(document.getIn(at.slice(0, index), true)))
    if (isScalar(node) && !inFlow) node.comment = ' <-- wrong'
    else if (isScalar(node)) continue
    else if (inFlow) continue
    else if (isMap(node) && node.flow) node.comment = ' <-- wrong'
    else node.commentBefore = ' wrong:'
    return
  }
}

const flows = (node: unknown): boolean => isMap(node) && node.flow === true

function factsText({ facts }: Example): string {
  const plain = Object.fromEntries(
    Object.entries(facts).map(([cloud, known]) => [
      cloud,
      'subnets' in known ? { ...known, subnets: Object.fromEntries(known.subnets) } : known,
    ]),
  )
  return `# What the clouds say of the existing networks, as \`interconnect validate --observe\` reads it.\n${new Document(plain).toString({ lineWidth: 120 })}`
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
