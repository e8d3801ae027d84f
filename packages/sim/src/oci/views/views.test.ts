import { expect, test } from 'vitest'
import { TestClient, linkOf, testWorld } from '../test-client.ts'

test('the Azure entry is found by its two names and differs per region', async () => {
  const client = new TestClient()
  const azureOf = async (at: TestClient) => {
    const { body } = await at.get(`/fastConnectProviderServices?compartmentId=${client.principal.tenancyId}`)
    return body.find((entry: { providerName: string }) => entry.providerName === 'Microsoft Azure')
  }
  const here = await azureOf(client)
  expect(here).toMatchObject({ providerServiceName: 'ExpressRoute', type: 'LAYER3', requiredTotalCrossConnects: 2 })
  expect(here.id).toMatch(/^ocid1\.providerservice\.oc1\.iad\./)
  const there = await azureOf(client.at('iaas', 'ap-tokyo-1'))
  expect(there.id).toMatch(/^ocid1\.providerservice\.oc1\.ap-tokyo-1\./)
  expect((await client.get(`/fastConnectProviderServices/${there.id}`)).status).toBe(404)
  const shapes = await client.get(`/fastConnectProviderServices/${here.id}/virtualCircuitBandwidthShapes?limit=3`)
  expect(shapes.body).toEqual([
    { name: '1 Gbps', bandwidthInMbps: 1000 },
    { name: '2 Gbps', bandwidthInMbps: 2000 },
    { name: '5 Gbps', bandwidthInMbps: 5000 },
  ])
  const rest = `/fastConnectProviderServices/${here.id}/virtualCircuitBandwidthShapes?page=${shapes.headers.get('opc-next-page')}`
  expect((await client.get(rest)).body).toEqual([{ name: '10 Gbps', bandwidthInMbps: 10_000 }])
})

test('a good service key is answered, another one is not found', async () => {
  const link = linkOf({
    serviceKey: (region, name) =>
      region === 'us-ashburn-1' && name === 'good' ? { name, peeringLocation: 'Washington DC' } : undefined,
  })
  const client = new TestClient(testWorld(), { link })
  const { body } = await client.get(`/fastConnectProviderServices?compartmentId=${client.compartmentId}`)
  const azure = body.find((entry: { providerName: string }) => entry.providerName === 'Microsoft Azure')
  const check = (key: string) => client.get(`/fastConnectProviderServices/${azure.id}/providerServiceKeys/${key}`)
  expect((await check('good')).body).toMatchObject({ name: 'good', peeringLocation: 'Washington DC' })
  expect((await check('bad')).status).toBe(404)
})

test('identity tells regions, subscriptions and the home region', async () => {
  const client = new TestClient()
  const identity = client.at('identity', 'uk-london-1')
  const { tenancyId } = client.principal
  expect((await identity.get('/regions')).body).toContainEqual({ key: 'IAD', name: 'us-ashburn-1' })
  expect((await identity.get(`/tenancies/${tenancyId}`)).body).toMatchObject({ id: tenancyId, homeRegionKey: 'IAD' })
  const subscriptions = (await identity.get(`/tenancies/${tenancyId}/regionSubscriptions`)).body
  expect(subscriptions).toContainEqual({
    regionKey: 'IAD',
    regionName: 'us-ashburn-1',
    status: 'READY',
    isHomeRegion: true,
  })
  expect((await identity.get('/tenancies/ocid1.tenancy.oc1..x')).status).toBe(404)
})

test('availability domains carry a prefix of the tenancy, three or one per region', async () => {
  const client = new TestClient()
  const domains = async (region: string) =>
    (await client.at('identity', region).get(`/availabilityDomains?compartmentId=${client.compartmentId}`)).body
  const ashburn = await domains('us-ashburn-1')
  expect(ashburn).toHaveLength(3)
  expect(ashburn[0].name).toMatch(/^[a-z]{4}:IAD-AD-[123]$/)
  expect(await domains('ap-tokyo-1')).toMatchObject([{ name: expect.stringMatching(/^[a-z]{4}:AP-TOKYO-1-AD-1$/) }])
  const name = encodeURIComponent(ashburn[0].name)
  const path = `/faultDomains?compartmentId=${client.compartmentId}&availabilityDomain=${name}`
  expect((await client.at('identity').get(path)).body).toHaveLength(3)
})

test('work requests are listed by what they are about', async () => {
  const client = new TestClient()
  const { id } = await client.vcn()
  await client.post(`/vcns/${id}/actions/addCidr`, { cidrBlock: '10.2.0.0/16' })
  const list = await client.get(`/workRequests?compartmentId=${client.compartmentId}&resourceId=${id}`)
  expect(list.body).toMatchObject([{ operationType: 'ADD_VCN_CIDR' }])
  expect((await client.get(`/workRequests/${list.body[0].id}/errors`)).body).toEqual([])
})
