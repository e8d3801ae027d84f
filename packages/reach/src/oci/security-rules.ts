import type { Filter, FilterRule } from '../fabric/fabric.ts'
import type { OciRule, OciRuleSet } from '../model/oci.ts'
import { type AddressRange, addressRange } from '../packets/address-range.ts'
import type { PacketMatch } from '../packets/match.ts'
import { protocols } from '../packets/protocol.ts'
import { remembered } from '../remembered.ts'

/** What the words of OCI's rules stand for. */
export interface OciVocabulary {
  /** Addresses of the interfaces in network security groups, by key. */
  readonly groups: ReadonlyMap<string, readonly AddressRange[]>
  /** Ranges of service labels. */
  readonly services: ReadonlyMap<string, readonly AddressRange[]>
}

/**
 * A security list or group in one direction. Rules only allow; what none allows is dropped.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/securityrules.htm
 */
export const ociFilter = remembered(
  ({ ref, rules }: OciRuleSet, direction: OciRule['direction'], vocabulary: OciVocabulary): Filter => ({
    object: ref,
    mode: 'any-allows',
    rules: rules
      .filter((rule) => rule.direction === direction)
      .map((rule): FilterRule => ({
        name: rule.name,
        allows: true,
        match: matchOf(rule, vocabulary),
        ...(rule.stateless && { isStateless: true }),
      })),
  }),
)

/** The same value each time for a rule and what it depends on: sets made from it are kept. */
const matchOf = (rule: OciRule, vocabulary: OciVocabulary): PacketMatch =>
  rule.peerType === 'cidr' ? plainMatch(rule) : matchInWords(rule, vocabulary)

const plainMatch = remembered((rule: OciRule) => newMatch(rule, { groups: new Map(), services: new Map() }))
const matchInWords = remembered((rule: OciRule, vocabulary: OciVocabulary) => newMatch(rule, vocabulary))

function newMatch(rule: OciRule, vocabulary: OciVocabulary): PacketMatch {
  const peers = peersOf(rule, vocabulary)
  return {
    ...(rule.direction === 'INGRESS' ? { sources: peers } : { destinations: peers }),
    ...(rule.protocol !== 'all' && { protocols: [protocolNumber(rule.protocol)] }),
    ...(rule.ports && { destinationPorts: [rule.ports] }),
    ...(rule.sourcePorts && { sourcePorts: [rule.sourcePorts] }),
    ...(rule.icmp && { icmp: [rule.icmp] }),
  }
}

const protocolNumber = (protocol: Exclude<OciRule['protocol'], 'all'>): number =>
  typeof protocol === 'number' ? protocol : protocols[protocol]

/** A group that is gone, or a label without known ranges, stands for nothing. */
function peersOf({ peer, peerType }: OciRule, { groups, services }: OciVocabulary): readonly AddressRange[] {
  if (peerType === 'cidr') return [addressRange(peer)]
  return (peerType === 'nsg' ? groups : services).get(peer) ?? []
}
