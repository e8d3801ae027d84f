import { expect, test } from 'vitest'
import { TestClient, testWorld } from '../test-client.ts'

test('a world can raise a service limit, and lower it', async () => {
  const client = new TestClient(testWorld({ limits: { 'oci/drgsPerRegion': 1 } }))
  await client.drg()
  const refused = await client.post('/drgs', { compartmentId: client.compartmentId })
  expect(refused).toMatchObject({ status: 400, body: { code: 'LimitExceeded' } })
  expect(refused.body.message).toContain('limit of 1 DRGs')
  const roomy = new TestClient(testWorld({ limits: { 'oci/drgsPerRegion': 6 } }))
  for (let count = 0; count < 6; count++) await roomy.drg()
})

test('a world can take no notice of unknown members, also deep inside a body', async () => {
  const client = new TestClient(testWorld({ quirks: { ignoreUnknownMembers: true } }))
  const vcn = await client.made('/vcns', {
    compartmentId: client.compartmentId,
    cidrBlocks: ['10.1.0.0/16'],
    colour: 'red',
  })
  expect(vcn).not.toHaveProperty('colour')
  const drg = await client.drg()
  const attachment = await client.made('/drgAttachments', {
    drgId: drg.id,
    networkDetails: { type: 'VCN', id: vcn.id, colour: 'red' },
  })
  expect(attachment.networkDetails).not.toHaveProperty('colour')
})
