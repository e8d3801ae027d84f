import { describe, expect, test } from 'vitest'
import { terminateVirtualCircuit } from '../circuit-end.ts'
import { attachCircuit } from '../circuit-attachment.ts'
import { liveObject, patchObject } from '../objects.ts'
import { azureProviderServiceId } from '../provider-services.ts'
import { invalid } from '../service-fault.ts'
import { TestClient, linkOf, testWorld } from '../test-client.ts'
import { mappings, newCircuit } from './virtual-circuit.fixture.ts'

async function given(client = new TestClient()) {
  const { body: circuit } = await client.post('/virtualCircuits', await newCircuit(client))
  const path = `/virtualCircuits/${circuit.id}`
  const read = async () => (await client.get(path)).body
  const become = (lifecycleState: 'PROVISIONED' | 'FAILED' | 'PROVISIONING') =>
    patchObject(client.world, 'virtual-circuit', circuit.id, { lifecycleState })
  return { client, circuit, path, read, become }
}

describe('creation', () => {
  test('a new circuit waits for its provider', async () => {
    const { circuit } = await given()
    expect(circuit).toMatchObject({
      lifecycleState: 'PENDING_PROVIDER',
      providerState: 'INACTIVE',
      bgpSessionState: 'DOWN',
      bgpAdminState: 'ENABLED',
      oracleBgpAsn: 31898,
      serviceType: 'LAYER3',
      ipMtu: 'MTU_1500',
      isBfdEnabled: false,
      crossConnectMappings: mappings,
    })
  })

  test("Oracle's addresses are derived when they are left out", async () => {
    const client = new TestClient()
    const customer = mappings.map(({ customerBgpPeeringIp }) => ({ customerBgpPeeringIp }))
    const { body } = await client.post('/virtualCircuits', await newCircuit(client, { crossConnectMappings: customer }))
    expect(body.crossConnectMappings).toEqual(mappings)
  })

  test('without a provider service it is taken for a colocated circuit', async () => {
    const client = new TestClient()
    const { status, body } = await client.post(
      '/virtualCircuits',
      await newCircuit(client, { providerServiceId: undefined }),
    )
    expect([status, body]).toEqual([400, { code: 'InvalidParameter', message: 'VLAN ID null is invalid' }])
  })

  test('the provider service of another region is unknown', async () => {
    const client = new TestClient()
    const body = await newCircuit(client, { providerServiceId: azureProviderServiceId('ap-tokyo-1') })
    expect((await client.post('/virtualCircuits', body)).body.code).toBe('RelatedResourceNotAuthorizedOrNotFound')
  })

  test.each([
    [{ type: 'PUBLIC' }],
    [{ bandwidthShapeName: '3 Gbps' }],
    [{ crossConnectMappings: mappings.slice(1) }],
    [{ crossConnectMappings: undefined }],
    [{ crossConnectMappings: [mappings[0], mappings[0]] }],
    [{ crossConnectMappings: [mappings[0], { customerBgpPeeringIp: '10.0.0.22/24' }] }],
    [{ crossConnectMappings: [mappings[0], { customerBgpPeeringIp: '10.0.0.22' }] }],
    [{ crossConnectMappings: [mappings[0], { oracleBgpPeeringIp: '10.0.0.21/30' }] }],
    [{ crossConnectMappings: [mappings[0], { ...mappings[1], oracleBgpPeeringIp: '10.0.9.21/30' }] }],
    [{ customerAsn: 65000, customerBgpAsn: 65000 }],
    [{ routingPolicy: ['GLOBAL'] }],
    [{ region: 'iad' }],
    [{ ipMtu: 'MTU_1400' }],
  ])('%j is refused', async (more) => {
    const client = new TestClient()
    const { status, body } = await client.post('/virtualCircuits', await newCircuit(client, more))
    expect([status, body.code]).toEqual([400, 'InvalidParameter'])
  })

  test('the eleventh circuit of a region exceeds the limit, and other regions do not count', async () => {
    const client = new TestClient()
    const gatewayId = (await client.drg()).id
    for (let n = 0; n < 10; n++) await client.post('/virtualCircuits', await newCircuit(client, { gatewayId }))
    expect((await client.post('/virtualCircuits', await newCircuit(client, { gatewayId }))).body.code).toBe(
      'LimitExceeded',
    )
    const elsewhere = client.at('iaas', 'uk-london-1')
    expect((await elsewhere.post('/virtualCircuits', await newCircuit(elsewhere))).status).toBe(200)
  })
})

