import type { z } from 'zod'
import { type DocumentPath, type Finding, formatPath } from '../finding.ts'
import { nearest } from './nearest.ts'

type Issue = z.core.$ZodIssue

const show = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : JSON.stringify(value))

function valueAt(value: unknown, path: DocumentPath): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string | number, unknown>)[part] : undefined,
    value,
  )
}

const typeName = (value: unknown): string =>
  value === null
    ? 'nothing'
    : Array.isArray(value)
      ? 'a list'
      : typeof value === 'object'
        ? 'a mapping'
        : `${typeof value} ${show(value)}`

const expectedName: Readonly<Record<string, string>> = {
  object: 'a mapping',
  array: 'a list',
  string: 'a text',
  record: 'a mapping',
}

interface Words {
  readonly id: string
  readonly message: string
  readonly hint?: string
}

/** What an issue says, in our words: the wrong value and what to write instead. */
function words(issue: Issue, name: string, actual: unknown): Words {
  switch (issue.code) {
    case 'invalid_type':
      if (actual === undefined) return { id: 'schema/missing', message: `${name} is missing`, hint: `add ${name}` }
      return {
        id: 'schema/type',
        message: `${name} is ${typeName(actual)}`,
        hint: `write ${expectedName[issue.expected] ?? `a ${issue.expected}`}`,
      }
    case 'invalid_value':
      return oneOf(issue.values.map(String), name, actual)
    case 'invalid_union':
      if ('options' in issue && issue.options) return oneOf(issue.options.map(String), name, actual)
      return { id: 'schema/value', message: `${name} is ${show(actual)}: ${issue.message.toLowerCase()}` }
    case 'custom': {
      const hint = (issue.params as { hint?: string } | undefined)?.hint
      return { id: 'schema/value', message: `${name}: ${issue.message}`, ...(hint ? { hint } : {}) }
    }
    case 'invalid_key':
      return {
        id: 'schema/key',
        message: `${name}: ${issue.issues[0]?.message ?? issue.message}`,
        ...hintOf(issue.issues[0]),
      }
    default:
      return { id: 'schema/value', message: `${name} is ${show(actual)}: ${issue.message.toLowerCase()}` }
  }
}

function oneOf(options: readonly string[], name: string, actual: unknown): Words {
  const words = options.join(', ')
  if (actual === undefined)
    return { id: 'schema/missing', message: `${name} is missing`, hint: `write one of ${words}` }
  const meant = nearest(typeof actual === 'string' ? actual : show(actual), options)
  return {
    id: 'schema/value',
    message: `${name} is ${show(actual)}`,
    hint: meant ? `did you mean ${meant}? (one of ${words})` : `write one of ${words}`,
  }
}

function hintOf(issue: Issue | undefined): { hint?: string } {
  const hint = issue?.code === 'custom' ? (issue.params as { hint?: string } | undefined)?.hint : undefined
  return hint === undefined ? {} : { hint }
}

/** Keys the mapping at `path` may have, for "did you mean". */
export type KnownKeys = (path: DocumentPath) => readonly string[]

/** Turns schema issues into findings at their paths; one finding for each unknown key. */
export function schemaFindings(issues: readonly Issue[], value: unknown, knownKeys: KnownKeys): Finding[] {
  return issues.flatMap((issue): Finding[] => {
    const at = issue.path as DocumentPath
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => {
        const known = knownKeys(at)
        const meant = nearest(key, known)
        return {
          id: 'schema/unknown-key',
          severity: 'error',
          at: [...at, key],
          message: `${formatPath([...at, key])} is not known`,
          hint: meant ? `did you mean ${meant}?` : `known here: ${known.join(', ')}`,
          actual: key,
        }
      })
    const actual = valueAt(value, at)
    const said = words(issue, formatPath(at) || 'the document', actual)
    return [{ ...said, severity: 'error', at, ...(actual === undefined ? {} : { actual }) }]
  })
}
