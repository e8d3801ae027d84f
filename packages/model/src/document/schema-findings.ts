import type { z } from 'zod'
import { type DocumentPath, type Finding, type Fix, formatPath } from '../finding.ts'
import { nearest, surely } from './nearest.ts'

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
  /** What to write instead, where that is certain. */
  readonly instead?: string
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
    case 'custom':
      return { id: 'schema/value', message: `${name}: ${issue.message}`, ...paramsOf(issue) }
    case 'invalid_key':
      return {
        id: 'schema/key',
        message: `${name}: ${issue.issues[0]?.message ?? issue.message}`,
        ...paramsOf(issue.issues[0]),
      }
    default:
      return { id: 'schema/value', message: `${name} is ${show(actual)}: ${issue.message.toLowerCase()}` }
  }
}

function oneOf(options: readonly string[], name: string, actual: unknown): Words {
  const words = options.join(', ')
  if (actual === undefined)
    return { id: 'schema/missing', message: `${name} is missing`, hint: `write one of ${words}` }
  const written = typeof actual === 'string' ? actual : show(actual)
  const meant = nearest(written, options)
  const instead = surely(written, options)
  return {
    id: 'schema/value',
    message: `${name} is ${show(actual)}`,
    hint: meant ? `did you mean ${meant}? (one of ${words})` : `write one of ${words}`,
    ...(instead !== undefined && { instead }),
  }
}

/** What a check of our own said beside its message. */
function paramsOf(issue: Issue | undefined): Pick<Words, 'hint' | 'instead'> {
  const { hint, instead } = (issue?.code === 'custom' ? (issue.params ?? {}) : {}) as {
    hint?: string
    instead?: string
  }
  return { ...(hint !== undefined && { hint }), ...(instead !== undefined && { instead }) }
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
        const sure = surely(key, known)
        const taken = sure !== undefined && valueAt(value, [...at, sure]) !== undefined
        return {
          id: 'schema/unknown-key',
          severity: 'error',
          at: [...at, key],
          ...(sure !== undefined && !taken && { fix: { edit: 'rename', at: [...at, key], to: sure } satisfies Fix }),
          message: `${formatPath([...at, key])} is not known`,
          hint: meant ? `did you mean ${meant}?` : `known here: ${known.join(', ')}`,
          actual: key,
        }
      })
    const actual = valueAt(value, at)
    const { instead, ...said } = words(issue, formatPath(at) || 'the document', actual)
    const fix = instead === undefined ? {} : { fix: { edit: 'set', at, value: instead } satisfies Fix }
    return [{ ...said, severity: 'error', at, ...fix, ...(actual === undefined ? {} : { actual }) }]
  })
}
