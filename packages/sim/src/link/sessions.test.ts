import { describe, expect, it } from 'vitest'
import { ids } from '../../test/arm.ts'
import { connected, mappings, readyToJoin } from '../../test/both-clouds.ts'

describe('what takes sessions down', () => {
  it('a change of a network property sends the circuit through provisioning again, and back', async () => {
    const link = await connected()
    const { body } = await link.oci.put(link.path, { isBfdEnabled: true })
    expect(body).toMatchObject({ lifecycleState: 'PROVISIONING', bgpSessionState: 'DOWN' })
    expect(await link.sessions()).toEqual(['DOWN', 'DOWN'])
    link.pass(10)
    expect(await link.states()).toEqual({ oci: 'PROVISIONED', provider: 'Provisioned', hasPeering: true })
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
    expect(await link.peering()).toMatchObject({
      secondaryPeerAddressPrefix: '192.168.240.28/30',
      state: 'Disabled',
      vlanId: peering.vlanId,
    })
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
    await link.make(
      ids.peering,
      { properties: { ...(await link.peering()), secondaryPeerAddressPrefix: '192.168.240.28/30' } },
      5,
    )
    expect(await link.sessions()).toEqual(['UP', 'DOWN'])
  })

  it('addresses the wrong way round keep a leg down', async () => {
    const link = await readyToJoin()
    const swapped = { oracleBgpPeeringIp: '192.168.240.2/30', customerBgpPeeringIp: '192.168.240.1/30' }
    const { body } = await link.oci.post('/virtualCircuits', {
      ...link.newVirtualCircuit,
      crossConnectMappings: [swapped, mappings[1]],
    })
    link.pass(10)
    const items = (await link.oci.get(`/virtualCircuits/${body.id}/crossConnectMappings`)).body.items
    expect(items.map((item: { ipv4BgpStatus: string }) => item.ipv4BgpStatus)).toEqual(['DOWN', 'UP'])
  })

  it('a new DRG gets the attachment, and the old one loses it', async () => {
    const link = await connected()
    const other = await link.oci.drg()
    await link.oci.put(link.path, { gatewayId: other.id })
    link.pass(10)
    const { body } = await link.oci.get(
      `/drgAttachments?compartmentId=${link.oci.compartmentId}&attachmentType=VIRTUAL_CIRCUIT&lifecycleState=ATTACHED`,
    )
    expect(body.map(({ drgId }: { drgId: string }) => drgId)).toEqual([other.id])
    expect(await link.sessions()).toEqual(['UP', 'UP'])
    expect(await link.rows(`${ids.gateway}/getLearnedRoutes`)).not.toContainEqual(
      expect.objectContaining({ origin: 'EBgp' }),
    )
  })
})

describe('routes follow what both clouds have', () => {
  it('a service-gateway rule in an ingress table is no prefix and disturbs nothing', async () => {
    const link = await connected()
    const { oci, vcn } = link
    const service = (await oci.get('/services')).body.at(-1)
    const gateway = await oci.made('/serviceGateways', {
      compartmentId: oci.compartmentId,
      vcnId: vcn.id,
      services: [{ serviceId: service.id }],
    })
    const table = await oci.made('/routeTables', {
      compartmentId: oci.compartmentId,
      vcnId: vcn.id,
      routeRules: [
        { destination: service.cidrBlock, destinationType: 'SERVICE_CIDR_BLOCK', networkEntityId: gateway.id },
      ],
    })
    await oci.put(`/drgAttachments/${link.vcnAttachment.id}`, {
      networkDetails: { type: 'VCN', routeTableId: table.id },
    })
    oci.settle()
    expect(await link.drgRows(link.drg.defaultDrgRouteTables.vcn)).toEqual([
      '10.1.10.0/24 VCN',
      '10.12.0.0/16 VIRTUAL_CIRCUIT',
    ])
  })

  it('a static rule in a DRG table shows beside the learned route it beats', async () => {
    const link = await connected()
    const table = link.drg.defaultDrgRouteTables.vcn
    const rule = {
      destinationType: 'CIDR_BLOCK',
      destination: '10.12.0.0/16',
      nextHopDrgAttachmentId: link.vcnAttachment.id,
    }
    await link.oci.post(`/drgRouteTables/${table}/actions/addDrgRouteRules`, { routeRules: [rule] })
    const { body } = await link.oci.get(`/drgRouteTables/${table}/drgRouteRules`)
    expect(
      body.map((row: Record<string, unknown>) => [row['destination'], row['routeType'], row['isConflict']]),
    ).toEqual([
      ['10.1.10.0/24', 'DYNAMIC', false],
      ['10.12.0.0/16', 'STATIC', false],
      ['10.12.0.0/16', 'DYNAMIC', true],
    ])
  })

  it('the VCN as a whole is announced when its attachment says so', async () => {
    const link = await connected()
    await link.oci.put(`/drgAttachments/${link.vcnAttachment.id}`, {
      networkDetails: { type: 'VCN', vcnRouteType: 'VCN_CIDRS' },
    })
    link.oci.settle()
    const learned = await link.rows(`${ids.gateway}/getLearnedRoutes`)
    expect(learned.filter(({ origin }) => origin === 'EBgp')[0].network).toBe('10.1.0.0/16')
  })

  it('a static IPv6 rule is listed as it was written', async () => {
    const link = await connected()
    const table = link.drg.defaultDrgRouteTables.vcn
    const rule = {
      destinationType: 'CIDR_BLOCK',
      destination: 'fd00:12::/48',
      nextHopDrgAttachmentId: link.vcnAttachment.id,
    }
    await link.oci.post(`/drgRouteTables/${table}/actions/addDrgRouteRules`, { routeRules: [rule] })
    expect(await link.drgRows(table)).toEqual([
      '10.1.10.0/24 VCN',
      '10.12.0.0/16 VIRTUAL_CIRCUIT',
      'fd00:12::/48 STATIC',
    ])
  })

  it('more than 1,000 ranges of a VNet silence its gateway until there are fewer', async () => {
    const link = await connected()
    const { body } = await link.azure('GET', ids.network)
    const more = Array.from({ length: 1000 }, (_, index) => `20.${Math.floor(index / 256)}.${index % 256}.0/24`)
    const withRanges = (addressPrefixes: string[]) => ({
      ...body,
      properties: { ...body.properties, addressSpace: { addressPrefixes } },
    })
    await link.make(ids.network, withRanges(['10.12.0.0/16', ...more]), 5)
    expect(await link.drgRows(link.drg.defaultDrgRouteTables.vcn)).toEqual(['10.1.10.0/24 VCN'])
    expect(await link.sessions()).toEqual(['UP', 'UP'])
    await link.make(ids.network, withRanges(['10.12.0.0/16']), 5)
    expect(await link.drgRows(link.drg.defaultDrgRouteTables.vcn)).toEqual([
      '10.1.10.0/24 VCN',
      '10.12.0.0/16 VIRTUAL_CIRCUIT',
    ])
  })

  it('a drained circuit looks longer from Azure', async () => {
    const link = await connected()
    await link.oci.put(link.path, { trafficMode: 'DRAIN' })
    link.pass(10)
    const learned = await link.rows(`${ids.gateway}/getLearnedRoutes`)
    expect(learned.find(({ origin }) => origin === 'EBgp').asPath).toBe('12076-31898-31898-31898-31898')
  })
})
