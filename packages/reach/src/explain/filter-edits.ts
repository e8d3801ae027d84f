import type { Ending } from '../analyse/path.ts'
import type { NetworkModel } from '../model/network-model.ts'
import type { AzureRule, AzureSecurityGroup } from '../model/azure.ts'
import type { OciRule, OciRuleSet } from '../model/oci.ts'
import { objectTitle } from '../model/object.ts'
import type { Box } from '../packets/boxes.ts'
import { boxText } from '../packets/describe.ts'
import type { Packets, PacketSpace } from '../packets/packet-space.ts'
import { protocolName, protocols } from '../packets/protocol.ts'
import { policyEdits } from '../kubernetes/fabric/policy-edits.ts'
import { restorations, rulesBack } from './as-wanted.ts'
import { changeAzure, changeHost, changeOci, type Edit } from './edit.ts'
import { ruleBoxes, texts } from './rule-box.ts'

type Stopped = Extract<Ending, { outcome: 'stopped' }>

/** Edits that let packets pass the checkpoint that stopped them; exactly those packets, rounded up to prefixes. */
export function filterEdits(
  space: PacketSpace,
  model: NetworkModel,
  { ending, packets, wanted }: { ending: Stopped; packets: Packets; wanted?: NetworkModel | undefined },
): readonly Edit[] {
  if (ending.by.object.side === 'kubernetes') return policyEdits(space, model, { ending, packets })
  return [...(wanted ? backAsWanted(model, wanted, ending) : []), ...openings(space, model, { ending, packets })]
}

/** Rules that were lost there, and what the place stands behind now. */
const backAsWanted = (model: NetworkModel, wanted: NetworkModel, { checkpoint }: Stopped): readonly Edit[] => [
  ...rulesBack(model, wanted, new Set(checkpoint.filters.map(({ object }) => object.key))),
  ...restorations(model, wanted),
]

function openings(
  space: PacketSpace,
  model: NetworkModel,
  { ending, packets }: { ending: Stopped; packets: Packets },
): readonly Edit[] {
  const boxes = ruleBoxes(space, packets)
  const objects = ending.checkpoint.filters.map(({ object }) => object.key)
  const group = model.azure.securityGroups.find(({ ref }) => ref.key === ending.by.object.key)
  if (group) return [...azureAllow(group, ending, boxes), ...azureRemoval(group, ending)]
  // A group of the interface opens less than a list of the whole subnet.
  const sets = [
    ...model.oci.securityGroups.map((set) => ({ set, kind: 'securityGroups' as const })),
    ...model.oci.securityLists.map((set) => ({ set, kind: 'securityLists' as const })),
  ].filter(({ set }) => objects.includes(set.ref.key))
  const stateful = ending.direction === 'back' ? sets.flatMap(({ set, kind }) => statefulEdits(set, kind)) : []
  return [...joinEdits(model, ending), ...stateful, ...sets.map(({ set, kind }) => ociAllow(set, kind, ending, boxes))]
}

/** An interface that has not joined the group that is meant for it. */
function joinEdits({ oci, hosts }: NetworkModel, { checkpoint }: Stopped): readonly Edit[] {
  const host = hosts.find(({ ref }) => ref.key === checkpoint.place)
  const groups = oci.subnets.find(({ ref }) => ref.key === host?.subnetKey)?.joinableKeys ?? []
  if (!host) return []
  const { ref, groupKeys = [] } = host
  return groups
    .filter((key) => !groupKeys.includes(key))
    .map((key) => {
      const group = oci.securityGroups.find((one) => one.ref.key === key)
      const title = group ? objectTitle(group.ref) : key
      return {
        object: ref,
        fault: `has not joined ${title}`,
        text: `put it into ${title}`,
        apply: changeHost(ref.key, (one) => ({ ...one, groupKeys: [...(one.groupKeys ?? []), key] })),
      }
    })
}

const azureProtocol = new Map<number | undefined, AzureRule['protocol']>([
  [protocols.tcp, 'Tcp'],
  [protocols.udp, 'Udp'],
  [protocols.icmp, 'Icmp'],
])

const single = ({ protocols: ranges }: Box): number | undefined =>
  ranges.length === 1 && ranges[0]!.first === ranges[0]!.last ? ranges[0]!.first : undefined

