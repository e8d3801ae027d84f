import { describe, expect, test } from 'vitest'
import { anArm } from '../../test/arm.ts'
import { simulatedIdentity } from './identity.ts'

const fields = {
  grant_type: 'client_credentials',
  client_id: simulatedIdentity.clientId,
  client_secret: simulatedIdentity.clientSecret,
  scope: 'https://management.azure.com/.default',
}

describe('the token endpoint', () => {
  test('is found through the openid configuration of the tenant', async () => {
    const { app } = await anArm()
    const answer = await app.request(`/${simulatedIdentity.tenant}/v2.0/.well-known/openid-configuration`)
    const { token_endpoint: endpoint } = (await answer.json()) as { token_endpoint: string }
    const token = await app.request(endpoint, { method: 'POST', body: new URLSearchParams(fields) })
    expect(await token.json()).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3600,
      access_token: expect.any(String),
    })
  })

  test.each([
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client'],
    ['an unknown application', { client_id: 'nobody' }, 400, 'unauthorized_client'],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ])('refuses %s', async (_, over, status, error) => {
    const { app } = await anArm()
    const answer = await app.request(`/${simulatedIdentity.tenant}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({ ...fields, ...over }),
    })
    expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([status, error])
  })
})

describe('the managed identity', () => {
  test('gives tokens to who knows the identity header, by GET and by POST', async () => {
    const arm = await anArm()
    const secret = simulatedIdentity.identityHeader
    const got = await arm.app.request('/msi/token?api-version=2019-08-01&resource=https://management.azure.com', {
      headers: { 'x-identity-header': secret },
    })
    const posted = await arm.app.request('/msi/token', {
      method: 'POST',
      headers: { secret },
      body: new URLSearchParams({ resource: 'https://management.azure.com' }),
    })
    for (const answer of [got, posted]) {
      const { access_token: token } = (await answer.json()) as { access_token: string }
      expect((await arm.request('GET', '/subscriptions', undefined, { authorization: `Bearer ${token}` })).status).toBe(
        200,
      )
    }
  })

  test('refuses everybody else', async () => {
    const { app } = await anArm()
    expect((await app.request('/msi/token?resource=x')).status).toBe(401)
  })
})
