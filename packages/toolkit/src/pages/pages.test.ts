import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ExplainedPage, PageStep } from '@interconnect/model'
import { expect, test } from 'vitest'
import { pages } from './index.ts'

const packages = resolve(import.meta.dirname, '../../..')
const ids = pages.map(({ id }) => id)

/** Every id that the sources of the packages give to something, whether in a registry or on the way. */
function idsInSources(): string[] {
  const files = ['toolkit', ...usedPackages()].flatMap((name) => sources(join(packages, name, 'src')))
  const texts = files.map((file) => readFileSync(file, 'utf8'))
  const given = texts.flatMap((text) =>
    [...text.matchAll(/\b(?:id|key): '([a-z]+\/[a-z0-9-]+)'/g)].map(([, id]) => id!),
  )
  const problems = texts.flatMap((text) =>
    [...text.matchAll(/\bproblem\(\s*'([a-z]+\/[a-z-]+)'/g)].map(([, id]) => id!),
  )
  return [...new Set([...given, ...problems])]
}

/** The packages of ours that the toolkit is made of: what they name can be printed. */
function usedPackages(): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(packages, 'toolkit/package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>
  }
  return Object.keys(dependencies).flatMap((name) => /^@interconnect\/(.*)$/.exec(name)?.[1] ?? [])
}

const sources = (directory: string): string[] => {
  try {
    return readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.includes('.test.') && !/(^|\/)(example|test)s?\//.test(name))
      .map((name) => join(directory, name))
  } catch {
    return []
  }
}

/** Kinds, keys of the graph and ends of flows look alike, and are not printed as something to be explained. */
const isOfTheGraph = (id: string) => /^(azure|oci|kube)\//.test(id)

const stepText = (step: PageStep): string => (typeof step === 'string' ? step : `${step.run} ${step.tells}`)

test('Every id that anything in the packages has is explained by a page.', () => {
  expect(idsInSources().filter((id) => !isOfTheGraph(id) && !ids.includes(id))).toEqual([])
})

test('An id names one thing.', () => {
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  for (const id of ids) expect(id).toMatch(/^[a-z]+\/[a-z0-9-]+$/)
})

const emptyOf = ({ id, title, means, shows, confirm, cure, sources: urls }: ExplainedPage): string[] =>
  [
    { section: 'title', thin: title.length < 10 },
    { section: 'means', thin: means.split(' ').length < 12 || means.includes('undefined') },
    { section: 'shows', thin: Object.values(shows).every((text) => text.split(' ').length < 6) },
    { section: 'confirm', thin: confirm.length === 0 || confirm.map(stepText).join(' ').length < 40 },
    { section: 'cure', thin: cure.length === 0 || cure.map(stepText).join(' ').length < 15 },
    { section: 'sources', thin: urls.length === 0 || urls.some((url) => !URL.canParse(url)) },
  ]
    .filter(({ thin }) => thin)
    .map(({ section }) => `${id}: ${section}`)

test('Every page says something in each of its sections.', () => {
  expect(pages.flatMap(emptyOf)).toEqual([])
})

test('No two pages say the same.', () => {
  const meanings = pages.map(({ means }) => means)
  expect(meanings.filter((text, index) => meanings.indexOf(text) !== index)).toEqual([])
})

test('What concerns the clouds says how it shows in both of them.', () => {
  const ofBoth = pages.filter(({ sort }) => ['rule', 'gate', 'probe', 'explanation'].includes(sort))
  expect(ofBoth.filter(({ shows }) => !shows.azure || !shows.oci).map(({ id }) => id)).toEqual([])
})

test('Ids that a page sends its reader to are explained.', () => {
  const mentioned = pages.flatMap((page) =>
    [page.means, ...Object.values(page.shows), ...page.confirm.map(stepText), ...page.cure.map(stepText)].flatMap(
      (text) => [...text.matchAll(/`(?:interconnect explain )?([a-z]+\/[a-z][a-z0-9-]+)`/g)].map(([, id]) => id!),
    ),
  )
  expect(mentioned.filter((id) => !isOfTheGraph(id) && !ids.includes(id))).toEqual([])
})