describe('what the link gets to know', () => {
  const events = (client: TestClient) => {
    const heard: [string, unknown][] = []
    for (const event of ['creating', 'created', 'updating', 'updated', 'deleting', 'delete-accepted'])
      client.world.on(`oci/virtual-circuit/${event}`, (payload) => heard.push([event, payload]))
    return heard
  }

  test('it hears of creation, changed members and deletion, in order', async () => {
    const client = new TestClient()
    const heard = events(client)
    const { path, circuit } = await given(client)
    await client.put(path, { displayName: 'new', bandwidthShapeName: '1 Gbps' })
    await client.delete(path)
    const { id } = circuit
    expect(heard.map(([event]) => event)).toEqual([
      'creating',
      'created',
      'updating',
      'updated',
      'deleting',
      'delete-accepted',
    ])
    expect(heard[1]?.[1]).toEqual({ id })
    expect(heard[3]?.[1]).toEqual({ id, changed: ['displayName'] })
    expect(heard[5]?.[1]).toEqual({ id })
  })

  test('it can refuse a creation, and then nothing has been made', async () => {
    const client = new TestClient()
    client.world.on('oci/virtual-circuit/creating', () => {
      throw invalid('providerServiceKeyName is already in use')
    })
    const reply = await client.post('/virtualCircuits', await newCircuit(client))
    expect(reply).toMatchObject({ status: 400, body: { message: 'providerServiceKeyName is already in use' } })
    expect((await client.get(`/virtualCircuits?compartmentId=${client.compartmentId}`)).body).toEqual([])
  })

  test('it alone moves a circuit on: time does not', async () => {
    const { client, read } = await given()
    client.world.clock.step(24 * 60 * 60_000)
    expect((await read()).lifecycleState).toBe('PENDING_PROVIDER')
  })
})

describe('updates', () => {
  test.each([
    { displayName: 'x' },
    { bandwidthShapeName: '2 Gbps' },
    { freeformTags: { a: 'b' } },
    { ipMtu: 'MTU_1500' },
  ])('%j leaves a provisioned circuit provisioned', async (body) => {
    const { client, path, become } = await given()
    become('PROVISIONED')
    expect((await client.put(path, body)).body).toMatchObject({ ...body, lifecycleState: 'PROVISIONED' })
  })

  test.each([{ isBfdEnabled: true }, { bgpAdminState: 'DISABLED' }, { crossConnectMappings: mappings.toReversed() }])(
    '%j reprovisions it',
    async (body) => {
      const { client, path, become } = await given()
      become('PROVISIONED')
      expect((await client.put(path, body)).body).toMatchObject({ ...body, lifecycleState: 'PROVISIONING' })
    },
  )

  test('another DRG reprovisions it', async () => {
    const { client, path, become } = await given()
    become('PROVISIONED')
    const { id } = await client.drg()
    expect((await client.put(path, { gatewayId: id })).body).toMatchObject({
      gatewayId: id,
      lifecycleState: 'PROVISIONING',
    })
  })

  test('a circuit that is being provisioned takes no update', async () => {
    const { client, path, become } = await given()
    become('PROVISIONING')
    expect((await client.put(path, { displayName: 'x' })).body.code).toBe('IncorrectState')
  })

  test("the provider state is not the customer's to change", async () => {
    const { client, path } = await given()
    expect((await client.put(path, { providerState: 'ACTIVE' })).body.code).toBe('InvalidParameter')
  })
})

describe('sessions', () => {
  test('each mapping tells its own session, which the one field of the circuit cannot', async () => {
    const link = linkOf({ sessions: () => ['UP', 'DOWN'] })
    const { client, path, read } = await given(new TestClient(testWorld(), { link }))
    expect((await read()).bgpSessionState).toBe('UP')
    expect((await client.get(`${path}/crossConnectMappings`)).body).toMatchObject({
      items: [
        { ...mappings[0], ipv4BgpStatus: 'UP' },
        { ...mappings[1], ipv4BgpStatus: 'DOWN' },
      ],
    })
  })
})

describe('deletion', () => {
  test('without a link a circuit ends by itself', async () => {
    const { client, path, read } = await given()
    expect((await client.delete(path)).status).toBe(204)
    expect((await read()).lifecycleState).toBe('TERMINATING')
    client.settle()
    expect((await read()).lifecycleState).toBe('TERMINATED')
  })

  test('with a link, the link ends it, and its attachment with it', async () => {
    const { client, circuit, path, read } = await given(new TestClient(testWorld(), { link: linkOf({}) }))
    attachCircuit(client.world, circuit.id)
    await client.delete(path)
    client.settle()
    expect((await read()).lifecycleState).toBe('TERMINATING')
    terminateVirtualCircuit(client.world, circuit.id)
    expect((await read()).lifecycleState).toBe('TERMINATED')
    const attachments = await client.get(`/drgAttachments?compartmentId=${client.compartmentId}&attachmentType=ALL`)
    expect(attachments.body).toMatchObject([{ lifecycleState: 'DETACHED' }])
    expect(liveObject(client.world, 'virtual-circuit', circuit.id)).toBeUndefined()
  })

  test('a failed circuit may be deleted again, one being provisioned may not', async () => {
    const { client, path, become } = await given()
    become('PROVISIONING')
    expect((await client.delete(path)).body.code).toBe('IncorrectState')
    become('FAILED')
    expect((await client.delete(path)).status).toBe(204)
  })

  test('its DRG stays until it is gone', async () => {
    const { client, circuit, path } = await given()
    expect((await client.delete(`/drgs/${circuit.gatewayId}`)).body.code).toBe('Conflict')
    await client.delete(path)
    client.settle()
    expect((await client.delete(`/drgs/${circuit.gatewayId}`)).status).toBe(204)
  })
})
