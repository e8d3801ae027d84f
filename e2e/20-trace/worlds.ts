import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { networkInterfaceId, subnetId, virtualNetworkId, virtualNetworkPeeringId } from '@interconnect/azure-api'
import {
  AvailabilityDomain,
  availabilityDomainsPath,
  Image,
  images,
  Instance,
  instances,
  NetworkSecurityGroup,
  networkSecurityGroups,
  objectPath,
  securityLists,
  Vcn,
  vcns,
} from '@interconnect/oci-api'
import { compartment, subscription } from '../harness/hands.ts'
import { existingDocument, makeNetworksOfOthers, type Theirs } from '../harness/networks-of-others.ts'
import type { Consoles } from './break.ts'
import { ids, inGroup, put } from './in-azure.ts'
import { make, one, reroute, theDrg, theList } from './in-oci.ts'
import { ProvenWorld } from './proven-world.ts'

/** Built when it is asked for first. */
const once = (build: () => Promise<ProvenWorld>): (() => Promise<ProvenWorld>) => {
  let built: Promise<ProvenWorld> | undefined
  return () => (built ??= build())
}

const quickstart = async () => readFileSync(resolve(import.meta.dirname, '../../examples/quickstart.yaml'), 'utf8')

/** The quick start as it is. */
export const alone = once(() => ProvenWorld.build(quickstart))

/** The quick start's VNet as a hub, with a spoke that others peered with it, and let into OCI. */
export const hubAndSpoke = once(() => ProvenWorld.build(quickstart, addSpoke))

const spoke = virtualNetworkId(inGroup('spoke'))
export const peerings = {
  fromHub: virtualNetworkPeeringId(ids.vnet, 'to-spoke'),
  fromSpoke: virtualNetworkPeeringId(spoke, 'to-hub'),
} as const

async function addSpoke(consoles: Consoles): Promise<void> {
  await put(consoles, spoke, {
    location: 'eastus',
    properties: {
      addressSpace: { addressPrefixes: ['10.20.0.0/16'] },
      subnets: [{ name: 'work', properties: { addressPrefix: '10.20.1.0/24' } }],
    },
  })
  await put(consoles, peerings.fromHub, {
    properties: { remoteVirtualNetwork: { id: spoke }, allowVirtualNetworkAccess: true, allowGatewayTransit: true },
  })
  await put(consoles, peerings.fromSpoke, {
    properties: { remoteVirtualNetwork: { id: ids.vnet }, allowVirtualNetworkAccess: true, useRemoteGateways: true },
  })
  const { id: drg } = await theDrg(consoles)
  await reroute(consoles, (rules) => [
    ...rules,
    { destination: '10.20.0.0/16', destinationType: 'CIDR_BLOCK', networkEntityId: drg },
  ])
  const { id, ingressSecurityRules } = await theList(consoles)
  const fromSpoke = {
    protocol: '6',
    source: '10.20.0.0/16',
    description: 'ssh from the spoke',
    tcpOptions: { destinationPortRange: { min: 22, max: 22 } },
  }
  await consoles.oci.update(objectPath(securityLists, id), {
    ingressSecurityRules: [...ingressSecurityRules, fromSpoke],
  })
}

/** `existing.yaml`: networks of others on both sides, with a machine each that stands in the flows. */
export const ofOthers = once(() =>
  ProvenWorld.build(async (consoles) => existingDocument((theirs = await makeNetworksOfOthers(consoles))), addMachines),
)

let theirs: Theirs | undefined
export const theirNetworks = (): Theirs => theirs!

/** The interface on Azure's side, which has no group of its own. */
export const theirNic = networkInterfaceId({ subscription, resourceGroup: 'corp-network', name: 'app' })

async function addMachines(consoles: Consoles): Promise<void> {
  const vnet = virtualNetworkId({ subscription, resourceGroup: 'corp-network', name: 'corp-vnet' })
  const ipConfiguration = { subnet: { id: subnetId(vnet, 'corp-compute') }, privateIPAddress: '10.12.2.10' }
  await put(consoles, theirNic, {
    location: 'eastus',
    properties: {
      ipConfigurations: [
        { name: 'one', properties: { ...ipConfiguration, privateIPAllocationMethod: 'Static', primary: true } },
      ],
    },
  })
  await launch(consoles, 'db', [(await theGroup(consoles)).id])
  // As it is born it lets SSH in from everywhere.
  const { defaultSecurityListId } = await one(consoles, [vcns, Vcn], { name: 'corp' })
  await consoles.oci.update(objectPath(securityLists, defaultSecurityListId!), { ingressSecurityRules: [] })
}

/** The group with the rules of the flows. */
export async function theGroup({ oci }: Consoles): Promise<NetworkSecurityGroup> {
  const query = { compartmentId: compartment, vcnId: theirNetworks().vcn }
  const all = await oci.list(networkSecurityGroups.collection, NetworkSecurityGroup, query)
  return all.find(({ displayName }) => displayName === 'existing-compute')!
}

async function launch(consoles: Consoles, displayName: string, nsgIds: readonly string[]): Promise<void> {
  const { oci } = consoles
  const query = { compartmentId: compartment }
  const [domain] = await oci.list(availabilityDomainsPath, AvailabilityDomain, query, { service: 'identity' })
  const [image] = await oci.list(images.collection, Image, query)
  await make(consoles, [instances, Instance], {
    availabilityDomain: domain!.name,
    displayName,
    shape: 'VM.Standard.E5.Flex',
    shapeConfig: { ocpus: 1 },
    sourceDetails: { sourceType: 'image', imageId: image!.id },
    createVnicDetails: {
      subnetId: theirNetworks().subnet,
      displayName,
      nsgIds,
      assignPublicIp: false,
      privateIp: '10.1.10.20',
    },
  })
}
