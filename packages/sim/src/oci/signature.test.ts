import { createHash, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { checkSignature } from './signature.ts'
import { sharedKeyPair } from './test-client.ts'

const nowMs = Date.UTC(2026, 10, 22, 12)
const keyId = 'ocid1.tenancy.oc1..a/ocid1.user.oc1..b/11:22'
const findKey = (id: string) => (id === keyId ? sharedKeyPair().publicKeyPem : undefined)
const hashOf = (body: string) => createHash('sha256').update(body).digest('base64')
const date = (ms = nowMs) => new Date(ms).toUTCString()

interface Given {
  readonly method?: string
  readonly target?: string
  /** Target the signature is made for. */
  readonly signedTarget?: string
  readonly body?: string
  /** Header names in the order and case they are signed in. */
  readonly names: string
  readonly headers: Readonly<Record<string, string>>
  readonly parameters?: (signature: string, names: string) => string
}

const pythonOrder = (signature: string, names: string) =>
  `Signature algorithm="rsa-sha256",headers="${names}",keyId="${keyId}",signature="${signature}",version="1"`
const typescriptOrder = (signature: string, names: string) =>
  `Signature version="1",keyId="${keyId}",algorithm="rsa-sha256",headers="${names}",signature="${signature}"`

function verdict({
  method = 'GET',
  target = '/a?b=c',
  signedTarget = target,
  body = '',
  names,
  headers,
  parameters = pythonOrder,
}: Given) {
  const values: Record<string, string> = { ...headers, '(request-target)': `${method.toLowerCase()} ${signedTarget}` }
  const lines = names.split(' ').map((name) => `${name.toLowerCase()}: ${values[name.toLowerCase()]}`)
  const signature = sign('RSA-SHA256', Buffer.from(lines.join('\n')), sharedKeyPair().privateKeyPem).toString('base64')
  const all = new Headers({ ...headers, authorization: parameters(signature, names) })
  return checkSignature({ method, target, headers: all, body: Buffer.from(body) }, findKey, nowMs)
}

const accepted = { keyId }
const host = 'sim.test:4000'

describe('the two dialects of vendor clients', () => {
  test('a GET as the Python SDK signs it is accepted', () => {
    expect(verdict({ names: 'date (request-target) host', headers: { date: date(), host } })).toEqual(accepted)
  })

  test('a GET as the TypeScript SDK signs it, with both dates and only x-date signed, is accepted', () => {
    const headers = { date: 'not even a date', 'x-date': date(), host }
    expect(verdict({ names: 'x-date (request-target) host', headers, parameters: typescriptOrder })).toEqual(accepted)
  })

  test('header names in mixed case are accepted', () => {
    const body = '{"a":1}'
    const headers = {
      'x-date': date(),
      host,
      'content-type': 'application/json',
      'content-length': '7',
      'x-content-sha256': hashOf(body),
    }
    const names = 'x-date (request-target) host Content-Type Content-Length x-content-sha256'
    expect(verdict({ method: 'POST', body, names, headers, parameters: typescriptOrder })).toEqual(accepted)
  })

  test('a POST without body, signed with length 0 and the hash of nothing, is accepted', () => {
    const headers = {
      date: date(),
      host,
      'content-type': 'application/json',
      'content-length': '0',
      'x-content-sha256': '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    }
    const names = 'date (request-target) host content-length content-type x-content-sha256'
    expect(verdict({ method: 'POST', names, headers })).toEqual(accepted)
  })

  test('the request target counts exactly as sent', () => {
    const given = {
      target: "/vcns?displayName=a%20b'c",
      names: 'date (request-target) host',
      headers: { date: date(), host },
    }
    expect(verdict(given)).toEqual(accepted)
    expect(verdict({ ...given, signedTarget: '/vcns?displayName=a+b%27c' })).toEqual({ problem: 'wrong signature' })
  })
})

describe('what is refused', () => {
  const good: Given = { names: 'date (request-target) host', headers: { date: date(), host } }

  test.each([
    ['no signature at all', { ...good, parameters: () => 'Bearer x' }, 'no signature'],
    [
      'an unknown key',
      { ...good, parameters: (s: string, n: string) => pythonOrder(s, n).replace('11:22', '33:44') },
      'unknown key',
    ],
    [
      'another algorithm',
      { ...good, parameters: (s: string, n: string) => pythonOrder(s, n).replace('rsa-sha256', 'hmac-sha256') },
      'unknown algorithm or version',
    ],
    [
      'a clock 5 minutes and a second slow',
      { ...good, headers: { date: date(nowMs - 301_000), host } },
      'the date is more than 5 minutes off',
    ],
    [
      'a clock 5 minutes and a second fast',
      { ...good, headers: { date: date(nowMs + 301_000), host } },
      'the date is more than 5 minutes off',
    ],
    ['an unsigned host', { ...good, names: 'date (request-target)' }, 'host is not signed'],
    [
      'a signature over date while x-date is sent',
      { ...good, headers: { date: date(), 'x-date': date(), host } },
      'x-date is not signed',
    ],
    ['an unsigned body', { ...good, method: 'POST', body: '{}' }, 'content-length is not signed'],
  ])('%s', (_, given: Given, problem) => {
    expect(verdict(given)).toEqual({ problem })
  })

  test('a body other than the one signed', () => {
    const headers = {
      date: date(),
      host,
      'content-type': 'application/json',
      'content-length': '7',
      'x-content-sha256': hashOf('{"a":1}'),
    }
    const names = 'date (request-target) host content-length content-type x-content-sha256'
    expect(verdict({ method: 'PUT', body: '{"a":2}', names, headers })).toEqual({
      problem: 'the body is not the one signed',
    })
  })

  test('a clock exactly 5 minutes off is still accepted', () => {
    expect(verdict({ ...good, headers: { date: date(nowMs - 300_000), host } })).toEqual(accepted)
  })
})
