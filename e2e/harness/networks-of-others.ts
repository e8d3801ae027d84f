import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { AzureApi } from '@interconnect/azure'
import type { OciApi } from '@interconnect/oci'
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
import type { z } from 'zod'
import { compartment, subscription } from './hands.ts'

/** What is needed to build networks by hand. */
export interface NetworkHands {
  readonly azure: AzureApi
  readonly oci: OciApi
  readonly simulator: { readonly clock: { step(ms: number): void } }
}

/** Ids of what somebody else made. */
export interface Theirs {
  readonly vcn: string
  readonly subnet: string
  readonly routeTable: string
}

/** As `existing.yaml` names them. */
const theirGroup = `/subscriptions/${subscription}/resourceGroups/corp-network`
export const theirNsg = `${theirGroup}/providers/Microsoft.Network/networkSecurityGroups/corp-compute`
const theirVnet = `${theirGroup}/providers/Microsoft.Network/virtualNetworks/corp-vnet`

/** A VNet with a group of its own rules, and a VCN with a table of its own routes. */
export async function makeNetworksOfOthers({ azure, oci, simulator }: NetworkHands): Promise<Theirs> {
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
  const internet = await make(internetGateways.collection, InternetGateway, {
    vcnId: vcn.id,
    displayName: 'corp-internet',
    isEnabled: true,
  })
  const routeRules = [{ destination: '0.0.0.0/0', destinationType: 'CIDR_BLOCK', networkEntityId: internet.id }]
  const table = await make(routeTables.collection, RouteTable, { vcnId: vcn.id, displayName: 'theirs', routeRules })
  const made = await make(subnets.collection, Subnet, {
    vcnId: vcn.id,
    cidrBlock: '10.1.10.0/24',
    routeTableId: table.id,
  })
  return { vcn: vcn.id, subnet: made.id, routeTable: table.id }
}

export async function existingDocument({ vcn, subnet }: Theirs): Promise<string> {
  const text = await readFile(resolve(import.meta.dirname, '../../examples/existing.yaml'), 'utf8')
  return text.replace('ocid1.vcn.oc1.iad.example', vcn).replace('ocid1.subnet.oc1.iad.example', subnet)
}

/** What must be the same afterwards. */
export async function readTheirs(
  { azure, oci }: Pick<NetworkHands, 'azure' | 'oci'>,
  { vcn, subnet, routeTable }: Theirs,
): Promise<unknown> {
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
