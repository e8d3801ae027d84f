import { createHash, createPublicKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto'

/** A request as it came in. `target` is path and query exactly as sent. */
export interface SignedRequest {
  readonly method: string
  readonly target: string
  readonly headers: Headers
  readonly body: Uint8Array
}

/** Who signed, or why the signature does not hold. */
export type SignatureVerdict = { readonly keyId: string } | { readonly problem: string }

const clockToleranceMs = 5 * 60 * 1000

/**
 * Checks a request signature (draft-cavage-http-signatures-08 with `rsa-sha256`), in the dialects of all vendor
 * clients: header names in any case, `x-date` before `date`, parameters in any order.
 * @source https://docs.oracle.com/en-us/iaas/Content/API/Concepts/signingrequests.htm
 */
export function checkSignature(
  request: SignedRequest,
  findKey: (keyId: string) => string | undefined,
  nowMs: number,
): SignatureVerdict {
  const fields = authorizationFields(request.headers.get('authorization') ?? '')
  const { keyId, signature, algorithm, version = '1' } = fields
  if (keyId === undefined || signature === undefined) return { problem: 'no signature' }
  if (version !== '1' || algorithm !== 'rsa-sha256') return { problem: 'unknown algorithm or version' }
  const key = findKey(keyId)
  if (key === undefined) return { problem: 'unknown key' }
  const names = (fields['headers'] ?? 'date').toLowerCase().split(' ')
  const problem = missing(request, names) ?? wrongDate(request.headers, nowMs) ?? wrongBody(request, names)
  if (problem !== undefined) return { problem }
  const text = signingText(request, names)
  if (text === undefined) return { problem: 'a signed header is missing' }
  const holds = verify('RSA-SHA256', Buffer.from(text), parsedKey(key), Buffer.from(signature, 'base64'))
  return holds ? { keyId } : { problem: 'wrong signature' }
}

const parsedKeys = new Map<string, KeyObject>()

/** Reading a key takes longer than checking a signature with it. */
function parsedKey(pem: string): KeyObject {
  const key = parsedKeys.get(pem) ?? createPublicKey(pem)
  parsedKeys.set(pem, key)
  return key
}

function authorizationFields(
  header: string,
): Partial<Record<string, string>> & { keyId?: string; signature?: string; algorithm?: string; version?: string } {
  if (!header.startsWith('Signature ')) return {}
  return Object.fromEntries(
    Array.from(header.matchAll(/([a-zA-Z]+)="([^"]*)"/g), ([, name, value]) => [name as string, value as string]),
  )
}

const hasBody = ({ method }: SignedRequest): boolean => ['POST', 'PUT', 'PATCH'].includes(method)

function missing(request: SignedRequest, names: readonly string[]): string | undefined {
  const dateName = request.headers.has('x-date') ? 'x-date' : 'date'
  const needed = ['(request-target)', 'host', dateName]
  if (hasBody(request) && request.body.length > 0) needed.push('content-length', 'content-type', 'x-content-sha256')
  const unsigned = needed.find((name) => !names.includes(name))
  return unsigned && `${unsigned} is not signed`
}

function wrongDate(headers: Headers, nowMs: number): string | undefined {
  const sentMs = Date.parse(headers.get('x-date') ?? headers.get('date') ?? '')
  return Math.abs(nowMs - sentMs) <= clockToleranceMs ? undefined : 'the date is more than 5 minutes off'
}

function wrongBody({ headers, body }: SignedRequest, names: readonly string[]): string | undefined {
  if (!names.includes('x-content-sha256')) return undefined
  const sent = Buffer.from(headers.get('x-content-sha256') ?? '', 'base64')
  const actual = createHash('sha256').update(body).digest()
  return sent.length === actual.length && timingSafeEqual(sent, actual) ? undefined : 'the body is not the one signed'
}

function signingText({ method, target, headers }: SignedRequest, names: readonly string[]): string | undefined {
  const lines = names.map((name) => {
    const value = name === '(request-target)' ? `${method.toLowerCase()} ${target}` : headers.get(name)
    return value === null ? undefined : `${name}: ${value}`
  })
  return lines.includes(undefined) ? undefined : lines.join('\n')
}
