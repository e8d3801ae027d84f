/** The largest document that is read; a thousand times the usual one. */
export const maxDocumentBytes = 1024 * 1024

/** Lines, items, quotes and brackets together: what a reader's time grows with. 2,000 flows written at length have 20,000. */
const maxMarks = 40_000

/** Levels of mappings and lists in each other; the schema has seven. */
const maxDepth = 48

export interface ExceededLimit {
  readonly id: 'document/too-large' | 'document/too-deep' | 'document/not-utf8'
  readonly message: string
  readonly hint: string
  /** Where in the text the limit is passed. */
  readonly offset: number
}

/** The limit that a text exceeds, found in one pass before anything is parsed; `undefined` for what can be read. */
export function exceededLimit(text: string): ExceededLimit | undefined {
  if (Buffer.byteLength(text) > maxDocumentBytes)
    return tooLarge(`the document has more than ${maxDocumentBytes} bytes`, 0)
  const strange = text.indexOf('\uFFFD')
  if (strange !== -1)
    return {
      id: 'document/not-utf8',
      message: 'the document is not UTF-8: these bytes stand for no character',
      hint: 'save it as UTF-8: iconv -f <its encoding> -t UTF-8',
      offset: strange,
    }
  return scanned(text)
}

const tooLarge = (message: string, offset: number): ExceededLimit => ({
  id: 'document/too-large',
  message,
  hint: 'is it the right file?',
  offset,
})

/** Characters that begin or part something; comments and texts are counted, too, which only makes the limit stricter. */
const marks = new Set('\n,[{"\'?-&*!%|>')

function scanned(text: string): ExceededLimit | undefined {
  let count = 0
  let brackets = 0
  const lines = new LineDepth()
  for (let offset = 0; offset < text.length; offset++) {
    const mark = text[offset]!
    if (mark === '[' || mark === '{') brackets++
    else if (mark === ']' || mark === '}') brackets = Math.max(0, brackets - 1)
    if (mark === '\n') brackets = lines.next(text, offset + 1) ? 0 : brackets
    if (brackets + lines.depth > maxDepth) return tooDeep(mark === '\n' ? offset + 1 : offset)
    if (marks.has(mark) && ++count > maxMarks)
      return tooLarge(`the document has more than ${maxMarks} lines and items`, offset)
  }
  return undefined
}

const tooDeep = (offset: number): ExceededLimit => ({
  id: 'document/too-deep',
  message: `the document has more than ${maxDepth} levels`,
  hint: 'is it the right file? no place of a document is deeper than ten levels',
  offset,
})

/** How deep a line stands by its indentation and by the dashes it begins with. */
class LineDepth {
  readonly #open: number[] = []
  #dashes = 0

  get depth(): number {
    return this.#open.length + this.#dashes
  }

  /** Goes to the line at `start`; whether it begins at its very left. */
  next(text: string, start: number): boolean {
    let at = start
    this.#dashes = 0
    while (text[at] === ' ' || ((text[at] === '-' || text[at] === '?') && /[\s]/.test(text[at + 1] ?? '\n'))) {
      if (text[at] !== ' ') this.#dashes++
      at++
      if (this.#dashes > maxDepth) break
    }
    const indent = at - start
    if (text[at] === '\n' || text[at] === undefined) return false
    while (this.#open.length > 0 && this.#open.at(-1)! >= indent) this.#open.pop()
    if (indent > 0) this.#open.push(indent)
    return indent === 0
  }
}
