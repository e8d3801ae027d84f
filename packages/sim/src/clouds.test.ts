import { describe, expect, it, onTestFinished } from 'vitest'
import { openSimulator } from './simulator.ts'

async function aSimulator() {
  const simulator = await openSimulator()
  onTestFinished(() => simulator.close())
  const origin = new URL(simulator.endpoints.oci).origin
  const ask = async (path: string, init?: RequestInit) => {
    const response = await fetch(origin + path, init)
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  return { ...simulator, ask }
}

describe('both clouds of a simulator', () => {
  it('take turns by path, each refusing strangers in its own words', async () => {
    const { ask } = await aSimulator()
    expect(await ask('/oci/iaas/us-ashburn-1/20160918/vcns')).toMatchObject({
      status: 401,
      body: { code: 'NotAuthenticated' },
    })
    expect(await ask('/subscriptions?api-version=2022-12-01')).toMatchObject({
      status: 401,
      body: { error: { code: 'AuthenticationFailed' } },
    })
    expect(await ask('/oci')).toMatchObject({
      status: 404,
      body: { code: 'NotAuthorizedOrNotFound' },
    })
  })

  it('let in who shows the credentials they give', async () => {
    const { ask, azure } = await aSimulator()
    const fields = {
      grant_type: 'client_credentials',
      client_id: azure.clientId,
      client_secret: azure.clientSecret,
      scope: 'any',
    }
    const body = new URLSearchParams(fields)
    const token = await ask(`/${azure.tenant}/oauth2/v2.0/token`, { method: 'POST', body })
    const headers = { authorization: `Bearer ${String(token.body['access_token'])}` }
    const { body: list } = await ask('/subscriptions?api-version=2022-12-01', { headers })
    expect(list).toMatchObject({ value: [{ subscriptionId: azure.subscription }] })
  })
})
