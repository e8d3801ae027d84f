import type { z } from 'zod'
import { parseForeignJson } from '../../core/index.ts'
import type { Call } from '../call.ts'
import { ServiceFault, invalid } from '../service-fault.ts'

/** The body as JSON; an absent one reads as `{}`, which some clients do not send. */
export function parseJson(text: string): unknown {
  if (text === '') return {}
  try {
    return parseForeignJson(text)
  } catch {
    throw new ServiceFault('CannotParseRequest', 'Incoming request body is not valid JSON.')
  }
}

/** The body a schema describes. @throws ServiceFault in the service's words for the first thing that is wrong. */
export function readBody<S extends z.ZodObject>(schema: S, { body, world }: Pick<Call, 'body' | 'world'>): z.output<S> {
  const json = parseJson(body)
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new ServiceFault('CannotParseRequest', 'Incoming request body is not a JSON object.')
  if (world.quirks.ignoreUnknownMembers) dropUnknown(schema, json)
  const result = schema.safeParse(json)
  if (result.success) return result.data
  throw bodyFault(schema, json, result.error.issues[0]!)
}

/** Takes out of the body, also deep inside, what the schema does not know. */
function dropUnknown(schema: z.ZodType, json: unknown): void {
  for (const issue of schema.safeParse(json).error?.issues ?? [])
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys) delete (valueAt(json, issue.path) as Record<string, unknown>)[key]
}

function bodyFault(schema: z.ZodType, json: unknown, issue: z.core.$ZodIssue): ServiceFault {
  const name = pathText(issue.path)
  if (issue.code === 'unrecognized_keys') {
    const known = membersAt(schema, issue.path).toSorted().join(', ')
    return invalid(`Invalid property name ${issue.keys[0]}. Available property names are ${known}`)
  }
  if (valueAt(json, issue.path) === undefined) return new ServiceFault('MissingParameter', `Missing Parameter: ${name}`)
  if (issue.code === 'invalid_type') return invalid(`${name} is not of type ${issue.expected}`)
  const isSize = issue.code === 'too_small' || issue.code === 'too_big'
  if (isSize && (issue.origin === 'string' || issue.origin === 'array')) return sizeFault(name, issue)
  return invalid(`${name}: ${issue.message}`)
}

/**
 * The service's words for a text or list of the wrong length.
 * @source https://github.com/oracle/terraform-provider-oci/issues/1611
 */
function sizeFault(name: string, issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): ServiceFault {
  const least = issue.code === 'too_small' ? issue.minimum : issue.origin === 'string' ? 1 : 0
  const most = issue.code === 'too_big' ? issue.maximum : 255
  return invalid(`${name} size must be between ${least} and ${most}`)
}

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  )

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, part) => (value as Record<PropertyKey, unknown> | undefined)?.[part], json)
}

/** Names of the members the schema has at `path`, of several forms those of all. */
function membersAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema
  for (const part of path) {
    at = unwrapped(at)
    at = typeof part === 'number' ? (at as z.ZodArray).element : (at as z.ZodObject).shape[String(part)]
  }
  const object = unwrapped(at) as Partial<z.ZodObject> & { readonly options?: readonly Partial<z.ZodObject>[] }
  const shapes = object.options ?? [object]
  return [...new Set(shapes.flatMap(({ shape }) => Object.keys(shape ?? {})))]
}

function unwrapped(schema: unknown): unknown {
  const outer = schema as { unwrap?: () => unknown }
  return typeof outer.unwrap === 'function' && !('element' in outer) ? unwrapped(outer.unwrap()) : schema
}
