import { models, requests } from 'oci-core'
import { expect, test } from 'vitest'
import { azureSide } from '../azure-side.ts'
import { aDrg, aNetwork, refusal, refused, type Workplace, workplace } from './workplace.ts'

const { LifecycleState } = models.VirtualCircuit
const { AttachmentType } = requests.ListDrgAttachmentsRequest

/** Azure's entry among the partners, found by its two names as Oracle's page says. */
async function azureService({ network, compartmentId }: Workplace): Promise<models.FastConnectProviderService> {
  const { items } = await network.listFastConnectProviderServices({ compartmentId })
  return items.find(
    ({ providerName, providerServiceName }) =>
      providerName === 'Microsoft Azure' && providerServiceName === 'ExpressRoute',
  )!
}

const crossConnectMappings = [
  { oracleBgpPeeringIp: '192.168.240.1/30', customerBgpPeeringIp: '192.168.240.2/30' },
  { oracleBgpPeeringIp: '192.168.240.5/30', customerBgpPeeringIp: '192.168.240.6/30' },
]

/** Everything up to the key, and the body of a circuit that redeems it. */
async function readyToJoin() {
  const place = await workplace()
  const azure = await azureSide(place.simulator)
  const { vcn, subnet } = await aNetwork(place)
  const { drg } = await aDrg(place, vcn.id)
  const service = await azureService(place)
  const createVirtualCircuitDetails = {
    compartmentId: place.compartmentId,
    displayName: 'to-azure',
    type: models.CreateVirtualCircuitDetails.Type.Private,
    providerServiceId: service.id,
    providerServiceKeyName: azure.serviceKey,
    gatewayId: drg.id,
    bandwidthShapeName: '1 Gbps',
    crossConnectMappings,
  }
  return { ...place, azure, vcn, subnet, drg, service, createVirtualCircuitDetails }
}

test('The partner, its shapes and the key of an ExpressRoute circuit are there to be read before anything is made.', async () => {
  const place = await workplace()
  const azure = await azureSide(place.simulator)
  const service = await azureService(place)
  expect(service).toMatchObject({
    type: 'LAYER3',
    requiredTotalCrossConnects: 2,
    supportedVirtualCircuitTypes: ['PRIVATE'],
  })
  const providerServiceId = service.id
  const { items } = await place.network.listFastConnectProviderVirtualCircuitBandwidthShapes({ providerServiceId })
  expect(items).toContainEqual({ name: '1 Gbps', bandwidthInMbps: 1000 })
  const { fastConnectProviderServiceKey: key } = await place.network.getFastConnectProviderServiceKey({
    providerServiceId,
    providerServiceKeyName: azure.serviceKey,
  })
  expect(key).toMatchObject({ name: azure.serviceKey })
  const wrong = { providerServiceId, providerServiceKeyName: '00000000-0000-0000-0000-00000000000f' }
  expect(await refused(place.network.getFastConnectProviderServiceKey(wrong))).toMatchObject(
    refusal(404, 'NotAuthorizedOrNotFound'),
  )
})

