import { containsAddress, isPrefix } from '@interconnect/model'
import { protocols, type SecurityAction } from '@interconnect/oci-api'
import type { World } from '../../core/index.ts'
import { liveObject } from '../objects.ts'
import type { Stored } from '../stored.ts'
import { vnicsIn } from '../vnics.ts'
import type { Packet } from './packet.ts'
import type { Place } from './question.ts'

type SubnetPlace = Extract<Place, { at: 'subnet' }>
export type Way = 'INGRESS' | 'EGRESS'

/** What the rules of one place say of a packet on one way. */
export interface Judgement {
  readonly passes: boolean
  /** Whether its answer passes by state. */
  readonly isTracked: boolean
  readonly action: SecurityAction
}

interface Rule {
  readonly wire: Stored<'security-list'>['wire']['ingressSecurityRules'][number] | EgressRule | GroupRule
  readonly peer: string
  readonly peerType: string | undefined
  readonly holder: { readonly securityListId: string } | { readonly nsgId: string }
}

type EgressRule = Stored<'security-list'>['wire']['egressSecurityRules'][number]
type GroupRule = Stored<'network-security-group'>['items'][number]

/**
 * A packet passes when any rule of a list of the subnet or of a group of the interface matches. A stateless rule that
 * matches beside a stateful one wins: nothing is tracked.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/securityrules.htm
 */
export function judgeAt(place: SubnetPlace, way: Way, packet: Packet, world: World): Judgement {
  const hits = rulesAt(place, way, world).filter((rule) => matches(rule, way, packet, world))
  const [first] = hits
  if (!first) return { passes: false, isTracked: false, action: denied(place) }
  const isTracked = hits.every(({ wire }) => wire.isStateless !== true)
  return { passes: true, isTracked, action: allowed(first, `${way}_SECURITY_LIST`, 'NSG') }
}

/**
 * Of an answer: by state where what it answers was tracked, otherwise by the rules.
 * @param before what was judged of the packet that it answers, which passed here the other way
 */
export function judgeAnswer(
  place: SubnetPlace,
  way: Way,
  packet: Packet,
  world: World,
  before: Judgement | undefined,
): Judgement {
  const by = before?.action.allowedSecurityActionDetails?.allowedSecurityConfiguration
  if (!before?.isTracked || !by) return judgeAt(place, way, packet, world)
  const action: SecurityAction = {
    action: 'ALLOWED',
    actionType: 'IMPLICIT',
    allowedSecurityActionDetails: {
      isRestrictedOrPartial: false,
      allowedSecurityConfiguration: { ...by, type: `STATEFUL_${by.type}` },
    },
  }
  return { passes: true, isTracked: true, action }
}

const allowed = ({ wire, holder }: Rule, ofList: string, ofGroup: string): SecurityAction => ({
  action: 'ALLOWED',
  actionType: 'EXPLICIT',
  allowedSecurityActionDetails: {
    isRestrictedOrPartial: false,
    allowedSecurityConfiguration: {
      type: 'nsgId' in holder ? ofGroup : ofList,
      ...holder,
      securityRule: wire,
    },
  },
})

/** No rule denies: nothing allowed it. */
const denied = ({ subnet, vnic }: SubnetPlace): SecurityAction => ({
  action: 'DENIED',
  actionType: 'IMPLICIT',
  deniedSecurityActionDetails: {
    isRestrictedOrPartial: false,
    evaluatedSecurityListIds: subnet.wire.securityListIds ?? [],
    evaluatedNsgIds: vnic?.wire.nsgIds ?? [],
  },
})

function rulesAt({ subnet, vnic }: SubnetPlace, way: Way, world: World): Rule[] {
  const lists = (subnet.wire.securityListIds ?? []).flatMap((id) => liveObject(world, 'security-list', id) ?? [])
  const groups = (vnic?.wire.nsgIds ?? []).flatMap((id) => liveObject(world, 'network-security-group', id) ?? [])
  return [
    ...lists.flatMap((list) => rulesOfList(list, way)),
    ...groups.flatMap(({ wire, items }) =>
      items
        .filter(({ direction, isValid }) => direction === way && isValid !== false)
        .map((rule) => ({ ...peerOf(rule), wire: rule, holder: { nsgId: wire.id } })),
    ),
  ]
}

function rulesOfList({ wire }: Stored<'security-list'>, way: Way): Rule[] {
  const holder = { securityListId: wire.id }
  const rules = way === 'INGRESS' ? wire.ingressSecurityRules : wire.egressSecurityRules
  return rules.map((rule) => ({ ...peerOf(rule), wire: rule, holder }))
}

interface Peers {
  readonly source?: string | undefined
  readonly sourceType?: string | undefined
  readonly destination?: string | undefined
  readonly destinationType?: string | undefined
}

const peerOf = ({ source, sourceType, destination, destinationType }: Peers): Pick<Rule, 'peer' | 'peerType'> =>
  source === undefined ? { peer: destination ?? '', peerType: destinationType } : { peer: source, peerType: sourceType }

function matches({ wire, peer, peerType }: Rule, way: Way, packet: Packet, world: World): boolean {
  const { protocol, tcpOptions, udpOptions, icmpOptions } = wire
  if (protocol !== protocols.all && Number(protocol) !== packet.protocol) return false
  const far = way === 'INGRESS' ? packet.source : packet.destination
  if (!isPeer(peer, peerType, far, world)) return false
  const ports = tcpOptions ?? udpOptions
  return (
    inRange(ports?.sourcePortRange, packet.sourcePort) &&
    inRange(ports?.destinationPortRange, packet.destinationPort) &&
    isSame(icmpOptions?.type, packet.icmpType) &&
    isSame(icmpOptions?.code, packet.icmpCode)
  )
}

/** A label of a service takes in no private address. */
function isPeer(peer: string, peerType: string | undefined, address: string, world: World): boolean {
  if (peerType !== 'NETWORK_SECURITY_GROUP') return isPrefix(peer) && containsAddress(peer, address)
  return vnicsIn(world, ({ nsgIds, privateIp }) => privateIp === address && nsgIds?.includes(peer) === true).length > 0
}

interface Range {
  readonly min: number
  readonly max: number
}

/** What neither the rule nor the question names is any. */
const inRange = (range: Range | undefined, port: number | undefined): boolean =>
  !range || port === undefined || (range.min <= port && port <= range.max)

const isSame = (wanted: number | undefined, value: number | undefined): boolean =>
  wanted === undefined || value === undefined || wanted === value
