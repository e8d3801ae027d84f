import { type Prefix, asPrefix, prefixLength, prefixProblem } from '@interconnect/model'
import { invalid } from './service-fault.ts'

/** Whether the text is an IPv6 range; those are taken as they come. */
export const isIpv6 = (text: string): boolean => text.includes(':')

/** The IPv4 range a body member holds. @throws ServiceFault when it is none. */
export function cidrOf(member: string, text: string): Prefix {
  const problem = prefixProblem(text)
  if (problem) throw invalid(`${member}: ${problem.message}`)
  return asPrefix(text)
}

/**
 * A range of a VCN or subnet, /16 to /30.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingVCNs_topic-Overview_of_VCNs_and_Subnets.htm
 */
export function networkCidrOf(member: string, text: string): Prefix {
  const prefix = cidrOf(member, text)
  const length = prefixLength(prefix)
  if (length < 16 || length > 30) throw invalid(`${member}: CIDR ${text} must be between /16 and /30`)
  return prefix
}
