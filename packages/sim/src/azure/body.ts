import { isReadOnly } from '@interconnect/azure-api'
import type { MiddlewareHandler } from 'hono'
import { z } from 'zod'
import { parseForeignJson } from '../core/index.ts'
import { ArmRefusal } from './refusal.ts'

type Json = Record<string, unknown>

/** Largest request ARM takes in, in bytes. @source https://learn.microsoft.com/azure/azure-resource-manager/templates/best-practices */
export const largestBodyBytes = 4 * 1024 * 1024

/** Refuses what ARM does not even read, whatever it is for. */
export const requireReadableBody: MiddlewareHandler = async (context, next) => {
  const text = await context.req.text()
  const mediaType = context.req.header('content-type')?.split(';')[0]?.trim() ?? '<null>'
  if (text !== '' && mediaType.toLowerCase() !== 'application/json')
    throw new ArmRefusal(
      'UnsupportedMediaType',
      `The content media type '${mediaType}' is not supported. Only 'application/json' is supported.`,
    )
  if (text.length > largestBodyBytes)
    throw new ArmRefusal(
      'RequestContentTooLarge',
      `The request content size exceeds the maximum size of '${largestBodyBytes}' bytes.`,
    )
  await next()
}

/** Parses a request's text. @throws ArmRefusal when it is no JSON object. */
export function parseJson(text: string): Json {
  try {
    const value: unknown = parseForeignJson(text)
    if (isObject(value)) return value
  } catch {
    // Falls through: the answer is the same.
  }
  throw new ArmRefusal(
    'InvalidRequestContent',
    'The request content was invalid and could not be deserialized: a JSON object is expected.',
  )
}

/**
 * The writable part of a body a client sent: read-only members and nulls are ignored, unknown members refused.
 * @throws ArmRefusal in the words of the network provider
 */
export function acceptBody<Body>(schema: z.ZodType<Body>, json: Json): Body {
  const result = schema.safeParse(writable(schema, json))
  if (result.success) return result.data
  const [issue] = result.error.issues
  if (issue?.path.join('.') === 'location')
    throw new ArmRefusal('LocationRequired', 'The location property is required for this definition.')
  throw invalidRequest('InvalidJson', describe(schema, issue!))
}

/** `InvalidRequestFormat` with what is wrong in its details. */
export const invalidRequest = (code: string, message: string): ArmRefusal =>
  new ArmRefusal('InvalidRequestFormat', 'Cannot parse the request.', { details: [{ code, message, details: [] }] })

/** The members of `properties` that only the service writes. */
export function serviceOwned(schema: z.ZodType, properties: object): Json {
  const shape = shapeOf(shapeOf(schema)?.['properties'])
  return Object.fromEntries(Object.entries(properties).filter(([name]) => isReadOnlyIn(shape, name)))
}

function writable(schema: z.ZodType | undefined, value: unknown): unknown {
  const inner = unwrap(schema)
  if (Array.isArray(value)) {
    const element = inner instanceof z.ZodArray ? (inner.element as z.ZodType) : undefined
    return value.map((item) => writable(element, item))
  }
  if (!isObject(value)) return value
  const shape = shapeOf(inner)
  const kept = Object.entries(value).filter(([name, member]) => member !== null && !isReadOnlyIn(shape, name))
  return Object.fromEntries(kept.map(([name, member]) => [name, writable(memberOf(shape, name), member)]))
}

function describe(schema: z.ZodType, issue: z.core.$ZodIssue): string {
  const path = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') {
    const member = issue.keys[0]!
    const title = titleAt(schema, issue.path)
    return `Could not find member '${member}' on object of type '${title}'. Path '${[...issue.path, member].join('.')}'.`
  }
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined'))
    return `Required property '${String(issue.path.at(-1))}' not found in JSON. Path '${path}'.`
  return `Error converting value. Path '${path}'. ${issue.message}.`
}

function titleAt(schema: z.ZodType, path: readonly PropertyKey[]): string {
  let at: z.ZodType | undefined = schema
  for (const step of path) {
    const inner = unwrap(at)
    at = inner instanceof z.ZodArray ? (inner.element as z.ZodType) : memberOf(shapeOf(inner), String(step))
  }
  return unwrap(at)?.meta()?.title ?? 'object'
}

type Shape = Record<string, z.ZodType>

/** A name such as `__proto__` finds what every object has, and that is no schema. */
const memberOf = (shape: Shape | undefined, name: string): z.ZodType | undefined =>
  shape && Object.hasOwn(shape, name) ? shape[name] : undefined

function isReadOnlyIn(shape: Shape | undefined, name: string): boolean {
  const member = memberOf(shape, name)
  return member !== undefined && isReadOnly(member)
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const unwrap = (schema: z.ZodType | undefined): z.ZodType | undefined =>
  schema instanceof z.ZodExactOptional || schema instanceof z.ZodOptional
    ? unwrap(schema.unwrap() as z.ZodType)
    : schema

function shapeOf(schema: z.ZodType | undefined): Shape | undefined {
  const inner = unwrap(schema)
  return inner instanceof z.ZodObject ? inner.shape : undefined
}
