import { requests } from 'oci-core'
import { expect, test } from 'vitest'
import { appliedQuickstart, compartmentId } from '../applied.ts'
import { clientsOf } from './workplace.ts'

const { AttachmentType } = requests.ListDrgAttachmentsRequest

test('What `interconnect apply` built reads back with Oracle’s SDK as Oracle’s guide would have left it.', async () => {
  await using applied = await appliedQuickstart()
  const { network } = clientsOf(applied.simulator)
  const { items: circuits } = await network.listVirtualCircuits({ compartmentId })
  expect(circuits).toMatchObject([
    { lifecycleState: 'PROVISIONED', bgpSessionState: 'UP', bandwidthShapeName: '1 Gbps' },
  ])
  const { crossConnectMappingDetailsCollection: legs } = await network.listCrossConnectMappings({
    virtualCircuitId: circuits[0]!.id!,
  })
  expect(legs.items.map(({ ipv4BgpStatus }) => ipv4BgpStatus)).toEqual(['UP', 'UP'])
  const { items: attachments } = await network.listDrgAttachments({ compartmentId, attachmentType: AttachmentType.All })
  expect(attachments.map(({ networkDetails }) => String(networkDetails?.type)).toSorted()).toEqual([
    'VCN',
    'VIRTUAL_CIRCUIT',
  ])
  const { drg } = await network.getDrg({ drgId: attachments[0]!.drgId })
  const { items: learned } = await network.listDrgRouteRules({ drgRouteTableId: drg.defaultDrgRouteTables!.vcn! })
  expect(learned.map(({ destination, routeProvenance }) => `${destination} ${routeProvenance}`)).toContain(
    '10.12.0.0/16 VIRTUAL_CIRCUIT',
  )
  const { items: vcns } = await network.listVcns({ compartmentId })
  expect(vcns).toMatchObject([
    { cidrBlocks: ['10.1.0.0/16'], freeformTags: { 'interconnect-key': expect.any(String) as unknown } },
  ])
  const { items: tables } = await network.listRouteTables({ compartmentId, vcnId: vcns[0]!.id })
  expect(
    tables.flatMap(({ routeRules }) => routeRules.map((rule) => [rule.destination, rule.networkEntityId])),
  ).toContainEqual(['10.12.0.0/16', drg.id])
})
