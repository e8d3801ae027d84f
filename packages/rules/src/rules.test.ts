import { existsSync, globSync } from 'node:fs'
import { InterconnectDocument } from '@interconnect/model'
import { describe, expect, test } from 'vitest'
import { checkRules, findingsOf, rules } from './check-rules.ts'

const here = import.meta.dirname

test('every rule file is registered, and its path is its id', () => {
  const files = globSync('*/*.ts', { cwd: here }).filter(
    (file) => !file.startsWith('example/') && !file.endsWith('.test.ts'),
  )
  expect(files.map((file) => file.replace(/\.ts$/, '')).sort()).toEqual(rules.map(({ id }) => id))
  for (const { id } of rules) expect(existsSync(`${here}/${id}.ts`)).toBe(true)
})

test('ids are unique area/kebab-names', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  for (const { id } of rules) expect(id).toMatch(/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/)
})

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const { passes, fails } = rule.examples

  test('has a document that keeps it and one that breaks it', () => {
    expect(passes.length).toBeGreaterThan(0)
    expect(fails.length).toBeGreaterThan(0)
  })

  test.each(passes.map((example, index) => [index, example] as const))(
    'finds nothing in the passing example %i',
    (_, { spec, document, facts }) => {
      expect(findingsOf(rule, spec, document, facts)).toEqual([])
    },
  )

  test.each(fails.map((example, index) => [index, example] as const))(
    'finds the fault of the failing example %i, and the schema finds none',
    (_, { spec, document, facts }) => {
      expect(InterconnectDocument.safeParse(document).error).toBeUndefined()
      const findings = checkRules(spec, document, facts)
      const own = findings.filter((finding) => finding.id === id)
      expect(own.length).toBeGreaterThan(0)
      for (const finding of own) {
        expect(finding.severity).toBe(rule.severity)
        expect(finding.at[0]).toBe('spec')
        expect(finding.message).not.toMatch(/\.$|undefined|NaN|\[object/)
        expect(finding.hint).toMatch(/\S/)
        expect(finding.hint).not.toMatch(/undefined|NaN|\[object/)
      }
      const others = findings.filter((finding) => finding.severity === 'error' && finding.id !== id)
      expect(others).toEqual([])
    },
  )

  test('reads as a rule: a title without full stop and a public source', () => {
    expect(rule.title).toMatch(/^[A-Z].*[^.]$/)
    expect(new URL(rule.source).protocol).toBe('https:')
  })
})
