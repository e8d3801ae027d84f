import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { InterconnectError } from '@interconnect/model'
import type { Context, Placed } from '../kubeconfig/context.ts'
import { pluginCredential, type PluginHost } from './exec-plugin.ts'

/** What a request shows to be let in. Never printed. */
export interface Credential {
  readonly token?: string
  /** PEM, both or none. */
  readonly certificate?: string
  readonly key?: string
  /** Whom to act for. */
  readonly as?: string
  readonly asGroups: readonly string[]
}

export type SignIn = PluginHost & { readonly signal?: AbortSignal | undefined }

/**
 * What the user of a context shows: certificate, token, or what a program gives.
 * @throws credentials/missing for a way that cannot be taken
 */
export async function credentialOf(context: Context, host: SignIn): Promise<Credential> {
  const { user } = context
  refuseOldWays(context)
  const plugin = user.exec && (await pluginCredential(context, user.exec, host))
  const certificate = plugin?.clientCertificateData ?? (await pemOf(user, 'client-certificate'))
  const key = plugin?.clientKeyData ?? (await pemOf(user, 'client-key'))
  const token = plugin?.token ?? user.token ?? (user.tokenFile && (await fileOf(user, user.tokenFile)).trim())
  return {
    ...(token && { token }),
    ...(certificate && key && { certificate, key }),
    ...(user.as && { as: user.as }),
    asGroups: user['as-groups'],
  }
}

/**
 * Plug-ins that kubectl had built in are gone from it, and so are passwords from the API server.
 * @source https://kubernetes.io/blog/2022/05/03/kubernetes-1-24-release-announcement/
 * @source https://learn.microsoft.com/azure/aks/kubelogin-authentication
 */
function refuseOldWays({ name, user }: Context): void {
  const provider = user['auth-provider']?.name
  if (provider !== undefined && !user.exec)
    throw new InterconnectError(
      'credentials/missing',
      `user ${user.name} of context ${name} signs in with auth-provider ${provider}, which no client has any more`,
      {
        hint:
          provider === 'azure'
            ? '`kubelogin convert-kubeconfig` writes the entry in the form of today'
            : 'make a kubeconfig with an exec entry, a certificate or a token',
      },
    )
  if (user.username !== undefined && !user.token && !user.exec)
    throw new InterconnectError(
      'credentials/missing',
      `user ${user.name} of context ${name} signs in with a password, which API servers take no more since 1.19`,
      { hint: 'make a kubeconfig with an exec entry, a certificate or a token' },
    )
}

type PemName = 'certificate-authority' | 'client-certificate' | 'client-key'
type WithPem = Placed & { readonly [Name in PemName | `${PemName}-data`]?: string | undefined }

/** A field that is PEM in a file, or in the entry itself in base64; the latter wins. */
export async function pemOf(entry: WithPem, name: PemName): Promise<string | undefined> {
  const data = entry[`${name}-data`]
  if (data) return Buffer.from(data, 'base64').toString('utf8')
  const file = entry[name]
  return file ? fileOf(entry, file) : undefined
}

async function fileOf({ name, folder }: Placed, file: string): Promise<string> {
  const path = resolve(folder, file)
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new InterconnectError('credentials/missing', `${path}, which entry ${name} names, cannot be read`, {
      hint: 'correct the path in the kubeconfig, or name another context',
      cause,
    })
  }
}

/** When it stopped, or will stop, to be good; `undefined` where it does not say. */
export function expiryOf({ token, certificate }: Credential): Date | undefined {
  if (token) return tokenExpiry(token)
  return certificate ? new Date(new X509Certificate(certificate).validTo) : undefined
}

/** Tokens of service accounts and of Entra ID say it in their second part. @source https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4 */
function tokenExpiry(token: string): Date | undefined {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { exp?: unknown }
    return typeof claims.exp === 'number' ? new Date(claims.exp * 1000) : undefined
  } catch {
    return undefined
  }
}
