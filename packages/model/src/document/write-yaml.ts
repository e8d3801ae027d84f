import { Document, isMap, isNode, isScalar, isSeq } from 'yaml'
import type { DocumentPath } from '../finding.ts'

export interface YamlForm {
  /** Mappings that stand on one line, and lists whose items do. */
  readonly onOneLine?: readonly DocumentPath[]
  /** A comment at the end of the line where `at` is, or of what is nearest above it. */
  readonly remark?: { readonly at: DocumentPath; readonly text: string }
}

/** A value as YAML that a person would write. */
export function writeYaml(value: unknown, { onOneLine = [], remark }: YamlForm = {}): string {
  const document = new Document(value)
  for (const path of onOneLine) putOnOneLine(document.getIn(path, true))
  if (remark) comment(document, remark.at, ` ${remark.text}`)
  return document.toString({ lineWidth: 120 })
}

function putOnOneLine(node: unknown): void {
  if (isMap(node)) node.flow = true
  else for (const item of isSeq(node) ? node.items.filter(isMap) : []) item.flow = true
}

function comment(document: Document, at: DocumentPath, text: string): void {
  const above = at.map((_, index) => document.getIn(at.slice(0, index), true))
  const line = above.findIndex((node) => isMap(node) && node.flow === true)
  // What stands inside of a line is remarked at its end.
  for (let depth = line === -1 ? at.length : line; depth > 0; depth--) {
    const node = document.getIn(at.slice(0, depth), true)
    if (!isNode(node)) continue
    if (isScalar(node) || (isMap(node) && node.flow)) node.comment = text
    else node.commentBefore = text
    return
  }
}
