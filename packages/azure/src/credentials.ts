import type { AccessToken, GetTokenOptions, TokenCredential } from '@azure/core-auth'
import type { HttpClient } from '@azure/core-rest-pipeline'
import { type Clock, InterconnectError } from '@interconnect/model'
import { createTransport } from './transport.ts'

/**
 * What the Azure SDKs find on this machine: environment, workload or managed identity, `az login` and others. The
 * library is loaded with the first token, not with this module: it takes 300 ms.
 * @source https://learn.microsoft.com/javascript/api/@azure/identity/defaultazurecredential
 */
export function cloudCredential(): TokenCredential {
  let credential: Promise<TokenCredential> | undefined
  return {
    async getToken(scopes, options) {
      credential ??= import('@azure/identity').then(({ DefaultAzureCredential }) => new DefaultAzureCredential())
      try {
        return await (await credential).getToken(scopes, options)
      } catch (error) {
        throw identityError(error)
      }
    },
  }
}

/** The library's error names: which of them mean that nothing was found rather than that something was refused. */
const nothingFound = /^(CredentialUnavailableError|AggregateAuthenticationError)$/

export function identityError(error: unknown): unknown {
  const { name, message } = error as Error
  if (name === 'AbortError') return error
  if (nothingFound.test(name)) {
    return new InterconnectError('credentials/missing', 'no Azure credentials were found on this machine', {
      hint: 'run: az login, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET',
      details: { tried: firstLine(message) },
      cause: error,
    })
  }
  return new InterconnectError('credentials/rejected', `Azure: no access token: ${firstLine(message)}`, {
    hint: 'log in again with az login, or check the AZURE_ variables of the environment',
    cause: error,
  })
}

const firstLine = (text: string): string => (text.split('\n', 1)[0] ?? '').slice(0, 300)

export interface ClientSecretOptions {
  /** Such as `https://login.microsoftonline.com`. */
  readonly authority: string
  readonly tenant: string
  readonly clientId: string
  readonly clientSecret: string
  readonly clock: Clock
  /** PEM of the only authority to trust instead of the system's. */
  readonly ca?: string | undefined
  readonly httpClient?: HttpClient | undefined
}

/**
 * A token for a name and a secret, without instance discovery: what a simulator needs.
 * @source https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export function clientSecretCredential(options: ClientSecretOptions): TokenCredential {
  const { send } = createTransport({ endpoint: options.authority, ca: options.ca, httpClient: options.httpClient })
  const url = new URL(`/${encodeURIComponent(options.tenant)}/oauth2/v2.0/token`, options.authority).href
  return {
    async getToken(scopes, { abortSignal }: GetTokenOptions = {}) {
      const body = form(options, [scopes].flat().join(' '))
      const signal = abortSignal as AbortSignal | undefined
      const answer = await options.clock.during(() => send({ method: 'POST', url, body, signal }))
      if (answer.status !== 200) throw rejected(answer.status, answer.body)
      return accessToken(answer.body)
    },
  }
}

const form = ({ clientId, clientSecret }: ClientSecretOptions, scope: string): string =>
  new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope,
  }).toString()

/** Tokens live by the wall clock, whatever clock the rest runs on. */
function accessToken(body: unknown): AccessToken {
  const { access_token: token, expires_in: seconds } = (body ?? {}) as {
    access_token?: string
    expires_in?: number | string
  }
  if (token === undefined)
    throw new InterconnectError('us/unmapped', 'Azure: the token endpoint answered without a token')
  return { token, tokenType: 'Bearer', expiresOnTimestamp: Date.now() + Number(seconds ?? 3600) * 1000 }
}

function rejected(status: number, body: unknown): InterconnectError {
  const { error, error_description: description } = (body ?? {}) as { error?: string; error_description?: string }
  const why = firstLine(description ?? error ?? `status ${status}`)
  const code = status >= 500 ? 'cloud/unavailable' : 'credentials/rejected'
  return new InterconnectError(code, `Azure: no access token: ${why}`, {
    hint: 'check tenant, client id and client secret',
    details: { status, error },
  })
}
