import { parseResourceId, type Tags } from '@interconnect/azure-api'
import { ArmRefusal } from './refusal.ts'

/** What a `$filter` can ask about. */
interface Filterable {
  readonly id: string
  readonly name: string
  readonly type?: string
  readonly location?: string
  readonly tags?: Tags
}

const fields: Record<string, (item: Filterable) => string | undefined> = {
  resourcetype: ({ type }) => type,
  resourcegroup: ({ id }) => parseResourceId(id)?.resourceGroup,
  name: ({ name }) => name,
  location: ({ location }) => location,
}

/**
 * The predicate of a `$filter`: `eq` comparisons joined by `and`.
 * @source https://learn.microsoft.com/rest/api/resources/resources/list#uri-parameters
 */
export function matches(filter: string | undefined): (item: Filterable) => boolean {
  if (filter === undefined || filter === '') return () => true
  const terms = filter.split(/\s+and\s+/i).map(parseTerm)
  const tagName = terms.find(({ field }) => field === 'tagname')?.value
  return (item) => terms.every((term) => holds(term, item, tagName))
}

/** A listing asked for by tag does not show the tags. @source as `matches` */
export const asksForTag = (filter: string | undefined): boolean => /\btagName\b/i.test(filter ?? '')

interface Term {
  readonly field: string
  readonly value: string
}

function parseTerm(text: string): Term {
  const [, field, value] = /^\s*(\w+)\s+eq\s+'(.*)'\s*$/i.exec(text) ?? []
  const known = field !== undefined && (field.toLowerCase() in fields || /^tag(name|value)$/i.test(field))
  if (known && value !== undefined) return { field: field.toLowerCase(), value: value.replaceAll("''", "'") }
  throw new ArmRefusal('BadRequest', `The filter '${text}' is not supported.`)
}

function holds({ field, value }: Term, item: Filterable, tagName: string | undefined): boolean {
  const tag = Object.entries(item.tags ?? {}).find(([name]) => name.toLowerCase() === tagName?.toLowerCase())
  if (field === 'tagname') return tag !== undefined
  if (field === 'tagvalue') return tag?.[1] === value
  return fields[field]?.(item)?.toLowerCase() === value.toLowerCase()
}
