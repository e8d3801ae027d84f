import { addressNumber, isPrefix, containsAddress } from '@interconnect/model'
import type { AdhocPathAnalysisDetails, PathEndpoint, PathProtocolParameters } from '@interconnect/oci-api'
import { type Call, relatedObject } from '../call.ts'
import { liveObjects } from '../objects.ts'
import { invalid } from '../service-fault.ts'
import type { Stored } from '../stored.ts'
import { attachmentOfVnic, vnicsIn } from '../vnics.ts'
import type { Packet } from './packet.ts'

/** Where a packet begins or ends: at an address of a subnet, behind a DRG, or in the internet. */
export type Place =
  | { readonly at: 'subnet'; readonly subnet: Stored<'subnet'>; readonly vnic: Stored<'vnic'> | undefined }
  | { readonly at: 'on-prem' | 'internet' }

/** What is asked, with both ends found. */
export interface Question {
  readonly from: Place
  readonly to: Place
  readonly packet: Packet
  readonly isBidirectional: boolean
}

/** @throws ServiceFault for an end that is not there, or not one of this analyzer */
export function questionOf(body: AdhocPathAnalysisDetails, call: Call): Question {
  const { protocol, protocolParameters, queryOptions, sourceEndpoint, destinationEndpoint } = body
  checkParameters(protocol, protocolParameters)
  // Never for protocols without a conversation, whatever was asked for.
  const hasAnswers = protocol === 6 || protocol === 17
  return {
    from: placeOf('sourceEndpoint', sourceEndpoint, call),
    to: placeOf('destinationEndpoint', destinationEndpoint, call),
    packet: packetOf(body),
    isBidirectional: hasAnswers && queryOptions?.isBiDirectionalAnalysis !== false,
  }
}

const numbers = { ICMP: 1, TCP: 6, UDP: 17 } as const

function checkParameters(protocol: number, parameters: PathProtocolParameters | undefined): void {
  if (parameters && numbers[parameters.type] !== protocol)
    throw invalid(`protocolParameters of type ${parameters.type} do not go with protocol ${protocol}`)
}

function packetOf({
  protocol,
  sourceEndpoint,
  destinationEndpoint,
  protocolParameters,
}: AdhocPathAnalysisDetails): Packet {
  const { type: _, ...fields } = protocolParameters ?? { type: undefined }
  return { protocol, source: sourceEndpoint.address, destination: destinationEndpoint.address, ...fields }
}

function placeOf(member: string, endpoint: PathEndpoint, call: Call): Place {
  const { address } = endpoint
  if (addressNumber(address) === undefined) throw invalid(`${member}.address '${address}' is not an IPv4 address`)
  switch (endpoint.type) {
    case 'ON_PREM':
      return { at: 'on-prem' }
    case 'IP_ADDRESS':
      return byAddress(member, address, call)
    case 'SUBNET':
      return inSubnet(member, address, relatedObject(call, 'subnet', endpoint.subnetId), call)
    case 'COMPUTE_INSTANCE': {
      const { instanceId, vnicId } = endpoint
      relatedObject(call, 'instance', instanceId)
      if (attachmentOfVnic(call.world, vnicId)?.wire.instanceId !== instanceId)
        throw invalid(`${member}: VNIC ${vnicId} is not attached to instance ${instanceId}`)
      return atVnic(member, address, vnicId, call)
    }
    case 'VNIC':
      return atVnic(member, address, endpoint.vnicId, call)
  }
}

/**
 * The subnet that has it, otherwise what is not in OCI; several with overlapping ranges are no place.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/path_analyzer-creating_test.htm
 */
function byAddress(member: string, address: string, call: Call): Place {
  const here = liveObjects(call.world, 'subnet').filter(
    (subnet) => subnet.region === call.region && holds(subnet, address),
  )
  if (here.length > 1) throw invalid(`${member}.address ${address} is in more than one subnet; name the resource`)
  if (here[0]) return inSubnet(member, address, here[0], call)
  return { at: isPrivate(address) ? 'on-prem' : 'internet' }
}

const holds = ({ wire: { cidrBlock } }: Stored<'subnet'>, address: string): boolean =>
  isPrefix(cidrBlock) && containsAddress(cidrBlock, address)

const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].filter(isPrefix)
const isPrivate = (address: string): boolean => privateRanges.some((range) => containsAddress(range, address))

function inSubnet(member: string, address: string, subnet: Stored<'subnet'>, { world }: Call): Place {
  if (!holds(subnet, address)) throw invalid(`${member}.address ${address} is not in subnet ${subnet.wire.id}`)
  const [vnic] = vnicsIn(world, (one) => one.subnetId === subnet.wire.id && holdsAddress(world, one, address))
  return { at: 'subnet', subnet, vnic }
}

function atVnic(member: string, address: string, vnicId: string, call: Call): Place {
  const vnic = relatedObject(call, 'vnic', vnicId)
  if (!holdsAddress(call.world, vnic.wire, address))
    throw invalid(`${member}.address ${address} is not an address of VNIC ${vnicId}`)
  return { at: 'subnet', subnet: relatedObject(call, 'subnet', vnic.wire.subnetId ?? ''), vnic }
}

/** Further addresses of an interface count as well. */
const holdsAddress = (world: Call['world'], { id, privateIp }: Stored<'vnic'>['wire'], address: string): boolean =>
  privateIp === address ||
  liveObjects(world, 'private-ip').some(({ wire }) => wire.vnicId === id && wire.ipAddress === address)
