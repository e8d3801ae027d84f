import type { EffectiveSecurityRule, IpFlowAnswer, IpFlowQuery } from '@interconnect/azure-api'
import { asPrefix, containsAddress, isPrefix } from '@interconnect/model'
import type { KindContext } from '../kind.ts'
import type { StoredNetworkInterface } from '../resource-types.ts'
import { effectiveSecurityGroups } from './security-groups.ts'

/**
 * One packet, rule by rule: in the group of the subnet first on its way in, last on its way out. What no group says is
 * allowed, under no rule's name *(assumed)*.
 * @source https://learn.microsoft.com/azure/network-watcher/ip-flow-verify-overview
 * @source https://learn.microsoft.com/azure/virtual-network/network-security-group-how-it-works
 */
export function verifyIpFlow(stored: StoredNetworkInterface, query: IpFlowQuery, context: KindContext): IpFlowAnswer {
  const groups = effectiveSecurityGroups(stored, context)
  const inOrder = query.direction === 'Inbound' ? groups : groups.toReversed()
  let decided: EffectiveSecurityRule | undefined
  for (const { effectiveSecurityRules } of inOrder) {
    decided = effectiveSecurityRules
      .filter(({ direction }) => direction === query.direction)
      .toSorted((a, b) => a.priority - b.priority)
      .find((rule) => matches(rule, query))
    if (decided?.access === 'Deny') break
  }
  return { access: decided?.access ?? 'Allow', ruleName: decided?.name ?? '' }
}

function matches(rule: EffectiveSecurityRule, query: IpFlowQuery): boolean {
  const local = { address: query.localIPAddress, port: Number(query.localPort) }
  const remote = { address: query.remoteIPAddress, port: Number(query.remotePort) }
  const [from, to] = query.direction === 'Inbound' ? [remote, local] : [local, remote]
  return (
    (rule.protocol === 'All' || rule.protocol.toUpperCase() === query.protocol) &&
    rule.sourcePortRanges.some((range) => holdsPort(range, from.port)) &&
    rule.destinationPortRanges.some((range) => holdsPort(range, to.port)) &&
    holdsAddress(rule.sourceAddressPrefixes, rule.expandedSourceAddressPrefix, from.address) &&
    holdsAddress(rule.destinationAddressPrefixes, rule.expandedDestinationAddressPrefix, to.address)
  )
}

function holdsPort(range: string, port: number): boolean {
  const [first = 0, last = first] = range.split('-').map(Number)
  return first <= port && port <= last
}

const holdsAddress = (words: readonly string[], expanded: readonly string[], address: string): boolean =>
  [...words, ...expanded].some((text) => {
    const prefix = text.includes('/') ? text : `${text}/32`
    if (text === 'Internet') return !privateRanges.some((range) => containsAddress(range, address))
    return isPrefix(prefix) && containsAddress(prefix, address)
  })

/** What the tag `Internet` leaves out; a network with public addresses of its own is not told apart *(assumed)*. */
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].map(asPrefix)
