import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  parseDocument,
  visit,
} from 'yaml'
import type { DocumentPath, Finding, SourcePlace } from '../finding.ts'
import { exceededLimit } from './text-limits.ts'

/** A YAML (or JSON) text with the place of every value in it. */
export interface YamlSource {
  readonly file: string
  readonly text: string
  /** The plain value; `undefined` when there are findings. */
  readonly value: unknown
  /** Syntax problems, with places. */
  readonly findings: readonly Finding[]
  /** Where the value at `path` stands, or what is nearest above it when it is missing. */
  locate(path: DocumentPath): SourcePlace
  /** Where the key at `path` stands: better for a key that should not be there. */
  locateKey(path: DocumentPath): SourcePlace
}

/** Reads a document; never throws for what a person can write. Limits are looked at before anything is parsed. */
export function readYaml(text: string, file: string): YamlSource {
  const lines = new LineCounter()
  const limit = exceededLimit(text)
  const document = parseDocument(limit ? '' : withoutMark(text), {
    lineCounter: lines,
    strict: true,
    uniqueKeys: false,
  })
  const source = yamlSource(document, lines, text, file)
  if (!limit) return source
  const { id, message, hint, offset } = limit
  return { ...source, value: undefined, findings: [problem(id, message, placeIn(text, offset, file), hint)] }
}

/** A place in a text that was not parsed. */
function placeIn(text: string, offset: number, file: string): SourcePlace {
  const before = text.slice(0, offset)
  return { file, line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

/** Reads a file of several documents, such as Kubernetes manifests, of any size; empty documents are left out. */
export function readYamlDocuments(text: string, file: string): YamlSource[] {
  const lines = new LineCounter()
  const documents = parseAllDocuments(withoutMark(text), { lineCounter: lines, strict: true, uniqueKeys: false })
  if ('empty' in documents) return []
  return documents
    .map((document) => yamlSource(document, lines, text, file))
    .filter(({ value, findings }) => findings.length > 0 || (value !== null && value !== undefined))
}

const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '')

function yamlSource(document: Document.Parsed, lines: LineCounter, text: string, file: string): YamlSource {
  const placeAt = (offset: number): SourcePlace => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(1, line), column: Math.max(1, col) }
  }
  const syntax = document.errors
    .slice(0, maxFindings)
    .map((error) => problem('document/syntax', firstLine(error.message), placeAt(error.pos[0])))
  const findings: Finding[] = [
    ...syntax,
    ...duplicateKeys(document).map(({ key, offset }) =>
      problem('document/syntax', `'${key}' is written twice in one mapping`, placeAt(offset), 'keep one of them'),
    ),
  ]
  let value: unknown
  if (findings.length === 0) {
    try {
      value = document.toJS({ maxAliasCount: 100 })
    } catch (error) {
      const hint = 'write the value out instead of using aliases'
      findings.push(problem('document/syntax', (error as Error).message, placeAt(0), hint))
    }
  }
  const locateWith = (wantKey: boolean) => (path: DocumentPath) => placeAt(offsetOf(document.contents, path, wantKey))
  return { file, text, value, findings, locate: locateWith(false), locateKey: locateWith(true) }
}

/** More than anybody reads; the first ones are what matters. */
export const maxFindings = 200

const firstLine = (message: string): string => message.split('\n')[0]!.replace(/ at line .*$/, '')

/** Keys that a mapping has already; the parser would compare each with each. */
function duplicateKeys(document: Document.Parsed): { readonly key: string; readonly offset: number }[] {
  const found: { key: string; offset: number }[] = []
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        const name = String(key.value)
        if (seen.has(name)) found.push({ key: name, offset: key.range?.[0] ?? 0 })
        seen.add(name)
      }
    },
  })
  return found.slice(0, maxFindings)
}

const problem = (id: string, message: string, place: SourcePlace, hint?: string): Finding => ({
  id,
  severity: 'error',
  at: [],
  place,
  message,
  ...(hint === undefined ? {} : { hint }),
})

/** Offset of the value (or key) at `path`; of the deepest part that exists when it does not. */
function offsetOf(root: Node | null, path: DocumentPath, wantKey: boolean): number {
  let node: Node | null = root
  let offset = root?.range?.[0] ?? 0
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isNode(item.key) && String(item.key) === String(part))
      if (!pair) return offset
      const key = pair.key as Node
      node = isNode(pair.value) ? pair.value : null
      offset = key.range?.[0] ?? offset
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(part)]
      if (!isNode(item)) return offset
      node = item
      offset = item.range?.[0] ?? offset
    } else return offset
  }
  return wantKey || !node?.range || isMap(node) ? offset : node.range[0]
}
