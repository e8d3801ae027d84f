import { asPrefix, addressAt } from '@interconnect/model'
import type { CreateVnicDetails, LaunchInstanceDetails } from '@interconnect/oci-api'
import type { World } from '../core/index.ts'
import { type Call, relatedObject } from './call.ts'
import { enterState, settleLater } from './dialect/life-cycle.ts'
import type { AnySimKind } from './kind.ts'
import { privateIp } from './kinds/private-ip.ts'
import { vnic } from './kinds/vnic.ts'
import { vnicAttachment } from './kinds/vnic-attachment.ts'
import { insertObject, liveObjects, newOcid } from './objects.ts'
import { ServiceFault, incorrectState, invalid } from './service-fault.ts'
import type { Stored } from './stored.ts'
import { addressFor } from './subnet-addresses.ts'
import { checkGroups } from './vnics.ts'

/** What the launch says of the first VNIC, also by its deprecated members. */
function detailsOf({ createVnicDetails = {}, subnetId, hostnameLabel }: LaunchInstanceDetails) {
  const details: CreateVnicDetails = {
    ...(hostnameLabel === undefined ? {} : { hostnameLabel }),
    ...createVnicDetails,
  }
  const inSubnet = createVnicDetails.subnetId ?? subnetId
  if (inSubnet === undefined)
    throw new ServiceFault('MissingParameter', 'Missing Parameter: createVnicDetails.subnetId')
  return { ...details, subnetId: inSubnet }
}

/** Refuses a launch whose VNIC could not be made. */
export function checkPrimaryVnic(launch: LaunchInstanceDetails, call: Call): void {
  const { subnetId, nsgIds = [], assignPublicIp, privateIp: wanted } = detailsOf(launch)
  const subnet = relatedObject(call, 'subnet', subnetId)
  const { lifecycleState, availabilityDomain, prohibitPublicIpOnVnic } = subnet.wire
  if (lifecycleState !== 'AVAILABLE') throw incorrectState(`Subnet ${subnetId} is in state ${lifecycleState}.`)
  if (availabilityDomain !== undefined && availabilityDomain !== launch.availabilityDomain)
    throw invalid(`Subnet ${subnetId} is not in availability domain ${launch.availabilityDomain}`)
  if (assignPublicIp && prohibitPublicIpOnVnic)
    throw invalid(`assignPublicIp cannot be true: Subnet ${subnetId} prohibits public IPs on VNICs`)
  checkGroups(nsgIds, subnetId, call)
  addressFor(subnet, wanted, call.world)
}

/** Makes VNIC, attachment and private address of a new instance; each has its own way to its active state. */
export function insertPrimaryVnic(launch: LaunchInstanceDetails, call: Call, instanceId: string, name: string): void {
  const { world, region } = call
  const { compartmentId, availabilityDomain } = launch
  const { privateIp: wanted, assignPublicIp, assignPrivateDnsRecord: _, ...details } = detailsOf(launch)
  const subnet = relatedObject(call, 'subnet', details.subnetId)
  const address = addressFor(subnet, wanted, world)
  const id = newOcid(world, 'vnic', region, instanceId)
  const isPublic = assignPublicIp ?? !subnet.wire.prohibitPublicIpOnVnic
  const common = { compartmentId, availabilityDomain, displayName: name, timeCreated: world.timestamp() }
  const tags = { freeformTags: {}, definedTags: {} }
  insert(call, vnic, 'vnic', {
    ...common,
    ...tags,
    nsgIds: [],
    skipSourceDestCheck: false,
    ...details,
    id,
    privateIp: address,
    ...(isPublic ? { publicIp: publicAddress(world, id) } : {}),
    isPrimary: true,
    macAddress: `02:00:17:${world.ids.hex(`oci/mac/${id}`, 6).match(/../g)!.join(':')}`,
    lifecycleState: 'PROVISIONING',
  })
  insert(call, vnicAttachment, 'vnic-attachment', {
    ...common,
    id: newOcid(world, 'vnicattachment', region, id),
    instanceId,
    subnetId: details.subnetId,
    vnicId: id,
    nicIndex: 0,
    lifecycleState: 'ATTACHING',
  })
  insert(call, privateIp, 'private-ip', {
    ...common,
    ...tags,
    id: newOcid(world, 'privateip', region, id),
    subnetId: details.subnetId,
    vnicId: id,
    ipAddress: address,
    isPrimary: true,
    lifecycleState: 'PROVISIONING',
  })
}

function insert<K extends 'vnic' | 'vnic-attachment' | 'private-ip'>(
  { world, region }: Call,
  kind: AnySimKind,
  name: K,
  wire: Stored<K>['wire'],
): void {
  insertObject<K>(world, { kind: name, region, wire, items: [] })
  settleLater(world, kind, wire.id, kind.stations.active, 'create')
}

/** From a range for documentation, so that it leads nowhere. @source https://www.rfc-editor.org/rfc/rfc5737 */
const publicAddress = (world: World, vnicId: string): string =>
  addressAt(asPrefix('203.0.113.0/24'), world.ids.integer(`oci/public-ip/${vnicId}`, 1, 254))

/** Takes the VNICs of an instance away, with their attachments and addresses. */
export function removeVnics(world: World, instanceId: string): void {
  for (const { wire: attachment } of liveObjects(world, 'vnic-attachment')) {
    if (attachment.instanceId !== instanceId) continue
    enterState(world, vnicAttachment, attachment.id, vnicAttachment.stations.gone)
    enterState(world, vnic, attachment.vnicId!, vnic.stations.gone)
    for (const { wire } of liveObjects(world, 'private-ip'))
      if (wire.vnicId === attachment.vnicId) enterState(world, privateIp, wire.id, privateIp.stations.gone)
  }
}
