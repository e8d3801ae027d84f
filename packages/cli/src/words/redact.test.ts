import { expect, test } from 'vitest'
import { redact, redactDifference, redactText } from './redact.ts'

test('Members with the name of a secret lose their text, at any depth.', () => {
  expect(
    redact({
      serviceKey: 'k',
      list: [{ client_secret: 's', name: 'n' }],
      providerServiceKeyName: 'k',
      bgpMd5AuthKey: 'm',
    }),
  ).toEqual({
    serviceKey: '(secret)',
    list: [{ client_secret: '(secret)', name: 'n' }],
    providerServiceKeyName: '(secret)',
    bgpMd5AuthKey: '(secret)',
  })
})

test('What only sounds like a secret stays: files, ids, states.', () => {
  const harmless = {
    keyFile: '/k.pem',
    tokenCount: 3,
    peeringKey: 'p',
    serviceKeyState: 1,
    key: 'oci/vcn',
    secretName: 'n',
  }
  expect(redact(harmless)).toEqual(harmless)
})

test.each([
  ['Authorization: Bearer abcdefghijkl.mnop', 'Authorization: Bearer (secret)'],
  ['got eyJhbGciOiJI.eyJzdWIiOiIx.c2ln back', 'got (secret) back'],
  ['a -----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY----- b', 'a (secret) b'],
  ['client_secret=hunter2&x=1', 'client_secret=(secret)&x=1'],
  ['{"serviceKey":"7d3a0c55"}', '{"serviceKey":"(secret)"}'],
  ['service key 7d3a0c55-0000-4000-8000-000000000000 is taken', 'service key (secret) is taken'],
  ['the service key was redeemed', 'the service key was redeemed'],
])('%s', (text, expected) => {
  expect(redactText(text)).toBe(expected)
})

test('A difference in a secret shows that there is one, and nothing else.', () => {
  expect(redactDifference({ path: 'serviceKey', from: 'a', to: 'b' })).toEqual({
    path: 'serviceKey',
    from: '(secret)',
    to: '(secret)',
  })
  expect(redactDifference({ path: 'mtu', from: 1, to: 2 })).toEqual({ path: 'mtu', from: 1, to: 2 })
})
