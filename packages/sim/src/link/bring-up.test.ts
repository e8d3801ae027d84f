import { describe, expect, it } from 'vitest'
import { aConnection, ids } from '../../test/arm.ts'
import { joined, readyToJoin } from '../../test/both-clouds.ts'

describe('bringing the link up', () => {
  it('passes through the states of both clouds, one after the other', async () => {
    const { oci, pass, circuit, newVirtualCircuit } = await readyToJoin()
    const { body: created } = await oci.post('/virtualCircuits', newVirtualCircuit)
    const seen: string[] = []
    for (let step = 0; step < 60; step++) {
      const { body } = await oci.get(`/virtualCircuits/${created.id}`)
      const state = [
        body.lifecycleState,
        body.providerState,
        body.bgpSessionState,
        (await circuit()).serviceProviderProvisioningState,
      ].join(' ')
      if (seen.at(-1) !== state) seen.push(state)
      pass(0.25)
    }
    expect(seen).toEqual([
      'PENDING_PROVIDER INACTIVE DOWN NotProvisioned',
      'PROVISIONING INACTIVE DOWN Provisioning',
      'PROVISIONED ACTIVE DOWN Provisioned',
      'PROVISIONED ACTIVE UP Provisioned',
    ])
  })

  it('writes the private peering into Azure as OCI was told', async () => {
    const { peering } = await joined()
    expect(await peering()).toMatchObject({
      peeringType: 'AzurePrivatePeering',
      state: 'Enabled',
      azureASN: 12_076,
      peerASN: 31_898,
      primaryPeerAddressPrefix: '192.168.240.0/30',
      secondaryPeerAddressPrefix: '192.168.240.24/30',
      vlanId: expect.any(Number),
      primaryAzurePort: expect.stringContaining('PRI'),
      secondaryAzurePort: expect.stringContaining('SEC'),
      provisioningState: 'Succeeded',
    })
    expect((await peering()).lastModifiedBy).not.toBe('Customer')
  })

  it('shows the autonomous systems and the redundancy in OCI', async () => {
    const { virtualCircuit, sessions } = await joined()
    expect(await virtualCircuit()).toMatchObject({ oracleBgpAsn: 31_898, customerAsn: 12_076, serviceType: 'LAYER3' })
    expect(await sessions()).toEqual(['UP', 'UP'])
  })

  it('attaches the circuit to the DRG with the tables of its type', async () => {
    const { oci, drg, id } = await joined()
    const { body } = await oci.get(`/drgAttachments?compartmentId=${oci.compartmentId}&attachmentType=VIRTUAL_CIRCUIT`)
    expect(body).toHaveLength(1)
    expect(body[0]).toMatchObject({
      drgId: drg.id,
      networkDetails: { type: 'VIRTUAL_CIRCUIT', id },
      drgRouteTableId: drg.defaultDrgRouteTables.virtualCircuit,
      exportDrgRouteDistributionId: drg.defaultExportDrgRouteDistributionId,
      lifecycleState: 'ATTACHED',
    })
  })

  it('takes as long as the world says', async () => {
    const { oci, pass, newVirtualCircuit } = await readyToJoin({
      durations: { 'link/accept': 0, 'link/provision': 20 * 60_000 },
    })
    const { body: created } = await oci.post('/virtualCircuits', newVirtualCircuit)
    pass(19)
    expect((await oci.get(`/virtualCircuits/${created.id}`)).body.lifecycleState).toBe('PROVISIONING')
    pass(2)
    expect((await oci.get(`/virtualCircuits/${created.id}`)).body.lifecycleState).toBe('PROVISIONED')
  })

  it('has sessions and no VNet prefix before the gateway is connected, and both after', async () => {
    const link = await joined()
    const table = link.drg.defaultDrgRouteTables.vcn
    expect(await link.drgRows(table)).toEqual(['10.1.10.0/24 VCN'])
    await link.make(ids.connection, aConnection(), 10)
    expect(await link.drgRows(table)).toEqual(['10.1.10.0/24 VCN', '10.12.0.0/16 VIRTUAL_CIRCUIT'])
    expect(await link.drgRows(link.drg.defaultDrgRouteTables.virtualCircuit)).toEqual(['10.1.10.0/24 VCN'])
  })
})
