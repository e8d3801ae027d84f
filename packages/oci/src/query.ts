/** Query parameters of a list call; absent ones are left out. */
export type Query = Readonly<Record<string, string | number | undefined>>

/**
 * Percent-encodes everything outside RFC 3986's unreserved set. `encodeURIComponent` leaves five characters alone
 * that URL parsers disagree about, and a signature covers the bytes of the path.
 * @source https://docs.oracle.com/en-us/iaas/Content/API/Concepts/signingrequests.htm
 */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

/** `?a=1&b=2`, or nothing when there is no parameter. */
export function formatQuery(query: Query): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined)
  if (pairs.length === 0) return ''
  return `?${pairs.map(([name, value]) => `${encode(name)}=${encode(String(value))}`).join('&')}`
}
