import {
  type AddSecurityRuleDetails,
  type NetworkSecurityGroupVnic,
  AddNetworkSecurityGroupSecurityRulesDetails,
  CreateNetworkSecurityGroupDetails,
  RemoveNetworkSecurityGroupSecurityRulesDetails,
  type SecurityRule,
  UpdateNetworkSecurityGroupDetails,
  UpdateNetworkSecurityGroupSecurityRulesDetails,
  networkSecurityGroups,
} from '@interconnect/oci-api'
import type { World } from '../../core/index.ts'
import { type Call, relatedObject } from '../call.ts'
import { plainStations, simKind } from '../kind.ts'
import { checkLimit } from '../limit.ts'
import { liveObjects, reviseObject } from '../objects.ts'
import { checkPeer, checkRuleShape } from '../security-rule-checks.ts'
import { inUse, invalid, notFound, relatedNotFound } from '../service-fault.ts'
import type { Stored } from '../stored.ts'
import { usableVcn } from '../vcn-defaults.ts'
import { attachmentOfVnic, vnicsIn } from '../vnics.ts'

type Group = Stored<'network-security-group'>

/** The member that names the other end, by direction. */
const peerOf = (rule: AddSecurityRuleDetails) =>
  rule.direction === 'INGRESS'
    ? ({ member: 'source', peer: rule.source, type: rule.sourceType } as const)
    : ({ member: 'destination', peer: rule.destination, type: rule.destinationType } as const)

function checkRule(rule: AddSecurityRuleDetails, group: Group, call: Call): void {
  checkRuleShape(rule)
  const { member, peer, type } = peerOf(rule)
  if (peer === undefined) throw invalid(`${member} may not be null for direction ${rule.direction}`)
  if (type !== 'NETWORK_SECURITY_GROUP') return checkPeer(member, peer, type, call.region)
  if (relatedObject(call, 'network-security-group', peer).wire.vcnId !== group.wire.vcnId) throw relatedNotFound(peer)
}

const asAnswered = (rule: AddSecurityRuleDetails, id: string, world: World): SecurityRule => ({
  ...(rule.direction === 'INGRESS' ? { sourceType: 'CIDR_BLOCK' } : { destinationType: 'CIDR_BLOCK' }),
  isStateless: false,
  ...rule,
  id,
  isValid: true,
  timeCreated: world.timestamp(),
})

function put(group: Group, rules: readonly SecurityRule[], { world }: Call): void {
  reviseObject(world, 'network-security-group', group.wire.id, () => ({ items: rules }))
}

function addRules(group: Group, { securityRules }: AddNetworkSecurityGroupSecurityRulesDetails, call: Call) {
  for (const rule of securityRules) checkRule(rule, group, call)
  const count = group.items.length + securityRules.length
  checkLimit(call.world, 'rulesPerNsg', count, (most) => `A network security group has at most ${most} rules.`)
  const newId = () => call.world.ids.hex(`oci/security-rule/${group.wire.id}`, 6).toUpperCase()
  const added = securityRules.map((rule) => asAnswered(rule, newId(), call.world))
  put(group, [...group.items, ...added], call)
  return { status: 200, body: { securityRules: added } } as const
}

function updateRules(group: Group, { securityRules }: UpdateNetworkSecurityGroupSecurityRulesDetails, call: Call) {
  for (const rule of securityRules) {
    checkRule(rule, group, call)
    if (!group.items.some(({ id }) => id === rule.id)) throw notFound()
  }
  const updated = securityRules.map((rule) => asAnswered(rule, rule.id, call.world))
  put(
    group,
    group.items.map((item) => updated.find(({ id }) => id === item.id) ?? item),
    call,
  )
  return { status: 200, body: { securityRules: updated } } as const
}

function removeRules(group: Group, { securityRuleIds }: RemoveNetworkSecurityGroupSecurityRulesDetails, call: Call) {
  if (securityRuleIds.some((id) => !group.items.some((item) => item.id === id))) throw notFound()
  put(
    group,
    group.items.filter(({ id }) => !securityRuleIds.includes(id)),
    call,
  )
  return { status: 204 } as const
}

/** Rules that refer to a deleted group stay, without effect. */
function invalidateRulesTo({ wire: { id } }: Group, world: World): void {
  for (const group of liveObjects(world, 'network-security-group')) {
    if (!group.items.some(({ source, destination }) => source === id || destination === id)) continue
    const items = group.items.map((rule) =>
      rule.source === id || rule.destination === id ? { ...rule, isValid: false } : rule,
    )
    reviseObject(world, 'network-security-group', group.wire.id, () => ({ items }))
  }
}

const vnicsOf = (groupId: string, world: World): NetworkSecurityGroupVnic[] =>
  vnicsIn(world, ({ nsgIds }) => nsgIds?.includes(groupId) ?? false).map(({ wire }) => ({
    vnicId: wire.id,
    resourceId: attachmentOfVnic(world, wire.id)?.wire.instanceId,
    timeAssociated: wire.timeCreated,
  }))

export const networkSecurityGroup = simKind({
  name: 'network-security-group',
  service: 'iaas',
  api: networkSecurityGroups,
  stations: plainStations,
  create: {
    body: CreateNetworkSecurityGroupDetails,
    check({ vcnId }, call) {
      usableVcn(call, vcnId)
      const count = liveObjects(call.world, 'network-security-group').filter(({ wire }) => wire.vcnId === vcnId).length
      checkLimit(call.world, 'nsgsPerVcn', count + 1, (most) => `A VCN has at most ${most} network security groups.`)
    },
    make: (body) => ({ wire: body }),
  },
  update: { body: UpdateNetworkSecurityGroupDetails },
  delete: {
    check({ wire }, { world }) {
      const [first] = vnicsOf(wire.id, world)
      if (first) throw inUse(networkSecurityGroups.title, wire.id, 'VNIC', first.vnicId)
    },
  },
  actions: {
    addSecurityRules: { body: AddNetworkSecurityGroupSecurityRulesDetails, run: addRules },
    updateSecurityRules: { body: UpdateNetworkSecurityGroupSecurityRulesDetails, run: updateRules },
    removeSecurityRules: { body: RemoveNetworkSecurityGroupSecurityRulesDetails, run: removeRules },
  },
  children: {
    securityRules: {
      list({ items }, { query }) {
        const direction = query.get('direction')
        return items.filter((rule) => direction === null || rule.direction === direction)
      },
    },
    vnics: { list: ({ wire }, { world }) => vnicsOf(wire.id, world), key: 'vnicId' },
  },
  afterGone: invalidateRulesTo,
})
