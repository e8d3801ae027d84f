import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type NetworkFacts, parseInterconnect, readYaml } from '@interconnect/model'
import { rules } from '@interconnect/rules'
import { expect, test } from 'vitest'
import { review } from '../src/index.ts'

const home = resolve(import.meta.dirname, '../../../examples/wrong')

/** Mistakes that cannot be made without another one. */
const implied: Readonly<Record<string, { readonly also: string; readonly because: string }>> = {
  'address/azure-platform': { also: 'address/public-range', because: '168.63.129.16 is a public address' },
  'address/azure-network-size': { also: 'address/public-range', because: 'no private range is larger than a /8' },
}

interface WrittenFacts {
  readonly subnets: Readonly<Record<string, unknown>>
}

/** The facts beside a document; none when there is no such file. */
function factsOf(id: string): NetworkFacts {
  const path = join(home, `${id}.facts.yaml`)
  if (!existsSync(path)) return {}
  const written = readYaml(readFileSync(path, 'utf8'), path).value as Readonly<Record<string, WrittenFacts>>
  return Object.fromEntries(
    Object.entries(written).map(([cloud, facts]) => [
      cloud,
      { ...facts, subnets: new Map(Object.entries(facts.subnets)) },
    ]),
  )
}

/** What is found in a wrong document, as commands find it: parsed, resolved, all rules. */
function found(id: string) {
  const path = join(home, `${id}.yaml`)
  const { document, findings } = parseInterconnect(readFileSync(path, 'utf8'), path)
  expect(findings).toEqual([])
  return review(document!, factsOf(id)).findings
}

test('There is a wrong document for every rule, and for nothing else.', () => {
  const files = globSync('*/*.yaml', { cwd: home }).map((file) => file.replace(/(\.facts)?\.yaml$/, ''))
  expect([...new Set(files)].sort()).toEqual(rules.map(({ id }) => id))
})

/** The comment at the top, unfolded. */
const heading = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.startsWith('# '))
    .map((line) => line.slice(2).trim())
    .join(' ')

test.each(rules.map(({ id, severity }) => [id, severity] as const))(
  'The wrong document %s gives exactly its finding, and says so at its top.',
  (id, severity) => {
    const findings = found(id)
    const own = findings.filter((finding) => finding.id === id)
    expect(own.map((finding) => finding.severity)).toEqual([severity])
    const serious = findings.filter((finding) => finding.severity !== 'info' && finding.id !== id)
    expect(serious.map((finding) => finding.id)).toEqual(implied[id] ? [implied[id].also] : [])
    expect(heading(readFileSync(join(home, `${id}.yaml`), 'utf8'))).toContain(
      `${own[0]!.message} Hint: ${own[0]!.hint}`,
    )
  },
)
