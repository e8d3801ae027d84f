import { expect, test } from 'vitest'
import { aCircuit, anArm, type Answer, ids, provision } from '../../../test/arm.ts'

const code = ({ body }: Answer): string => body.error.code
const aPeering = (over: object = {}) => ({
  properties: {
    peeringType: 'AzurePrivatePeering',
    peerASN: 31898,
    vlanId: 33,
    primaryPeerAddressPrefix: '10.255.0.0/30',
    secondaryPeerAddressPrefix: '10.255.0.4/30',
    ...over,
  },
})

test('a peering that the provider wrote is read at its URL and in its circuit', async () => {
  const arm = await anArm()
  await arm.make(ids.circuit, aCircuit())
  provision(arm)
  const peering = (await arm.request('GET', ids.peering)).body
  expect(peering.properties).toMatchObject({ peerASN: 31898, azureASN: 12076, state: 'Enabled' })
  expect((await arm.request('GET', ids.circuit)).body.properties.peerings).toEqual([peering])
  expect((await arm.request('GET', `${ids.circuit}/peerings`)).body.value).toEqual([peering])
})

test('a customer can set it only once the provider has provisioned the circuit', async () => {
  const arm = await anArm()
  await arm.make(ids.circuit, aCircuit())
  expect(code(await arm.request('PUT', ids.peering, aPeering()))).toBe('OperationNotAllowed')
  provision(arm)
  const answer = await arm.make(ids.peering, aPeering({ state: 'Disabled', sharedKey: 'secret' }))
  expect(answer.status).toBe(200)
  expect((await arm.request('GET', ids.peering)).body.properties).toMatchObject({
    state: 'Disabled',
    lastModifiedBy: 'Customer',
  })
  expect(JSON.stringify((await arm.request('GET', ids.peering)).body)).not.toContain('secret')
})

test.each([
  ['an ASN of Microsoft', { peerASN: 65515 }],
  ['the ASN of the edge', { peerASN: 12076 }],
  ['a prefix that is no /30', { primaryPeerAddressPrefix: '10.255.0.0/29' }],
  ['two prefixes that overlap', { secondaryPeerAddressPrefix: '10.255.0.0/30' }],
  ['another type than its name', { peeringType: 'MicrosoftPeering' }],
])('%s is refused', async (_, over) => {
  const arm = await anArm()
  await arm.make(ids.circuit, aCircuit())
  provision(arm)
  expect((await arm.request('PUT', ids.peering, aPeering(over))).status).toBe(400)
})

test.each(['arpTables', 'routeTables', 'routeTablesSummary'])(
  '%s of each path come through the Location',
  async (diagnostic) => {
    const rows = (path: string) => [{ path }] as never
    const arm = await anArm({
      link: {
        arpTable: (_, path) => rows(path),
        routeTable: (_, path) => rows(path),
        routeTableSummary: (_, path) => rows(path),
      },
    })
    await arm.make(ids.circuit, aCircuit())
    provision(arm)
    for (const path of ['primary', 'secondary']) {
      const answer = await arm.request('POST', `${ids.peering}/${diagnostic}/${path}`)
      expect([answer.status, answer.body]).toEqual([202, null])
      arm.settle()
      expect((await arm.request('GET', answer.headers.get('location')!)).body).toEqual({ value: [{ path }] })
    }
  },
)

test('diagnostics of a peering that is not there are not found', async () => {
  const arm = await anArm()
  await arm.make(ids.circuit, aCircuit())
  expect((await arm.request('POST', `${ids.peering}/arpTables/primary`)).status).toBe(404)
})
