import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  DrgAttachment,
  drgAttachments,
  DrgRouteRule,
  DrgRouteTable,
  drgRouteTables,
  Drg,
  drgs,
  InternetGateway,
  internetGateways,
  RouteTable,
  routeTables,
  SecurityList,
  securityLists,
  Vcn,
  vcns,
} from '@interconnect/oci-api'
import { planDestruction } from '@interconnect/toolkit'
import { describe, expect, it } from 'vitest'
import { compartment, subscription } from '../harness/hands.ts'
import { documentOf, failuresOf, Stage } from '../harness/in-process.ts'
import type { NetworkHands } from '../harness/networks-of-others.ts'
import { sampled } from '../harness/sampled.ts'
import { applyCalmly } from './cuts.ts'

const example = readFileSync(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8')
const document = documentOf(example)
/** Another port, so that our own rules have to be written. */
const changed = documentOf(example.replaceAll('tcp/22', 'tcp/2222'))
const calm = await applyCalmly(document)

const network = `/subscriptions/${subscription}/resourceGroups/quickstart-interconnect/providers/Microsoft.Network`
const nsgRule = `${network}/networkSecurityGroups/quickstart-compute/securityRules/theirs`
const route = `${network}/routeTables/quickstart-routes/routes/theirs`

const ours = <T extends { displayName?: string | undefined }>(all: readonly T[], name: string): T =>
  all.find(({ displayName }) => displayName === name)!

interface Foreign {
  readonly put: (hands: NetworkHands) => Promise<unknown>
  readonly isThere: (hands: NetworkHands) => Promise<boolean>
  /** Keys of what destroy must leave standing. */
  readonly keeps: readonly string[]
}

const vcnOf = async ({ oci }: NetworkHands) =>
  ours(await oci.list(vcns.collection, Vcn, { compartmentId: compartment }), 'quickstart-vcn')

const listOf = async ({ oci }: NetworkHands) =>
  ours(await oci.list(securityLists.collection, SecurityList, { compartmentId: compartment }), 'quickstart-compute')

const tableOf = async ({ oci }: NetworkHands) => {
  const drg = ours(await oci.list(drgs.collection, Drg, { compartmentId: compartment }), 'quickstart-drg')
  const table = ours(await oci.list(drgRouteTables.collection, DrgRouteTable, { drgId: drg.id }), 'quickstart-link')
  const [attachment] = await oci.list(drgAttachments.collection, DrgAttachment, { compartmentId: compartment })
  return { table, attachment: attachment! }
}

const cases: Readonly<Record<string, Foreign>> = {
  'a rule in our Azure security group': {
    put: async ({ azure }) =>
      azure.finished(
        await azure.put(nsgRule, {
          properties: {
            priority: 200,
            direction: 'Inbound',
            access: 'Allow',
            protocol: 'Tcp',
            sourceAddressPrefix: '10.99.0.0/16',
            sourcePortRange: '*',
            destinationAddressPrefix: '*',
            destinationPortRange: '443',
          },
        }),
      ),
    isThere: async ({ azure }) => (await azure.get(nsgRule)) !== undefined,
    keeps: ['azure/network-security-group/compute', 'azure/resource-group'],
  },
  'a route in our Azure route table': {
    put: async ({ azure }) =>
      azure.finished(await azure.put(route, { properties: { addressPrefix: '10.99.0.0/16', nextHopType: 'None' } })),
    isThere: async ({ azure }) => (await azure.get(route)) !== undefined,
    keeps: ['azure/resource-group', 'azure/route-table'],
  },
  'a rule in our OCI security list': {
    put: async (hands) => {
      const { id, ingressSecurityRules } = await listOf(hands)
      const theirs = { protocol: '6', source: '10.99.0.0/16', description: 'theirs' }
      await hands.oci.update(`${securityLists.collection}/${id}`, {
        ingressSecurityRules: [...ingressSecurityRules, theirs],
      })
    },
    isThere: async (hands) =>
      (await listOf(hands)).ingressSecurityRules.some(({ description }) => description === 'theirs'),
    keeps: ['oci/security-list/compute', 'oci/vcn'],
  },
  'a route in the default table of our VCN': {
    put: async (hands) => {
      const { id, defaultRouteTableId } = await vcnOf(hands)
      const { oci, simulator } = hands
      const gateway = await oci.create(
        internetGateways.collection,
        InternetGateway,
        { compartmentId: compartment, vcnId: id, isEnabled: true },
        {},
      )
      simulator.clock.step(60_000)
      const table = await oci.get(`${routeTables.collection}/${defaultRouteTableId}`, RouteTable)
      const theirs = { destination: '0.0.0.0/0', destinationType: 'CIDR_BLOCK', networkEntityId: gateway.id }
      const kept = table!.body.routeRules.map(({ cidrBlock: _twin, ...rule }) => rule)
      await oci.update(`${routeTables.collection}/${defaultRouteTableId}`, { routeRules: [...kept, theirs] })
    },
    isThere: async (hands) => {
      const { defaultRouteTableId } = await vcnOf(hands)
      const table = await hands.oci.get(`${routeTables.collection}/${defaultRouteTableId}`, RouteTable)
      return table!.body.routeRules.some(({ destination }) => destination === '0.0.0.0/0')
    },
    keeps: ['oci/vcn'],
  },
  'a static route in our DRG table': {
    put: async (hands) => {
      const { table, attachment } = await tableOf(hands)
      await hands.oci.action(`${drgRouteTables.collection}/${table.id}/actions/addDrgRouteRules`, {
        routeRules: [
          { destinationType: 'CIDR_BLOCK', destination: '10.99.0.0/16', nextHopDrgAttachmentId: attachment.id },
        ],
      })
    },
    isThere: async (hands) => {
      const { table } = await tableOf(hands)
      const rows = await hands.oci.list(`${drgRouteTables.collection}/${table.id}/drgRouteRules`, DrgRouteRule, {})
      return rows.some(({ destination, routeType }) => destination === '10.99.0.0/16' && routeType === 'STATIC')
    },
    keeps: ['oci/drg', 'oci/drg-route-distribution/link', 'oci/drg-route-table/link'],
  },
}

describe.each(sampled(Object.entries(cases), 2, 'rules'))('%s', (_, { put, isThere, keeps }) => {
  it('survives apply and destroy, which leave what it needs and take down everything else', async () => {
    using stage = new Stage(calm.built)
    await put(stage.hands)
    stage.clouds.clock.step(60_000)
    expect((await stage.planApply(document)).plan.steps, 'it is no difference').toEqual([])
    expect(failuresOf(await stage.run('apply', changed))).toEqual([])
    expect(await isThere(stage.hands), 'after apply').toBe(true)

    const { plan } = await planDestruction(changed, stage.ports(changed, true))
    expect(plan.kept?.map(({ key }) => key).toSorted()).toEqual(keeps)
    expect(failuresOf(await stage.run('destroy', changed))).toEqual([])
    expect(await isThere(stage.hands), 'after destroy').toBe(true)
    const { writes } = stage
    expect(failuresOf(await stage.run('destroy', changed))).toEqual([])
    expect(stage.writes, 'writes of a second destroy').toBe(writes)
  })
})
