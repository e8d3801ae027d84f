import { TestClock } from '@interconnect/engine/testing'
import { expect, test } from 'vitest'
import { scriptedHttp } from '../test/scripted-http.ts'
import { clientSecretCredential, identityError } from './credentials.ts'

const options = {
  authority: 'https://login.test',
  tenant: 'tenant',
  clientId: 'me',
  clientSecret: 'p&ss',
  clock: new TestClock(),
}

test('A client secret is exchanged for a token with one form post.', async () => {
  const httpClient = scriptedHttp(() => ({ body: { token_type: 'Bearer', expires_in: 3600, access_token: 'abc' } }))
  const token = await clientSecretCredential({ ...options, httpClient }).getToken(
    'https://management.azure.com/.default',
  )
  expect(token?.token).toBe('abc')
  expect(token!.expiresOnTimestamp - Date.now()).toBeGreaterThan(3_500_000)
  expect(httpClient.seen[0]).toMatchObject({
    method: 'POST',
    url: 'https://login.test/tenant/oauth2/v2.0/token',
    body: 'grant_type=client_credentials&client_id=me&client_secret=p%26ss&scope=https%3A%2F%2Fmanagement.azure.com%2F.default',
  })
})

test('A refused secret is reported without the secret.', async () => {
  const httpClient = scriptedHttp(() => ({
    status: 401,
    body: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret.\r\nTrace ID: 1' },
  }))
  const asked = clientSecretCredential({ ...options, httpClient }).getToken('x')
  await expect(asked).rejects.toMatchObject({
    code: 'credentials/rejected',
    message: expect.stringContaining('AADSTS7000215'),
  })
  await expect(asked).rejects.not.toThrow('p&ss')
})

test.each([
  ['CredentialUnavailableError', 'credentials/missing'],
  ['AggregateAuthenticationError', 'credentials/missing'],
  ['AuthenticationError', 'credentials/rejected'],
])('The identity library’s %s is %s.', (name, code) => {
  expect(identityError(Object.assign(new Error('ChainedTokenCredential\nmore'), { name }))).toMatchObject({
    code,
    hint: expect.stringContaining('az login'),
  })
})
