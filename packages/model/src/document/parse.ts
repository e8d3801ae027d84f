import { z } from 'zod'
import type { DocumentPath, Finding } from '../finding.ts'
import { InterconnectDocument } from '../spec/interconnect.ts'
import { schemaFindings } from './schema-findings.ts'
import { maxFindings, readYaml, type YamlSource } from './yaml-source.ts'

/** A document as read: either valid, or the findings that say what is wrong and where. */
export interface ParsedDocument {
  readonly source: YamlSource
  readonly document: InterconnectDocument | undefined
  readonly findings: readonly Finding[]
}

/** Parses and checks a document against its schema. Never throws for what a person can write. */
export function parseInterconnect(text: string, file: string): ParsedDocument {
  const { source, value, findings } = parseYaml(InterconnectDocument, text, file)
  return { source, document: value, findings }
}

/** A file as read: its value, or the findings that say what is wrong and where. */
export interface ParsedYaml<Value> {
  readonly source: YamlSource
  readonly value: Value | undefined
  readonly findings: readonly Finding[]
}

/** Parses YAML or JSON that a person wrote and checks it against a schema. */
export function parseYaml<Value>(schema: z.ZodType<Value>, text: string, file: string): ParsedYaml<Value> {
  const source = readYaml(text, file)
  if (source.findings.length > 0) return { source, value: undefined, findings: source.findings }
  const result = schema.safeParse(source.value)
  if (result.success) return { source, value: result.data, findings: [] }
  const known = (path: DocumentPath) => knownKeys(inputJsonSchema(schema), path, source.value)
  return {
    source,
    value: undefined,
    findings: placeFindings(
      schemaFindings(result.error.issues.slice(0, maxFindings), source.value, known).slice(0, maxFindings),
      source,
    ),
  }
}

/** Adds file, line and column to findings and orders them by place. */
export function placeFindings(findings: readonly Finding[], source: YamlSource): Finding[] {
  return findings
    .map((finding) => ({
      ...finding,
      place: finding.id === 'schema/unknown-key' ? source.locateKey(finding.at) : source.locate(finding.at),
    }))
    .sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
}

/** JSON Schema of what a person may write, for editors. */
export const inputJsonSchema = (schema: z.ZodType): Record<string, unknown> =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })

export const documentJsonSchema = (): Record<string, unknown> => inputJsonSchema(InterconnectDocument)

interface JsonSchema {
  properties?: Record<string, JsonSchema>
  items?: JsonSchema
  additionalProperties?: JsonSchema | boolean
  oneOf?: JsonSchema[]
  const?: unknown
}

/** The keys the schema knows at `path`. */
function knownKeys(root: JsonSchema, path: DocumentPath, value: unknown): readonly string[] {
  let schema: JsonSchema | undefined = root
  let at = value
  for (const part of path) {
    const extra: JsonSchema | boolean | undefined = schema?.additionalProperties
    at = (at as Record<string | number, unknown> | undefined)?.[part]
    const inner: JsonSchema | undefined =
      typeof part === 'number'
        ? schema?.items
        : (schema?.properties?.[part] ?? (typeof extra === 'object' ? extra : undefined))
    schema = inner?.oneOf ? inner.oneOf.find((one) => isOf(one, at)) : inner
  }
  return Object.keys(schema?.properties ?? {})
}

/** Whether a value says of itself that it is of this one of several forms. */
const isOf = ({ properties = {} }: JsonSchema, value: unknown): boolean =>
  Object.entries(properties).every(
    ([name, { const: word }]) => word === undefined || (value as Record<string, unknown> | undefined)?.[name] === word,
  )
