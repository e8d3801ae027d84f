import { formatAddress, type ResolvedSubnet } from '@interconnect/model'
import { type PathQuestion, readNsgVnics, readSubnetAddresses } from '@interconnect/oci'
import type { Endpoint } from '@interconnect/reach'
import { ociSubnetKey } from '../compose/keys.ts'
import type { ProbeContext } from './probe.ts'

/** The end of a path in OCI: as the analyzer wants it told, and the endpoint of the prediction that stands for it. */
export interface PathEnd {
  readonly at: PathQuestion['sourceEndpoint']
  readonly endpoint: Endpoint
  /** Whether more may be open there than the document says. */
  readonly isShared: boolean
}

/**
 * An address of a subnet of ours; in one of others an interface that has joined the group with our rules.
 * `undefined` while there is none.
 */
export async function pathEndIn(subnet: ResolvedSubnet, context: ProbeContext): Promise<PathEnd | undefined> {
  const { attributes, predicted } = context
  const { name, existing } = subnet
  const endpoint = predicted().endpoints.find(({ names }) => names[0] === `oci/${name}`)
  if (!endpoint) return undefined
  if (existing) {
    const at = await memberOf(name, existing.id, context)
    return at && { at, endpoint, isShared: true }
  }
  const subnetId = attributes(ociSubnetKey(name))?.id
  return subnetId === undefined
    ? undefined
    : { at: { type: 'SUBNET', address: lastOf(endpoint), subnetId }, endpoint, isShared: false }
}

/** Addresses are given out from the lowest: the highest is the least likely to have groups of its own. */
const lastOf = ({ addresses }: Endpoint): string => formatAddress(Number(addresses.at(-1)!.last))

async function memberOf(
  name: string,
  subnetId: string,
  { attributes, oci, signal }: ProbeContext,
): Promise<PathEnd['at'] | undefined> {
  const groupId = attributes(`oci/network-security-group/${name}`)?.id
  if (groupId === undefined) return undefined
  const [here, members] = await Promise.all([
    readSubnetAddresses(oci, subnetId, { signal }),
    readNsgVnics(oci, groupId, { signal }),
  ])
  const joined = here.find(({ vnicId }) => members.includes(vnicId))
  return joined && { type: 'VNIC', ...joined }
}
