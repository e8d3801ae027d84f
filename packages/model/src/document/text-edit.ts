import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parse,
  parseDocument,
  type Scalar,
} from 'yaml'
import type { DocumentPath, Fix } from '../finding.ts'

/** Characters from `start` to before `end` are replaced by `insert`; offsets into the text as given. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly insert: string
}

/**
 * The smallest change of a text that makes a fix: everything else, comments and line endings included, keeps its bytes.
 * `undefined` where the text is written so that it cannot be done safely (anchors, aliases,
 * texts of several lines, comments inside what would go away).
 */
export function textEdit(text: string, fix: Fix): TextEdit | undefined {
  const mark = text.startsWith('\uFEFF') ? 1 : 0
  const found = find(parseDocument(text.slice(mark)).contents, fix.at)
  const edit = found && edits[fix.edit](found, fix, text.slice(mark))
  return edit && { start: edit.start + mark, end: edit.end + mark, insert: edit.insert }
}

/** The text with edits made that do not touch one another. */
export const withTextEdits = (text: string, edits: readonly TextEdit[]): string =>
  [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((edited, { start, end, insert }) => edited.slice(0, start) + insert + edited.slice(end), text)

/** What stands at a path: in a mapping a pair, in a list an item. */
interface Found {
  readonly parent: Node
  readonly index: number
  readonly key?: Node
  readonly value: Node
}

function find(root: Node | null, path: DocumentPath): Found | undefined {
  let found: Found | undefined
  let node = root
  for (const part of path) {
    found = node === null ? undefined : childAt(node, part)
    if (!found) return undefined
    node = found.value
  }
  return found
}

function childAt(parent: Node, part: string | number): Found | undefined {
  if (isMap(parent)) {
    const index = parent.items.findIndex(({ key }) => isScalar(key) && String(key.value) === String(part))
    const pair: Pair | undefined = parent.items[index]
    return isPair(pair) && isNode(pair.key) && isNode(pair.value)
      ? { parent, index, key: pair.key, value: pair.value }
      : undefined
  }
  const item: unknown = isSeq(parent) ? parent.items[Number(part)] : undefined
  return isNode(item) ? { parent, index: Number(part), value: item } : undefined
}

const edits = {
  set: ({ value }, fix, text) => (fix.edit === 'set' ? rewritten(value, fix.value, text) : undefined),
  rename: ({ key }, fix, text) => (fix.edit === 'rename' && key ? rewritten(key, fix.to, text) : undefined),
  remove: (found, _, text) => removed(found, text),
} satisfies Record<Fix['edit'], (found: Found, fix: Fix, text: string) => TextEdit | undefined>

/** A value of one line in the quotes it had. */
function rewritten(node: Node, value: string | number | boolean, text: string): TextEdit | undefined {
  if (!isScalar(node) || node.anchor !== undefined || node.tag !== undefined || !node.range) return undefined
  const [start, end] = node.range
  if (text.slice(start, end).includes('\n')) return undefined
  const insert = writtenAs(node, value)
  return insert === undefined ? undefined : { start, end, insert }
}

function writtenAs({ type }: Scalar, value: string | number | boolean): string | undefined {
  const plain = String(value)
  if (type === 'QUOTE_DOUBLE') return JSON.stringify(value)
  if (type === 'QUOTE_SINGLE') return `'${plain.replaceAll("'", "''")}'`
  if (type !== 'PLAIN') return undefined
  return /^[\w./-]+( [\w./-]+)*$/.test(plain) && parse(plain) === value ? plain : JSON.stringify(value)
}

function removed({ parent, index, value }: Found, text: string): TextEdit | undefined {
  if (!isSeq(parent) || parent.items.length < 2 || !value.range || holdsAnchor(value)) return undefined
  const edit = parent.flow ? withoutFlowItem(parent.items as Node[], index) : withoutLines(value, text)
  // Whoever wrote a comment there has something to say about it.
  return edit && /(^|\s)#/.test(text.slice(edit.start, edit.end)) ? undefined : edit
}

/** The item with the comma that parts it from its neighbour. */
function withoutFlowItem(items: readonly Node[], index: number): TextEdit | undefined {
  const [before, own, after] = [items[index - 1]?.range, items[index]!.range!, items[index + 1]?.range]
  if (after) return { start: own[0], end: after[0], insert: '' }
  return before ? { start: before[1], end: own[1], insert: '' } : undefined
}

/** All lines of a list's item, from the one with its dash; comments above it and below it stay. */
function withoutLines({ range }: Node, text: string): TextEdit | undefined {
  const dash = text.lastIndexOf('-', range![0] - 1)
  const start = text.lastIndexOf('\n', dash) + 1
  const onlyDash = text.slice(start, range![0]).trim() === '-'
  const lastLine = text.indexOf('\n', Math.max(range![0], lastOf(text, range![1])))
  return onlyDash ? { start, end: lastLine < 0 ? text.length : lastLine + 1, insert: '' } : undefined
}

/** Offset of the last character before `end` that is not blank. */
const lastOf = (text: string, end: number): number => text.slice(0, end).trimEnd().length - 1

function holdsAnchor(node: Node): boolean {
  if (isAlias(node)) return false
  if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined) return true
  if (isMap(node)) return node.items.some(({ value }) => isNode(value) && holdsAnchor(value))
  return isSeq(node) && node.items.some((item) => isNode(item) && holdsAnchor(item))
}
