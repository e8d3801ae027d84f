import { InterconnectError } from '@interconnect/model'

/**
 * The absolute form of a URL the cloud gave us to go on with.
 * @throws us/unmapped when it leads to another origin: the bearer token must not go there.
 */
export function ownUrl(url: string, endpoint: string): string {
  if (isOwnUrl(url, endpoint)) return new URL(url, endpoint).href
  const stranger = URL.parse(url, endpoint)?.origin ?? 'nowhere'
  throw new InterconnectError('us/unmapped', `Azure: a link given by ${endpoint} leads to ${stranger}`, {
    hint: 'check that the endpoint is Azure Resource Manager itself; the access token is sent nowhere else',
  })
}

export const isOwnUrl = (url: string, endpoint: string): boolean =>
  URL.parse(url, endpoint)?.origin === new URL(endpoint).origin