test('A virtual circuit redeems the key, is provisioned, brings both sessions up, learns, changes and goes.', async () => {
  const place = await readyToJoin()
  const { network, wait, azure, subnet, drg, createVirtualCircuitDetails, compartmentId } = place
  const { virtualCircuit, etag } = await network.createVirtualCircuit({ createVirtualCircuitDetails })
  expect(virtualCircuit).toMatchObject({
    lifecycleState: 'PENDING_PROVIDER',
    serviceType: 'LAYER3',
    oracleBgpAsn: 31898,
  })
  const virtualCircuitId = virtualCircuit.id!
  await wait.forVirtualCircuit({ virtualCircuitId }, LifecycleState.Provisioned)
  expect(await azure.providerState()).toBe('Provisioned')
  const sessions = async () => {
    const { crossConnectMappingDetailsCollection: found } = await network.listCrossConnectMappings({
      virtualCircuitId,
    })
    return found.items?.map(({ ipv4BgpStatus }) => ipv4BgpStatus)
  }
  await expect.poll(sessions, { timeout: 5_000 }).toEqual(['UP', 'UP'])
  const { items: found } = await network.listVirtualCircuits({
    compartmentId,
    displayName: 'to-azure',
    lifecycleState: 'provisioned',
  })
  expect(found).toMatchObject([{ id: virtualCircuitId, bgpSessionState: 'UP', providerState: 'ACTIVE' }])

  const { items: attachments } = await network.listDrgAttachments({
    compartmentId,
    drgId: drg.id,
    attachmentType: AttachmentType.VirtualCircuit,
  })
  expect(attachments).toMatchObject([
    { lifecycleState: 'ATTACHED', networkDetails: { type: 'VIRTUAL_CIRCUIT', id: virtualCircuitId } },
  ])
  expect((await network.listDrgAttachments({ compartmentId, drgId: drg.id })).items).toHaveLength(1)
  expect(
    (await network.listDrgAttachments({ compartmentId, drgId: drg.id, attachmentType: AttachmentType.All })).items,
  ).toHaveLength(2)
  expect(await refused(network.deleteDrgAttachment({ drgAttachmentId: attachments[0]!.id }))).toMatchObject(
    refusal(400, 'InvalidParameter'),
  )
  const { drgAttachment: silent } = await network.removeExportDrgRouteDistribution({
    drgAttachmentId: attachments[0]!.id,
  })
  expect(silent.exportDrgRouteDistributionId ?? null).toBeNull()
  const { items: toAzure } = await network.listDrgRouteRules({
    drgRouteTableId: drg.defaultDrgRouteTables!.virtualCircuit!,
  })
  expect(toAzure.map(({ destination }) => destination)).toEqual([subnet.cidrBlock])
  const { drgRedundancyStatus } = await network.getDrgRedundancyStatus({ drgId: drg.id })
  expect(drgRedundancyStatus.status).toBe('NOT_REDUNDANT_SINGLE_VIRTUALCIRCUIT')

  const renamed = await network.updateVirtualCircuit({
    virtualCircuitId,
    updateVirtualCircuitDetails: { displayName: 'renamed' },
  })
  expect(renamed.virtualCircuit).toMatchObject({ displayName: 'renamed', lifecycleState: 'PROVISIONED' })
  expect(
    await refused(
      network.updateVirtualCircuit({
        virtualCircuitId,
        ifMatch: etag,
        updateVirtualCircuitDetails: { displayName: 'x' },
      }),
    ),
  ).toMatchObject(refusal(412, 'NoEtagMatch'))
  const down = await network.updateVirtualCircuit({
    virtualCircuitId,
    updateVirtualCircuitDetails: { bgpAdminState: models.UpdateVirtualCircuitDetails.BgpAdminState.Disabled },
  })
  expect(down.virtualCircuit.lifecycleState).toBe('PROVISIONING')
  await wait.forVirtualCircuit({ virtualCircuitId }, LifecycleState.Provisioned)
  expect(await sessions()).toEqual(['DOWN', 'DOWN'])

  expect(await refused(network.deleteDrg({ drgId: drg.id }))).toMatchObject(refusal(409, 'Conflict'))
  await network.deleteVirtualCircuit({ virtualCircuitId })
  await wait.forVirtualCircuit({ virtualCircuitId }, LifecycleState.Terminated)
  await expect.poll(() => azure.providerState(), { timeout: 5_000 }).toBe('NotProvisioned')
  expect(
    (
      await network.listDrgAttachments({
        compartmentId,
        drgId: drg.id,
        attachmentType: AttachmentType.VirtualCircuit,
        lifecycleState: models.DrgAttachment.LifecycleState.Attached,
      })
    ).items,
  ).toEqual([])
})

test('A virtual circuit that could not work is refused with the reason.', async () => {
  const place = await readyToJoin()
  const { network, createVirtualCircuitDetails: good } = place
  const make = (details: object) =>
    refused(network.createVirtualCircuit({ createVirtualCircuitDetails: { ...good, ...details } }))
  const { providerServiceId: _, ...colocated } = good
  expect(await refused(network.createVirtualCircuit({ createVirtualCircuitDetails: colocated }))).toMatchObject(
    refusal(400, 'InvalidParameter', 'VLAN ID null is invalid'),
  )
  expect(await make({ providerServiceKeyName: '00000000-0000-0000-0000-00000000000f' })).toMatchObject(
    refusal(400, 'InvalidParameter'),
  )
  expect(await make({ crossConnectMappings: crossConnectMappings.slice(1) })).toMatchObject(
    refusal(400, 'InvalidParameter'),
  )
  expect(await make({ bandwidthShapeName: '3 Gbps' })).toMatchObject(refusal(400, 'InvalidParameter', '3 Gbps'))
  expect(await make({ gatewayId: place.drg.id.replace(/.$/, '!') })).toMatchObject(
    refusal(400, 'RelatedResourceNotAuthorizedOrNotFound'),
  )
  await network.createVirtualCircuit({ createVirtualCircuitDetails: good })
  expect(await make({})).toMatchObject(refusal(400, 'InvalidParameter', 'in use'))
})

test('The number of virtual circuits is limited, by ten or by what the world says.', async () => {
  const place = await workplace({ limits: { 'oci/virtualCircuitsPerRegion': 1 } })
  const service = await azureService(place)
  const { drg } = await aDrg(place)
  const make = async (name: string) => {
    const { serviceKey } = await azureSide(place.simulator, name)
    return place.network.createVirtualCircuit({
      createVirtualCircuitDetails: {
        compartmentId: place.compartmentId,
        type: models.CreateVirtualCircuitDetails.Type.Private,
        providerServiceId: service.id,
        providerServiceKeyName: serviceKey,
        gatewayId: drg.id,
        bandwidthShapeName: '1 Gbps',
        crossConnectMappings,
      },
    })
  }
  await make('one')
  expect(await refused(make('two'))).toMatchObject(refusal(400, 'LimitExceeded'))
})
