import { describe, expect, it } from 'vitest'
import { bothClouds, connected, joined, mappings, readyToJoin } from '../../test/both-clouds.ts'
import { aCircuit, aConnection, aGateway, aNetwork, ids } from '../../test/arm.ts'
import { azureProviderServiceId } from '../oci/index.ts'
import { cutLeg } from './index.ts'

const states = async (link: Awaited<ReturnType<typeof joined>>) => {
  const [virtualCircuit, circuit, peering] = [await link.virtualCircuit(), await link.circuit(), await link.peering()]
  return {
    oci: virtualCircuit?.lifecycleState,
    provider: circuit?.serviceProviderProvisioningState,
    hasPeering: peering !== undefined && peering.peeringType !== undefined,
  }
}

describe('bringing the link up', () => {
  it('passes through the states of both clouds, one after the other', async () => {
    const { oci, pass, circuit, newVirtualCircuit } = await readyToJoin()
    const { body: created } = await oci.post('/virtualCircuits', newVirtualCircuit)
    const seen: string[] = []
    for (let step = 0; step < 60; step++) {
      const { body } = await oci.get(`/virtualCircuits/${created.id}`)
      const state = [body.lifecycleState, body.providerState, body.bgpSessionState, (await circuit()).serviceProviderProvisioningState].join(' ')
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
    const { oci, pass, newVirtualCircuit } = await readyToJoin({ durations: { 'link/accept': 0, 'link/provision': 20 * 60_000 } })
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
      compartmentId: link.oci.compartmentId, type: 'PRIVATE', providerServiceId: azureProviderServiceId('us-ashburn-1'),
      providerServiceKeyName: key, bandwidthShapeName: '1 Gbps', crossConnectMappings: mappings, gatewayId: drg.id,
    })
    expect(key).toMatch(/^[0-]+$/)
    expect(body.code).toBe('InvalidParameter')
  })

  it('of a circuit at another place is refused, and the check says 404', async () => {
    const link = await readyToJoin({}, { peeringLocation: 'London' })
    const { body } = await link.oci.post('/virtualCircuits', link.newVirtualCircuit)
    expect(body).toMatchObject({ code: 'InvalidParameter', message: expect.stringContaining('London') })
    const provider = azureProviderServiceId('us-ashburn-1')
    expect((await link.oci.get(`/fastConnectProviderServices/${provider}/providerServiceKeys/${link.key}`)).status).toBe(404)
  })

  it('can be checked before it is used', async () => {
    const link = await readyToJoin()
    const provider = azureProviderServiceId('us-ashburn-1')
    const { body } = await link.oci.get(`/fastConnectProviderServices/${provider}/providerServiceKeys/${link.key}`)
    expect(body).toEqual({ name: link.key, bandwidthShapeName: '1 Gbps', peeringLocation: 'Washington DC' })
  })

  it('serves one virtual circuit, at once and while Azure has not noticed its end', async () => {
    const link = await joined()
    const again = async () => (await link.oci.post('/virtualCircuits', link.newVirtualCircuit)).body.code
    expect(await again()).toBe('InvalidParameter')
    await link.oci.delete(link.path)
    link.pass(3)
    expect((await states(link)).oci).toBe('TERMINATED')
    expect(await again()).toBe('InvalidParameter')
    link.pass(10)
    expect(await again()).toBeUndefined()
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

describe('what the routers say when all is well', () => {
  it('the ARP tables have both ends of each leg', async () => {
    const { rows } = await connected()
    expect(await rows(`${ids.peering}/arpTables/primary`)).toMatchObject([
      { interface: 'On-Prem', ipAddress: '192.168.240.1' },
      { interface: 'Microsoft', ipAddress: '192.168.240.2' },
    ])
    expect(await rows(`${ids.peering}/arpTables/secondary`)).toMatchObject([
      { interface: 'On-Prem', ipAddress: '192.168.240.25' },
      { interface: 'Microsoft', ipAddress: '192.168.240.26' },
    ])
  })

  it('the edge lists the subnets of OCI by Oracle and the VNet by both instances of the gateway', async () => {
    const { rows } = await connected()
    const table = await rows(`${ids.peering}/routeTables/primary`)
    expect(table.map(({ network, nextHop, path, weight }) => [network, nextHop, path, weight])).toEqual([
      ['10.1.10.0/24', '192.168.240.1', '31898 ?', 0],
      ['10.12.0.0/16', '10.12.1.4', '65515', 0],
      ['10.12.0.0/16', '10.12.1.5', '65515', 0],
    ])
  })

  it('the edge counts the prefixes of each session', async () => {
    const { rows } = await connected()
    expect(await rows(`${ids.peering}/routeTablesSummary/secondary`)).toMatchObject([
      { neighbor: '192.168.240.25', v: 4, as: 31_898, statePfxRcd: '1', upDown: expect.stringMatching(/^\d\d:\d\d:\d\d$/) },
      { neighbor: '10.12.1.4', as: 65_515, statePfxRcd: '1' },
      { neighbor: '10.12.1.5', as: 65_515, statePfxRcd: '1' },
    ])
  })

  it('both instances of the gateway learn from both edges', async () => {
    const { rows } = await connected()
    const learned = await rows(`${ids.gateway}/getLearnedRoutes`)
    expect(learned.filter(({ origin }) => origin === 'EBgp').map(({ localAddress, network, sourcePeer, asPath, weight }) => [localAddress, network, sourcePeer, asPath, weight])).toEqual([
      ['10.12.1.4', '10.1.10.0/24', '10.12.1.6', '12076-31898', 32_769],
      ['10.12.1.4', '10.1.10.0/24', '10.12.1.7', '12076-31898', 32_769],
      ['10.12.1.5', '10.1.10.0/24', '10.12.1.6', '12076-31898', 32_769],
      ['10.12.1.5', '10.1.10.0/24', '10.12.1.7', '12076-31898', 32_769],
    ])
    expect(learned.filter(({ origin }) => origin === 'Network')).toMatchObject([
      { localAddress: '10.12.1.4', network: '10.12.0.0/16', sourcePeer: '10.12.1.4', asPath: '', weight: 32_768 },
      { localAddress: '10.12.1.5', network: '10.12.0.0/16', sourcePeer: '10.12.1.5', asPath: '', weight: 32_768 },
    ])
  })

  it('the gateway tells each edge its whole VNet, and others nothing', async () => {
    const { rows } = await connected()
    expect(await rows(`${ids.gateway}/getAdvertisedRoutes?peer=10.12.1.7`)).toMatchObject([
      { localAddress: '10.12.1.4', network: '10.12.0.0/16', asPath: '65515', origin: 'Igp' },
      { localAddress: '10.12.1.5', network: '10.12.0.0/16', asPath: '65515', origin: 'Igp' },
    ])
    expect(await rows(`${ids.gateway}/getAdvertisedRoutes?peer=10.12.1.99`)).toEqual([])
  })

  it('the gateway is connected to two edges', async () => {
    const { rows } = await connected()
    const peers = await rows(`${ids.gateway}/getBgpPeerStatus`)
    expect(peers.map(({ localAddress, neighbor, asn, state, routesReceived }) => [localAddress, neighbor, asn, state, routesReceived])).toEqual([
      ['10.12.1.4', '10.12.1.6', 12_076, 'Connected', 1],
      ['10.12.1.4', '10.12.1.7', 12_076, 'Connected', 1],
      ['10.12.1.5', '10.12.1.6', 12_076, 'Connected', 1],
      ['10.12.1.5', '10.12.1.7', 12_076, 'Connected', 1],
    ])
  })

  it('a gateway without a connection has only its own', async () => {
    const link = await joined()
    expect(await link.rows(`${ids.gateway}/getBgpPeerStatus`)).toEqual([])
    expect(await link.rows(`${ids.gateway}/getLearnedRoutes`)).toMatchObject([{ origin: 'Network' }, { origin: 'Network' }])
  })

  it('a circuit without a peering has no rows', async () => {
    const link = await bothClouds()
    await link.make(ids.network, aNetwork())
    await link.make(ids.gateway, aGateway())
    await link.make(ids.circuit, aCircuit(), 1)
    expect((await link.azure('POST', `${ids.peering}/arpTables/primary`)).status).toBe(404)
  })
})

describe('a leg that is cut', () => {
  it('takes its session and its routes and leaves the other leg alone', async () => {
    const link = await connected()
    cutLeg(link.world, link.id, 'primary', true)
    expect(await link.sessions()).toEqual(['DOWN', 'UP'])
    expect((await link.virtualCircuit()).bgpSessionState).toBe('UP')
    expect(await link.rows(`${ids.peering}/arpTables/primary`)).toMatchObject([{ interface: 'Microsoft' }])
    expect((await link.rows(`${ids.peering}/routeTables/primary`)).map(({ network }) => network)).toEqual(['10.12.0.0/16', '10.12.0.0/16'])
    expect((await link.rows(`${ids.peering}/routeTablesSummary/primary`))[0]).toMatchObject({ upDown: 'never', statePfxRcd: 'Active' })
    const learned = await link.rows(`${ids.gateway}/getLearnedRoutes`)
    expect(learned.filter(({ origin }) => origin === 'EBgp').map(({ sourcePeer }) => sourcePeer)).toEqual(['10.12.1.7', '10.12.1.7'])
    expect((await link.rows(`${ids.gateway}/getBgpPeerStatus`)).map(({ routesReceived }) => routesReceived)).toEqual([0, 1, 0, 1])
  })

  it('is as before once it is mended', async () => {
    const link = await connected()
    cutLeg(link.world, link.id, 'secondary', true)
    cutLeg(link.world, link.id, 'secondary', false)
    expect(await link.sessions()).toEqual(['UP', 'UP'])
  })

  it('on both sides leaves no route anywhere', async () => {
    const link = await connected()
    for (const leg of ['primary', 'secondary'] as const) cutLeg(link.world, link.id, leg, true)
    expect((await link.virtualCircuit()).bgpSessionState).toBe('DOWN')
    expect(await link.drgRows(link.drg.defaultDrgRouteTables.vcn)).toEqual(['10.1.10.0/24 VCN'])
  })
})

describe('what takes sessions down', () => {
  it('a change of a network property sends the circuit through provisioning again, and back', async () => {
    const link = await connected()
    const { body } = await link.oci.put(link.path, { isBfdEnabled: true })
    expect(body).toMatchObject({ lifecycleState: 'PROVISIONING', bgpSessionState: 'DOWN' })
    expect(await link.sessions()).toEqual(['DOWN', 'DOWN'])
    link.pass(10)
    expect(await states(link)).toEqual({ oci: 'PROVISIONED', provider: 'Provisioned', hasPeering: true })
    expect(await link.sessions()).toEqual(['UP', 'UP'])
  })

  it('a change of name or bandwidth does not', async () => {
    const link = await connected()
    await link.oci.put(link.path, { displayName: 'other', bandwidthShapeName: '2 Gbps' })
    expect((await link.virtualCircuit()).lifecycleState).toBe('PROVISIONED')
    expect(await link.sessions()).toEqual(['UP', 'UP'])
  })

  it('new addresses reach the Azure peering, and its state stays as the customer left it', async () => {
    const link = await connected()
    const peering = await link.peering()
    await link.make(ids.peering, { properties: { ...peering, state: 'Disabled' } }, 5)
    const moved = [mappings[0], { oracleBgpPeeringIp: '192.168.240.29/30', customerBgpPeeringIp: '192.168.240.30/30' }]
    await link.oci.put(link.path, { crossConnectMappings: moved })
    link.pass(10)
    expect(await link.peering()).toMatchObject({ secondaryPeerAddressPrefix: '192.168.240.28/30', state: 'Disabled', vlanId: peering.vlanId })
    expect(await link.sessions()).toEqual(['DOWN', 'DOWN'])
  })

  it('bgpAdminState DISABLED keeps both down until it is enabled', async () => {
    const link = await connected()
    await link.oci.put(link.path, { bgpAdminState: 'DISABLED' })
    link.pass(30)
    expect(await link.sessions()).toEqual(['DOWN', 'DOWN'])
    await link.oci.put(link.path, { bgpAdminState: 'ENABLED' })
    link.pass(30)
    expect(await link.sessions()).toEqual(['UP', 'UP'])
  })

  it('a disabled Azure peering does at once', async () => {
    const link = await connected()
    await link.make(ids.peering, { properties: { ...(await link.peering()), state: 'Disabled' } }, 5)
    expect(await link.sessions()).toEqual(['DOWN', 'DOWN'])
    expect(await link.rows(`${ids.peering}/routeTables/primary`)).toEqual([])
  })

  it('an Azure prefix other than OCI has takes that leg down', async () => {
    const link = await connected()
    await link.make(ids.peering, { properties: { ...(await link.peering()), secondaryPeerAddressPrefix: '192.168.240.28/30' } }, 5)
    expect(await link.sessions()).toEqual(['UP', 'DOWN'])
  })

  it('addresses the wrong way round keep a leg down', async () => {
    const link = await readyToJoin()
    const swapped = { oracleBgpPeeringIp: '192.168.240.2/30', customerBgpPeeringIp: '192.168.240.1/30' }
    const { body } = await link.oci.post('/virtualCircuits', { ...link.newVirtualCircuit, crossConnectMappings: [swapped, mappings[1]] })
    link.pass(10)
    const items = (await link.oci.get(`/virtualCircuits/${body.id}/crossConnectMappings`)).body.items
    expect(items.map((item: { ipv4BgpStatus: string }) => item.ipv4BgpStatus)).toEqual(['DOWN', 'UP'])
  })

  it('a new DRG gets the attachment, and the old one loses it', async () => {
    const link = await connected()
    const other = await link.oci.drg()
    await link.oci.put(link.path, { gatewayId: other.id })
    link.pass(10)
    const { body } = await link.oci.get(`/drgAttachments?compartmentId=${link.oci.compartmentId}&attachmentType=VIRTUAL_CIRCUIT&lifecycleState=ATTACHED`)
    expect(body.map(({ drgId }: { drgId: string }) => drgId)).toEqual([other.id])
    expect(await link.sessions()).toEqual(['UP', 'UP'])
    expect(await link.rows(`${ids.gateway}/getLearnedRoutes`)).not.toContainEqual(expect.objectContaining({ origin: 'EBgp' }))
  })
})

describe('routes follow what both clouds have', () => {
  it('a service-gateway rule in an ingress table is no prefix and disturbs nothing', async () => {
    const link = await connected()
    const { oci, vcn } = link
    const service = (await oci.get('/services')).body.at(-1)
    const gateway = await oci.made('/serviceGateways', { compartmentId: oci.compartmentId, vcnId: vcn.id, services: [{ serviceId: service.id }] })
    const table = await oci.made('/routeTables', {
      compartmentId: oci.compartmentId, vcnId: vcn.id,
      routeRules: [{ destination: service.cidrBlock, destinationType: 'SERVICE_CIDR_BLOCK', networkEntityId: gateway.id }],
    })
    await oci.put(`/drgAttachments/${link.vcnAttachment.id}`, { networkDetails: { type: 'VCN', routeTableId: table.id } })
    oci.settle()
    expect(await link.drgRows(link.drg.defaultDrgRouteTables.vcn)).toEqual(['10.1.10.0/24 VCN', '10.12.0.0/16 VIRTUAL_CIRCUIT'])
  })

  it('a static rule in a DRG table shows beside the learned route it beats', async () => {
    const link = await connected()
    const table = link.drg.defaultDrgRouteTables.vcn
    const rule = { destinationType: 'CIDR_BLOCK', destination: '10.12.0.0/16', nextHopDrgAttachmentId: link.vcnAttachment.id }
    await link.oci.post(`/drgRouteTables/${table}/actions/addDrgRouteRules`, { routeRules: [rule] })
    const { body } = await link.oci.get(`/drgRouteTables/${table}/drgRouteRules`)
    expect(body.map((row: Record<string, unknown>) => [row['destination'], row['routeType'], row['isConflict']])).toEqual([
      ['10.1.10.0/24', 'DYNAMIC', false],
      ['10.12.0.0/16', 'STATIC', false],
      ['10.12.0.0/16', 'DYNAMIC', true],
    ])
  })

  it('the VCN as a whole is announced when its attachment says so', async () => {
    const link = await connected()
    await link.oci.put(`/drgAttachments/${link.vcnAttachment.id}`, { networkDetails: { type: 'VCN', vcnRouteType: 'VCN_CIDRS' } })
    link.oci.settle()
    const learned = await link.rows(`${ids.gateway}/getLearnedRoutes`)
    expect(learned.filter(({ origin }) => origin === 'EBgp')[0].network).toBe('10.1.0.0/16')
  })

  it('an IPv6 range of the VNet is left out', async () => {
    const link = await connected()
    const { body } = await link.azure('GET', ids.network)
    body.properties.addressSpace.addressPrefixes.push('fd00:12::/48')
    await link.make(ids.network, body, 5)
    expect(await link.drgRows(link.drg.defaultDrgRouteTables.vcn)).toEqual(['10.1.10.0/24 VCN', '10.12.0.0/16 VIRTUAL_CIRCUIT'])
  })
})

describe('taking the link down in the right order', () => {
  it('lets go on both sides, Azure some minutes after OCI', async () => {
    const link = await connected()
    await link.azure('DELETE', ids.connection)
    link.pass(10)
    expect((await link.oci.delete(link.path)).status).toBe(204)
    const seen: string[] = []
    for (let step = 0; step < 60; step++) {
      const { oci, provider, hasPeering } = await states(link)
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
    const { body } = await link.oci.get(`/drgAttachments?compartmentId=${link.oci.compartmentId}&attachmentType=VIRTUAL_CIRCUIT&lifecycleState=ATTACHED`)
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
    const { body: partners } = await link.oci.get(`/fastConnectProviderServices?compartmentId=${link.oci.principal.tenancyId}`)
    const other = partners.find(({ providerName }: { providerName: string }) => providerName !== 'Microsoft Azure')
    const { body } = await link.oci.post('/virtualCircuits', {
      ...link.newVirtualCircuit, providerServiceId: other.id, providerServiceKeyName: 'theirs', crossConnectMappings: [mappings[0]],
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
    expect(await states(link)).toEqual({ oci: 'TERMINATED', provider: 'NotProvisioned', hasPeering: false })
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
    expect(await link.circuit()).toMatchObject({ provisioningState: 'Succeeded', serviceProviderProvisioningState: 'Provisioned' })
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
    expect((await link.azure('GET', operation.pathname)).body).toMatchObject({ status: 'Failed', error: { code: 'ConflictError' } })
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
