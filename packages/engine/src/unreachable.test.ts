import { expect, test } from 'vitest'
import { unreachable } from './unreachable.ts'

const url = 'https://iaas.us-nowhere-1.oraclecloud.com/20160918/vcns?limit=1'
const ofFetch = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) })
const ofSystem = (code: string) => Object.assign(new Error(`connect ${code}`), { code })

test.each([
  ['ECONNREFUSED', 'refused the connection', 'endpoint is right'],
  ['ENOTFOUND', 'is not a name DNS knows', 'name service'],
  ['ECONNRESET', 'closed the connection before answering', 'firewalls'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'shows a certificate that is not trusted here', 'NODE_EXTRA_CA_CERTS'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'shows a certificate that is not trusted here', 'NODE_EXTRA_CA_CERTS'],
  ['EWHATEVER', 'did not answer', 'network'],
])('%s means that the endpoint %s, wherever the code stands', (code, what, hint) => {
  for (const cause of [ofFetch(code), ofSystem(code)]) {
    const error = unreachable('GET /vcns', url, cause)
    expect(error.code).toBe('cloud/unreachable')
    expect(error.message).toBe(`https://iaas.us-nowhere-1.oraclecloud.com ${what}`)
    expect(error.hint).toContain(hint)
    expect(error.details).toEqual({
      operation: 'GET /vcns',
      endpoint: 'https://iaas.us-nowhere-1.oraclecloud.com',
      reason: code,
    })
    expect(error.cause).toBe(cause)
  }
})

test.each(['TimeoutError', 'AbortError'])('A %s means that no answer came in time.', (name) => {
  expect(unreachable('GET /vcns', url, new DOMException('too long', name)).message).toMatch(/ did not answer in time$/)
})

test('Something without any code is told by its message.', () => {
  const error = unreachable('GET /vcns', url, new Error('socket hang up'))
  expect(error.details).toMatchObject({ reason: 'socket hang up' })
})
