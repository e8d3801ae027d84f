import { ArmRefusal } from '../refusal.ts'

/** Stands for a value that is not known yet; so does every member of it. */
export const unknownYet = Symbol('not known yet')

/** Answers the functions of an expression. */
export type Call = (name: string, args: readonly unknown[]) => unknown

/** Whether a string of a template is an expression: `[…]`, but not `[[…`, which stands for a bracket. */
const isExpression = (text: string): boolean => text.startsWith('[') && !text.startsWith('[[') && text.endsWith(']')

/**
 * A value of a template with every expression in it evaluated.
 * @source https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions
 * @throws ArmRefusal `InvalidTemplate` for one that cannot be read
 */
export function evaluate(value: unknown, call: Call): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluate(item, call))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, evaluate(member, call)]))
  if (typeof value !== 'string') return value
  if (isExpression(value)) return new Reader(value.slice(1, -1), call).whole()
  return value.startsWith('[[') ? value.slice(1) : value
}

const tokens = /\s*(?:'((?:[^']|'')*)'|(-?\d+)|([A-Za-z_][\w.]*(?=\s*\())|([A-Za-z_]\w*)|([()[\],.]))/y

type Token = { readonly is: 'text' | 'number' | 'function' | 'name' | 'sign'; readonly text: string }

/** Reads one expression from left to right, evaluating as it goes. */
class Reader {
  readonly #source: string
  readonly #call: Call
  #at = 0

  constructor(source: string, call: Call) {
    this.#source = source
    this.#call = call
  }

  whole(): unknown {
    const value = this.#value()
    if (this.#source.slice(this.#at).trim() !== '') throw this.#unreadable()
    return value
  }

  #value(): unknown {
    let value = this.#primary()
    while (true) {
      if (this.#takes('.')) value = this.#member(value, this.#next('name').text)
      else if (this.#takes('[')) {
        value = this.#member(value, this.#value())
        if (!this.#takes(']')) throw this.#unreadable()
      } else return value
    }
  }

  #primary(): unknown {
    const token = this.#next()
    if (token.is === 'text') return token.text.replaceAll("''", "'")
    if (token.is === 'number') return Number(token.text)
    if (token.is !== 'function' || !this.#takes('(')) throw this.#unreadable()
    return this.#call(token.text.toLowerCase(), this.#args())
  }

  #args(): unknown[] {
    const args: unknown[] = []
    while (!this.#takes(')')) {
      if (args.length > 0 && !this.#takes(',')) throw this.#unreadable()
      args.push(this.#value())
    }
    return args
  }

  #member(value: unknown, name: unknown): unknown {
    if (value === unknownYet) return unknownYet
    const members = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
    const found = Object.entries(members).find(([key]) => key.toLowerCase() === String(name).toLowerCase())
    if (found) return found[1]
    throw new ArmRefusal(
      'InvalidTemplate',
      `Unable to process template language expressions: the property '${String(name)}' does not exist in '[${this.#source}]'.`,
    )
  }

  #peek(): { readonly token: Token; readonly end: number } | undefined {
    tokens.lastIndex = this.#at
    const match = tokens.exec(this.#source)
    if (!match) return undefined
    const [, text, number, fn, name, sign] = match
    const kinds = { text, number, function: fn, name, sign }
    const [is, found] = Object.entries(kinds).find(([, value]) => value !== undefined)!
    return { token: { is: is as Token['is'], text: found! }, end: tokens.lastIndex }
  }

  #next(is?: Token['is']): Token {
    const read = this.#peek()
    if (!read || (is !== undefined && read.token.is !== is)) throw this.#unreadable()
    this.#at = read.end
    return read.token
  }

  #takes(sign: string): boolean {
    const read = this.#peek()
    if (read?.token.is !== 'sign' || read.token.text !== sign) return false
    this.#at = read.end
    return true
  }

  #unreadable(): ArmRefusal {
    return new ArmRefusal(
      'InvalidTemplate',
      `Unable to parse language expression '${this.#source}' at position ${this.#at}.`,
    )
  }
}
