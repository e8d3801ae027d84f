import { z } from 'zod'

/** `max` and `min` are both inclusive; a single port is written twice. */
export const PortRange = z.strictObject({ min: z.int().min(1).max(65_535), max: z.int().min(1).max(65_535) })
export type PortRange = z.infer<typeof PortRange>

/** Absent ranges mean all ports. */
export const PortOptions = z.strictObject({
  destinationPortRange: PortRange.optional(),
  sourcePortRange: PortRange.optional(),
})
export type PortOptions = z.infer<typeof PortOptions>

/** Absent `code` means all codes of the type. */
export const IcmpOptions = z.strictObject({
  type: z.int().min(0).max(255),
  code: z.int().min(0).max(255).optional(),
})
export type IcmpOptions = z.infer<typeof IcmpOptions>

/**
 * IANA numbers, as strings, of the protocols that have options; `all` matches everything.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/securityrules.htm
 */
export const protocols = { all: 'all', icmp: '1', tcp: '6', udp: '17', icmpv6: '58' } as const

/** Fields security list rules and NSG rules share. Options go only with their protocol. */
export const securityRuleFields = {
  protocol: z.string().min(1),
  /** Default false: answers, and ICMP 3/4 of the flow, pass by themselves. */
  isStateless: z.boolean().optional(),
  tcpOptions: PortOptions.optional(),
  udpOptions: PortOptions.optional(),
  icmpOptions: IcmpOptions.optional(),
  description: z.string().max(255).optional(),
}