const portTexts = (box: Box): readonly string[] => {
  const protocol = single(box)
  const hasPorts = protocol === protocols.tcp || protocol === protocols.udp
  if (!hasPorts || box.destinationPorts[0]?.last === 65_535) return ['*']
  return box.destinationPorts.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`))
}

/** New rules come before the one that denies; Azure allows one rule for each priority and direction. */
function azureAllow(group: AzureSecurityGroup, { checkpoint, by }: Stopped, boxes: readonly Box[]): readonly Edit[] {
  const direction = checkpoint.way === 'out' ? 'Outbound' : 'Inbound'
  const own = group.rules.filter((rule) => rule.direction === direction)
  const before = own.find(({ name }) => name === by.rule?.name)?.priority ?? 4097
  const taken = new Set(own.map(({ priority }) => priority))
  const free = Array.from({ length: 3997 }, (_, at) => 4096 - at).filter((at) => at < before && !taken.has(at))
  if (free.length < boxes.length) return []
  const rules = boxes.map((box, index): AzureRule => ({
    name: `allow-${index + 1}`,
    priority: free[index]!,
    direction,
    access: 'Allow',
    protocol: azureProtocol.get(single(box)) ?? '*',
    sources: texts(box.sources),
    destinations: texts(box.destinations),
    destinationPorts: portTexts(box),
  }))
  return [
    {
      object: group.ref,
      ...(by.rule && { rule: by.rule.name }),
      fault: by.rule
        ? `denies it by ${by.rule.isDefault ? 'the default rule' : 'rule'} ${by.rule.name}`
        : 'has no rule for it',
      text: `add to ${objectTitle(group.ref)}${before > 4096 ? '' : `, before priority ${before}`}: ${direction.toLowerCase()} allow ${boxes.map(boxText).join('; ')}`,
      apply: changeAzure('securityGroups', group.ref.key, (one) => ({ ...one, rules: [...one.rules, ...rules] })),
    },
  ]
}

/** Where no place is left before the rule, or it does more harm than good. */
const azureRemoval = ({ ref }: AzureSecurityGroup, { by: { rule } }: Stopped): readonly Edit[] =>
  rule === undefined || rule.isDefault
    ? []
    : [
        {
          object: ref,
          rule: rule.name,
          fault: `denies it by rule ${rule.name}`,
          text: `remove rule ${rule.name}, or give it a later priority`,
          apply: changeAzure('securityGroups', ref.key, (one) => ({
            ...one,
            rules: one.rules.filter(({ name }) => name !== rule.name),
          })),
        },
      ]

const ociProtocol = (box: Box): OciRule['protocol'] => {
  const number = single(box)
  const name = number === undefined ? 'all' : protocolName(number)
  return name === 'tcp' || name === 'udp' || name === 'icmp' || name === 'icmpv6' || name === 'all' ? name : number!
}

function ociAllow(
  set: OciRuleSet,
  kind: 'securityLists' | 'securityGroups',
  { checkpoint, direction }: Stopped,
  boxes: readonly Box[],
): Edit {
  const out = checkpoint.way === 'out'
  // An answer goes to where the packets came from.
  const peersOf = (box: Box) => (out === (direction === 'forth') ? box.destinations : box.sources)
  const rules = boxes.flatMap((box) =>
    texts(peersOf(box)).flatMap((peer) =>
      serviceRules(box, direction).map((service): OciRule => ({
        name: 'new rule',
        direction: out ? 'EGRESS' : 'INGRESS',
        peer,
        peerType: 'cidr',
        ...service,
        ...(direction === 'back' && { stateless: true }),
      })),
    ),
  )
  return {
    object: set.ref,
    fault: `has no ${out ? 'egress' : 'ingress'} rule for it`,
    text: `add to ${objectTitle(set.ref)}: ${rules.map(ruleText).join('; ')}`,
    apply: changeOci(kind, set.ref.key, (one) => ({ ...one, rules: [...one.rules, ...rules] })),
  }
}

/** A rule has one range of ports or one ICMP type. */
function serviceRules(
  box: Box,
  direction: Stopped['direction'],
): Pick<OciRule, 'protocol' | 'ports' | 'sourcePorts' | 'icmp'>[] {
  const protocol = ociProtocol(box)
  if (protocol === 'icmp' || protocol === 'icmpv6') return icmpMatches(box).map((icmp) => ({ protocol, ...icmp }))
  if ((protocol !== 'tcp' && protocol !== 'udp') || box.destinationPorts[0]?.last === 65_535) return [{ protocol }]
  return box.destinationPorts.map((ports) =>
    direction === 'forth' ? { protocol, ports } : { protocol, sourcePorts: ports },
  )
}

/** Types and codes one by one where they are few; all ICMP otherwise. */
function icmpMatches({ destinationPorts }: Box): Pick<OciRule, 'icmp'>[] {
  const isPlain = destinationPorts.every(
    ({ first, last }) => first === last || (first % 256 === 0 && last === first + 255),
  )
  if (!isPlain || destinationPorts.length > 4) return [{}]
  return destinationPorts.map(({ first, last }) => ({
    icmp: { type: Math.floor(first / 256), ...(first === last && { code: first % 256 }) },
  }))
}

const ruleText = ({ direction, protocol, ports, sourcePorts, icmp, peer, stateless }: OciRule): string =>
  [
    ...(stateless ? ['stateless'] : []),
    direction.toLowerCase(),
    `${protocol}${portText('/', ports)}${icmp ? ` ${icmp.type}${icmp.code === undefined ? '' : `/${icmp.code}`}` : ''}`,
    ...(sourcePorts ? [`from port${portText(' ', sourcePorts)}`] : []),
    `${direction === 'EGRESS' ? 'to' : 'from'} ${peer}`,
  ].join(' ')

const portText = (before: string, range: OciRule['ports']): string =>
  range === undefined ? '' : `${before}${range.first === range.last ? range.first : `${range.first}-${range.last}`}`

/** Answers are stopped because the rule that let the packets in keeps no state. */
const statefulEdits = (set: OciRuleSet, kind: 'securityLists' | 'securityGroups'): readonly Edit[] =>
  set.rules
    .filter(({ stateless }) => stateless)
    .map(({ name }) => ({
      object: set.ref,
      rule: name,
      fault: `lets it through without state by rule ${name}, and has no rule for the answers`,
      text: `make rule ${name} stateful`,
      apply: changeOci(kind, set.ref.key, (one) => ({
        ...one,
        rules: one.rules.map((rule) => (rule.name === name ? { ...rule, stateless: false } : rule)),
      })),
    }))
