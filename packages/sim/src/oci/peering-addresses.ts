import { type Prefix, addressAt, networkOfHost, overlaps, prefixLength, prefixSize } from '@interconnect/model'
import type { CrossConnectMapping } from '@interconnect/oci-api'
import { invalid } from './service-fault.ts'

/** The network of an address with mask, /28 to /31. */
function blockOf(member: string, address: string): Prefix {
  const block = networkOfHost(address)
  if (!block || prefixLength(block) < 28 || prefixLength(block) > 31)
    throw invalid(`${member} ${address} is not an IPv4 address with a mask of /28 to /31`)
  return block
}

/**
 * The mapping with both addresses: Oracle's is derived from the customer's when absent, as the host before it.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/azure.htm
 */
function completed(mapping: CrossConnectMapping): { readonly mapping: CrossConnectMapping; readonly block: Prefix } {
  const { customerBgpPeeringIp: customer, oracleBgpPeeringIp: given } = mapping
  if (customer === undefined) throw invalid('crossConnectMappings.customerBgpPeeringIp may not be null')
  const block = blockOf('customerBgpPeeringIp', customer)
  const oracle = given ?? `${otherHost(block, customer)}/${prefixLength(block)}`
  if (blockOf('oracleBgpPeeringIp', oracle) !== block || oracle === customer)
    throw invalid(
      `oracleBgpPeeringIp ${oracle} and customerBgpPeeringIp ${customer} must be two addresses of one block`,
    )
  return { mapping: { ...mapping, oracleBgpPeeringIp: oracle }, block }
}

function otherHost(block: Prefix, customer: string): string {
  const [first, second] = prefixSize(block) === 2 ? [0, 1] : [1, 2]
  return customer.startsWith(`${addressAt(block, first)}/`) ? addressAt(block, second) : addressAt(block, first)
}

/** Both mappings of a layer-3 circuit, checked and completed, in the order given: primary, secondary. */
export function completeMappings(mappings: readonly CrossConnectMapping[], required: number): CrossConnectMapping[] {
  if (mappings.length !== required)
    throw invalid(`crossConnectMappings must have exactly ${required} entries for this provider`)
  const all = mappings.map(completed)
  const [primary, secondary] = all
  if (primary && secondary && overlaps(primary.block, secondary.block))
    throw invalid('crossConnectMappings must not overlap')
  return all.map(({ mapping }) => mapping)
}
