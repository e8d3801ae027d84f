import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import {
  InternetGateway,
  internetGateways,
  RouteTable,
  routeTables,
  Subnet,
  subnets,
  Vcn,
  vcns,
} from '@interconnect/oci-api'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { byHand, compartment, type Hands, subscription } from '../harness/by-hand.ts'
import { Workplace } from '../harness/cli.ts'
import { type Drift, liveThrough } from '../harness/life.ts'

const example = (name: string) => readFile(resolve(import.meta.dirname, '../../examples', name), 'utf8')

/** Somebody removes every route rule of the VCN's tables. */
const routesRemoved: Drift = {
  names: /VCN route rules[\s\S]*(missing|rules)/,
  by: async ({ oci }) => {
    const [vcn] = await oci.list(vcns.collection, Vcn, { compartmentId: compartment })
    await oci.update(`${routeTables.collection}/${vcn!.defaultRouteTableId}`, { routeRules: [] })
  },
}

/** Somebody opens a rule of ours to a port nobody declared. */
const rulesWidened = (group: string): Drift => ({
  names: /security rules[\s\S]*destinationPorts|rules\./,
  by: async ({ azure }) => {
    const path = `/subscriptions/${subscription}/resourceGroups/${group}`
    type Rule = {
      id: string
      name: string
      properties: { access: string; direction: string } & Record<string, unknown>
    }
    const [rule] = (await azure.list<Rule>(`${path}/securityRules`)).filter(
      ({ properties }) => properties.access === 'Allow',
    )
    const written = await azure.put(rule!.id, {
      properties: { ...rule!.properties, destinationPortRanges: ['1-65535'] },
    })
    await azure.finished(written)
  },
})

describe('the life of', () => {
  it('the quickstart: planned, built, proved, mended after a change by hand, taken down', async () => {
    await using place = await Workplace.make(await example('quickstart.yaml'))
    await liveThrough(place, routesRemoved)
  }, 120_000)

  it('the Kubernetes guide, whose node ports become flows by themselves', async () => {
    await using place = await Workplace.make(await example('kubernetes-guide.yaml'))
    const group =
      'kubernetes-guide-interconnect/providers/Microsoft.Network/networkSecurityGroups/kubernetes-guide-nodes'
    await liveThrough(place, rulesWidened(group))
  }, 120_000)

  it('a link onto networks that others made, whose routes and rules survive', async () => {
    await using place = await Workplace.make()
    const theirs = await byHand(place, makeNetworksOfOthers)
    await place.write(await existingDocument(theirs))
    const before = await byHand(place, (hands) => readTheirs(hands, theirs))
    await liveThrough(place, theirRouteRuleRemoved(theirs))
    expect(await byHand(place, (hands) => readTheirs(hands, theirs))).toEqual(before)
  }, 120_000)
})

/** Ids of what somebody else made. */
interface Theirs {
  readonly vcn: string
  readonly subnet: string
  readonly routeTable: string
}

/** As `existing.yaml` names them. */
const theirGroup = `/subscriptions/${subscription}/resourceGroups/corp-network`
const theirNsg = `${theirGroup}/providers/Microsoft.Network/networkSecurityGroups/corp-compute`
const theirVnet = `${theirGroup}/providers/Microsoft.Network/virtualNetworks/corp-vnet`

/** A VNet with a group of its own rules, and a VCN with a table of its own routes. */
async function makeNetworksOfOthers({ azure, oci, simulator }: Hands): Promise<Theirs> {
  const put = async (path: string, body: object) => azure.finished(await azure.put(path, body))
  const location = 'eastus'
  await put(theirGroup, { location })
  const allow = {
    priority: 100,
    direction: 'Inbound',
    access: 'Allow',
    protocol: 'Tcp',
    sourceAddressPrefix: '10.0.0.0/8',
    sourcePortRange: '*',
    destinationAddressPrefix: '*',
    destinationPortRange: '443',
  }
  await put(theirNsg, { location, properties: { securityRules: [{ name: 'their-https', properties: allow }] } })
  const subnet = { addressPrefix: '10.12.2.0/24', networkSecurityGroup: { id: theirNsg } }
  await put(theirVnet, {
    location,
    properties: {
      addressSpace: { addressPrefixes: ['10.12.0.0/16'] },
      subnets: [{ name: 'corp-compute', properties: subnet }],
    },
  })
  const make = async <T extends { id: string }>(path: string, schema: z.ZodType<T>, body: object) => {
    const made = await oci.create(path, schema, { compartmentId: compartment, ...body }, {})
    simulator.clock.step(60_000)
    return made
  }
  const vcn = await make(vcns.collection, Vcn, { displayName: 'corp', cidrBlocks: ['10.1.0.0/16'] })
  const internet = await make(internetGateways.collection, InternetGateway, { vcnId: vcn.id, isEnabled: true })
  const routeRules = [{ destination: '0.0.0.0/0', destinationType: 'CIDR_BLOCK', networkEntityId: internet.id }]
  const table = await make(routeTables.collection, RouteTable, { vcnId: vcn.id, displayName: 'theirs', routeRules })
  const made = await make(subnets.collection, Subnet, {
    vcnId: vcn.id,
    cidrBlock: '10.1.10.0/24',
    routeTableId: table.id,
  })
  return { vcn: vcn.id, subnet: made.id, routeTable: table.id }
}

async function existingDocument({ vcn, subnet }: Theirs): Promise<string> {
  const text = await example('existing.yaml')
  return text.replace('ocid1.vcn.oc1.iad.example', vcn).replace('ocid1.subnet.oc1.iad.example', subnet)
}

/** What must be the same afterwards. */
async function readTheirs({ azure, oci }: Hands, { vcn, subnet, routeTable }: Theirs): Promise<unknown> {
  type Body = { tags?: object; properties: { securityRules: { name: string }[]; subnets: { name: string }[] } }
  const nsg = await azure.get<Body>(theirNsg)
  const vnet = await azure.get<Body>(theirVnet)
  return {
    rules: nsg!.properties.securityRules.map(({ name }) => name),
    subnets: vnet!.properties.subnets.map(({ name }) => name),
    tags: [nsg!.tags, vnet!.tags],
    vcn: (await oci.get(`${vcns.collection}/${vcn}`, Vcn))!.body.freeformTags,
    lists: (await oci.get(`${subnets.collection}/${subnet}`, Subnet))!.body.securityListIds,
    routes: (await oci.get(`${routeTables.collection}/${routeTable}`, RouteTable))!.body.routeRules,
  }
}

/** Somebody removes our route from the table they share with us. */
const theirRouteRuleRemoved = ({ routeTable }: Theirs): Drift => ({
  names: /VCN route rules/,
  by: async ({ oci }) => {
    const table = await oci.get(`${routeTables.collection}/${routeTable}`, RouteTable)
    const kept = table!.body.routeRules.filter(({ destination }) => destination === '0.0.0.0/0')
    await oci.update(`${routeTables.collection}/${routeTable}`, { routeRules: kept })
  },
})
