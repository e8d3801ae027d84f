import {
  type Document,
  isMap,
  isNode,
  isPair,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  parseDocument,
} from 'yaml'
import type { DocumentPath, Finding, SourcePlace } from '../finding.ts'

/** The largest document that is read; a thousand times the usual one. */
export const maxDocumentBytes = 1024 * 1024

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

/** Reads a document; never throws for what a person can write. */
export function readYaml(text: string, file: string): YamlSource {
  const lines = new LineCounter()
  const tooLarge = Buffer.byteLength(text) > maxDocumentBytes
  const document = parseDocument(tooLarge ? '' : withoutMark(text), { lineCounter: lines, strict: true })
  const source = yamlSource(document, lines, text, file)
  if (!tooLarge) return source
  const message = `the document has more than ${maxDocumentBytes} bytes`
  const finding = problem('document/too-large', message, source.locate([]), 'is it the right file?')
  return { ...source, value: undefined, findings: [finding] }
}

/** Reads a file of several documents, such as Kubernetes manifests, of any size; empty documents are left out. */
export function readYamlDocuments(text: string, file: string): YamlSource[] {
  const lines = new LineCounter()
  const documents = parseAllDocuments(withoutMark(text), { lineCounter: lines, strict: true })
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
  const findings: Finding[] = document.errors.map((error) =>
    problem('document/syntax', error.message.split('\n')[0]!.replace(/ at line .*$/, ''), placeAt(error.pos[0])),
  )
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
