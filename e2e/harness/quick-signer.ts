import { createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto'
import type { Signable, Signer } from '@interconnect/oci'
import type { OciAccess } from '@interconnect/sim'

const keys = new Map<string, KeyObject>()

function keyOf(pem: string): KeyObject {
  const key = keys.get(pem) ?? createPrivateKey(pem)
  keys.set(pem, key)
  return key
}

/**
 * Signs as the official signer does, with the key read once instead of with each request: otherwise signing is most of
 * what a life in this process costs. The simulator checks these signatures like any other.
 * @source https://docs.oracle.com/en-us/iaas/Content/API/Concepts/signingrequests.htm
 */
export function quickSigner({ tenancy, user, fingerprint, privateKeyPem }: OciAccess): Signer {
  const keyId = `${tenancy}/${user}/${fingerprint}`
  return {
    pass: {},
    renew() {},
    async sign(request) {
      const names = dress(request)
      const signature = sign('sha256', Buffer.from(textOf(request, names)), keyOf(privateKeyPem)).toString('base64')
      const fields = { version: '1', keyId, algorithm: 'rsa-sha256', headers: names.join(' '), signature }
      const said = Object.entries(fields).map(([name, value]) => `${name}="${value}"`)
      request.headers.set('authorization', `Signature ${said.join(',')}`)
    },
  }
}

/** Sets the headers that a signature covers, and names them. */
function dress({ method, url, headers, body = '' }: Signable): readonly string[] {
  headers.set('x-date', new Date().toUTCString())
  headers.set('host', new URL(url).host)
  const always = ['x-date', '(request-target)', 'host']
  if (method !== 'POST' && method !== 'PUT') return always
  headers.set('content-length', `${Buffer.byteLength(body)}`)
  headers.set('x-content-sha256', createHash('sha256').update(body).digest('base64'))
  if (!headers.has('content-type')) headers.set('content-type', 'application/json')
  return [...always, 'content-length', 'content-type', 'x-content-sha256']
}

function textOf({ method, url, headers }: Signable, names: readonly string[]): string {
  const { pathname, search } = new URL(url)
  return names
    .map(
      (name) =>
        `${name}: ${name === '(request-target)' ? `${method.toLowerCase()} ${pathname}${search}` : headers.get(name)}`,
    )
    .join('\n')
}
