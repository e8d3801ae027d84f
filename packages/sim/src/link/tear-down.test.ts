import { describe, expect, it } from 'vitest'
import { ids } from '../../test/arm.ts'
import { connected, joined, mappings, readyToJoin } from '../../test/both-clouds.ts'

describe('taking the link down in the right order', () => {
  it('lets go on both sides, Azure some minutes after OCI', async () => {
    const link = await connected()
    await link.azure('DELETE', ids.connection)
    link.pass(10)
    expect((await link.oci.delete(link.path)).status).toBe(204)
    const seen: string[] = []
    for (let step = 0; step < 60; step++) {
      const { oci, provider, hasPeering } = await link.states()
      const state = [oci, provider, hasPeering ? 'peering' : 'no peering'].join(' ')
      if (seen.at(-1) !== state) seen.push(state)
      link.pass(0.25)
    }
    expect(seen).toEqual([
      'TERMINATING Provisioned peering',
      'TERMINATED Provisioned peering',
      'TERMINATED Deprovisioning peering',
      'TERMINATED Deprovisioning no peering',
      'TERMINATED NotProvisioned no peering',
    ])
    const { body } = await link.oci.get(
      `/drgAttachments?compartmentId=${link.oci.compartmentId}&attachmentType=VIRTUAL_CIRCUIT&lifecycleState=ATTACHED`,
    )
    expect(body).toEqual([])
    expect((await link.azure('DELETE', ids.circuit)).status).toBe(202)
    link.pass(10)
    expect((await link.azure('GET', ids.circuit)).status).toBe(404)
  })

  it('a virtual circuit deleted before the partner acted leaves the Azure circuit as it was', async () => {
    const link = await readyToJoin({ durations: { 'link/accept': 60 * 60_000 } })
    const { body } = await link.oci.post('/virtualCircuits', link.newVirtualCircuit)
    await link.oci.delete(`/virtualCircuits/${body.id}`)
    link.pass(30)
    expect((await link.oci.get(`/virtualCircuits/${body.id}`)).body.lifecycleState).toBe('TERMINATED')
    expect((await link.circuit()).serviceProviderProvisioningState).toBe('NotProvisioned')
    expect((await link.oci.post('/virtualCircuits', link.newVirtualCircuit)).status).toBe(200)
  })

  it('a virtual circuit of another partner goes when it is deleted', async () => {
    const link = await readyToJoin()
    const { body: partners } = await link.oci.get(
      `/fastConnectProviderServices?compartmentId=${link.oci.principal.tenancyId}`,
    )
    const other = partners.find(({ providerName }: { providerName: string }) => providerName !== 'Microsoft Azure')
    const { body } = await link.oci.post('/virtualCircuits', {
      ...link.newVirtualCircuit,
      providerServiceId: other.id,
      providerServiceKeyName: 'theirs',
      crossConnectMappings: [mappings[0]],
    })
    link.pass(30)
    expect((await link.oci.get(`/virtualCircuits/${body.id}`)).body.lifecycleState).toBe('PENDING_PROVIDER')
    await link.oci.delete(`/virtualCircuits/${body.id}`)
    link.pass(10)
    expect((await link.oci.get(`/virtualCircuits/${body.id}`)).body.lifecycleState).toBe('TERMINATED')
  })
})

describe('taking the link down in a wrong order', () => {
  it('the virtual circuit first fails on both sides and mends once Azure is clean', async () => {
    const link = await connected()
    expect((await link.oci.delete(link.path)).status).toBe(204)
    link.pass(5)
    expect(await link.virtualCircuit()).toMatchObject({ lifecycleState: 'FAILED', bgpSessionState: 'DOWN' })
    expect((await link.circuit()).provisioningState).toBe('Failed')

    const { status, body } = await link.oci.delete(link.path)
    expect([status, body.code]).toEqual([409, 'IncorrectState'])

    expect((await link.azure('DELETE', ids.connection)).status).toBe(202)
    link.pass(10)
    expect((await link.oci.delete(link.path)).status).toBe(204)
    link.pass(15)
    expect(await link.states()).toEqual({ oci: 'TERMINATED', provider: 'NotProvisioned', hasPeering: false })
    expect((await link.azure('DELETE', ids.circuit)).status).toBe(202)
    link.pass(10)
    expect((await link.azure('GET', ids.circuit)).status).toBe(404)
  })

  it('a failed Azure circuit is refreshed by writing it as it reads', async () => {
    const link = await connected()
    await link.oci.delete(link.path)
    link.pass(5)
    const { body } = await link.azure('GET', ids.circuit)
    await link.make(ids.circuit, body, 5)
    expect(await link.circuit()).toMatchObject({
      provisioningState: 'Succeeded',
      serviceProviderProvisioningState: 'Provisioned',
    })
  })

  it.each([
    ['while the virtual circuit is there', 0],
    ['just after it is gone', 3],
    ['while Azure deprovisions', 4],
  ])('the circuit cannot be deleted %s', async (_, minutes) => {
    const link = await joined()
    if (minutes > 0) await link.oci.delete(link.path)
    link.pass(minutes)
    const accepted = await link.azure('DELETE', ids.circuit)
    const operation = new URL(accepted.headers.get('azure-asyncoperation') ?? '')
    link.pass(1)
    expect((await link.azure('GET', operation.pathname)).body).toMatchObject({
      status: 'Failed',
      error: { code: 'ConflictError' },
    })
    link.pass(20)
    if (minutes === 0) return
    expect((await link.azure('DELETE', ids.circuit)).status).toBe(202)
    link.pass(10)
    expect((await link.azure('GET', ids.circuit)).status).toBe(404)
  })

  it('the DRG cannot go before the virtual circuit', async () => {
    const link = await joined()
    expect((await link.oci.delete(`/drgs/${link.drg.id}`)).status).toBe(409)
  })
})
