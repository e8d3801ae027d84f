import { z } from 'zod'
import type { DocumentPath, Finding } from '../finding.ts'
import { InterconnectDocument } from '../spec/interconnect.ts'
import { schemaFindings } from './schema-findings.ts'
import { readYaml, type YamlSource } from './yaml-source.ts'

/** A document as read: either valid, or the findings that say what is wrong and where. */
export interface ParsedDocument {
  readonly source: YamlSource
  readonly document: InterconnectDocument | undefined
  readonly findings: readonly Finding[]
}

/** Parses and checks a document against its schema. Never throws for what a person can write. */
export function parseInterconnect(text: string, file: string): ParsedDocument {
  const source = readYaml(text, file)
  if (source.findings.length > 0) return { source, document: undefined, findings: source.findings }
  const result = InterconnectDocument.safeParse(source.value)
  if (result.success) return { source, document: result.data, findings: [] }
  return { source, document: undefined, findings: placeFindings(schemaFindings(result.error.issues, source.value, knownKeys), source) }
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

/** JSON Schema of the document, for editors. */
export const documentJsonSchema = (): Record<string, unknown> =>
  z.toJSONSchema(InterconnectDocument, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>

interface JsonSchema {
  properties?: Record<string, JsonSchema>
  items?: JsonSchema
  additionalProperties?: JsonSchema | boolean
}

/** The keys the schema knows at `path`. */
function knownKeys(path: DocumentPath): readonly string[] {
  let schema: JsonSchema | undefined = documentJsonSchema()
  for (const part of path) {
    const extra: JsonSchema | boolean | undefined = schema?.additionalProperties
    schema = typeof part === 'number' ? schema?.items : (schema?.properties?.[part] ?? (typeof extra === 'object' ? extra : undefined))
  }
  return Object.keys(schema?.properties ?? {})
}
