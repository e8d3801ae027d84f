/** Deeper than any request of either cloud, and shallow enough for whatever walks what was read. */
const deepestNesting = 100

/**
 * Reads JSON that anybody may have sent.
 * @throws SyntaxError for text that is not JSON, or nested too deeply
 */
export function parseForeignJson(text: string): unknown {
  if (nestingOf(text) > deepestNesting) throw new SyntaxError(`nested more than ${deepestNesting} levels deep`)
  return JSON.parse(text)
}

/** Levels of brackets outside of strings; of text that is not JSON, any number. */
function nestingOf(text: string): number {
  let [level, deepest] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') at = endOfString(text, at)
    else if (character === '[' || character === '{') deepest = Math.max(deepest, ++level)
    else if (character === ']' || character === '}') level--
  }
  return deepest
}

/** Position of the quote that ends the string beginning at `start`; past the end when none does. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  return text.length
}
