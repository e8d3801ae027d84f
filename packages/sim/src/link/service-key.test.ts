import { describe, expect, it } from 'vitest'
import { aCircuit, ids } from '../../test/arm.ts'
import { bothClouds, joined, mappings, readyToJoin } from '../../test/both-clouds.ts'
import { azureProviderServiceId } from '../oci/index.ts'

describe('a service key', () => {
  const refusal = async (over: object, given = readyToJoin()) => {
    const link = await given
    return (await link.oci.post('/virtualCircuits', { ...link.newVirtualCircuit, ...over })).body
  }

  it('that nobody knows is refused', async () => {
    const body = await refusal({ providerServiceKeyName: '7b9fe5a2-8a52-4dcb-9a3a-000000000001' })
    expect(body).toMatchObject({ code: 'InvalidParameter', message: expect.stringContaining('service key') })
  })

  it('of all zeros, as a circuit shows while it is made, is refused', async () => {
    const link = await bothClouds()
    await link.azure('PUT', ids.circuit, aCircuit())
    const key = (await link.circuit()).serviceKey
    const drg = await link.oci.drg()
    const { body } = await link.oci.post('/virtualCircuits', {
      compartmentId: link.oci.compartmentId,
      type: 'PRIVATE',
      providerServiceId: azureProviderServiceId('us-ashburn-1'),
      providerServiceKeyName: key,
      bandwidthShapeName: '1 Gbps',
      crossConnectMappings: mappings,
      gatewayId: drg.id,
    })
    expect(key).toMatch(/^[0-]+$/)
    expect(body.code).toBe('InvalidParameter')
  })

  it('of a circuit at another place is refused, and the check says 404', async () => {
    const link = await readyToJoin({}, { peeringLocation: 'London' })
    const { body } = await link.oci.post('/virtualCircuits', link.newVirtualCircuit)
    expect(body).toMatchObject({ code: 'InvalidParameter', message: expect.stringContaining('London') })
    const provider = azureProviderServiceId('us-ashburn-1')
    expect(
      (await link.oci.get(`/fastConnectProviderServices/${provider}/providerServiceKeys/${link.key}`)).status,
    ).toBe(404)
  })

  it('can be checked before it is used', async () => {
    const link = await readyToJoin()
    const provider = azureProviderServiceId('us-ashburn-1')
    const { body } = await link.oci.get(`/fastConnectProviderServices/${provider}/providerServiceKeys/${link.key}`)
    expect(body).toEqual({ name: link.key, bandwidthShapeName: '1 Gbps', peeringLocation: 'Washington DC' })
  })

  it('serves one virtual circuit at a time', async () => {
    const link = await joined()
    expect((await link.oci.post('/virtualCircuits', link.newVirtualCircuit)).body.code).toBe('InvalidParameter')
  })

  it('entered again while Azure lets go of the one before waits for that, and then goes on', async () => {
    const link = await joined()
    await link.oci.delete(link.path)
    link.pass(2.5)
    expect(await link.states()).toEqual({ oci: 'TERMINATED', provider: 'Provisioned', hasPeering: true })
    const { body } = await link.oci.post('/virtualCircuits', link.newVirtualCircuit)
    const next = async () => [
      (await link.oci.get(`/virtualCircuits/${body.id}`)).body.lifecycleState,
      (await link.circuit()).serviceProviderProvisioningState,
    ]
    link.pass(3)
    expect(await next()).toEqual(['PENDING_PROVIDER', 'Deprovisioning'])
    link.pass(10)
    expect(await next()).toEqual(['PROVISIONED', 'Provisioned'])
  })

  it('can be entered later, and not be exchanged', async () => {
    const link = await readyToJoin()
    const { providerServiceKeyName: _, ...keyless } = link.newVirtualCircuit
    const { body: created } = await link.oci.post('/virtualCircuits', keyless)
    const path = `/virtualCircuits/${created.id}`
    link.pass(30)
    expect((await link.oci.get(path)).body.lifecycleState).toBe('PENDING_PROVIDER')
    expect((await link.oci.put(path, { providerServiceKeyName: 'nobody' })).body.code).toBe('InvalidParameter')
    expect((await link.oci.put(path, { providerServiceKeyName: link.key })).status).toBe(200)
    link.pass(10)
    expect((await link.oci.get(path)).body).toMatchObject({ lifecycleState: 'PROVISIONED', bgpSessionState: 'UP' })
    expect((await link.oci.put(path, { providerServiceKeyName: 'nobody' })).body.code).toBe('InvalidParameter')
  })

  it('whose circuit is deleted before the partner acts leaves a virtual circuit that failed and can go', async () => {
    const link = await readyToJoin({ durations: { 'link/accept': 5 * 60_000 } })
    const { body: created } = await link.oci.post('/virtualCircuits', link.newVirtualCircuit)
    await link.azure('DELETE', ids.circuit)
    link.pass(10)
    const path = `/virtualCircuits/${created.id}`
    expect((await link.oci.get(path)).body.lifecycleState).toBe('FAILED')
    expect((await link.oci.delete(path)).status).toBe(204)
    link.pass(10)
    expect((await link.oci.get(path)).body.lifecycleState).toBe('TERMINATED')
  })
})
