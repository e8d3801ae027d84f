import {
  networkSecurityGroupId,
  routeTableId,
  securityRuleId,
  subnetId,
  virtualNetworkId,
} from '@interconnect/azure-api'
import {
  actionPath,
  childPath,
  InternetGateway,
  internetGateways,
  NatGateway,
  natGateways,
  networkSecurityGroups,
  objectPath,
  RouteTable,
  routeTables,
  SecurityRule,
  vnics,
} from '@interconnect/oci-api'
import { z } from 'zod'
import { compartment, subscription } from '../../harness/hands.ts'
import { theirNsg } from '../../harness/networks-of-others.ts'
import type { Break, Consoles, Refused, Undo } from '../break.ts'
import { add, anyToAny, edit, put } from '../in-azure.ts'
import { make, update, writable } from '../in-oci.ts'
import { theGroup, theirNetworks, theirNic } from '../worlds.ts'

const corp = (name: string) => ({ subscription, resourceGroup: 'corp-network', name })
const theirSubnet = subnetId(virtualNetworkId(corp('corp-vnet')), 'corp-compute')
const toDb = { to: 'oci/compute/db' }
const shut = { ...anyToAny, access: 'Deny', direction: 'Outbound', priority: 101 } as const

async function rulesOf({ oci }: Consoles, groupId: string) {
  return oci.list(childPath(networkSecurityGroups, groupId, 'securityRules'), SecurityRule, {})
}

/** In the form in which a rule is added. */
const addable = ({ id: _id, timeCreated: _made, isValid: _valid, ...rule }: SecurityRule) => rule

type Action = 'addSecurityRules' | 'removeSecurityRules' | 'updateSecurityRules'
const act = ({ oci }: Consoles, id: string, action: Action, body: object) =>
  oci.action(actionPath(networkSecurityGroups, id, action), body)

/** Their default route led through a gateway that is shut. */
async function defaultRouteTo(consoles: Consoles, networkEntityId: string): Promise<void> {
  const { routeTable } = theirNetworks()
  const { routeRules } = (await consoles.oci.get(objectPath(routeTables, routeTable), RouteTable))!.body
  const rules = writable(routeRules).map((rule) =>
    rule.destination === '0.0.0.0/0' ? { ...rule, networkEntityId } : rule,
  )
  await consoles.oci.update(objectPath(routeTables, routeTable), { routeRules: rules })
}

/** The interface of the machine in OCI, out of the group with the rules of the flows. */
export async function leaveTheGroup(consoles: Consoles): Promise<Undo> {
  const { id } = await theGroup(consoles)
  const members = childPath(networkSecurityGroups, id, 'vnics')
  const [member] = await consoles.oci.list(members, z.object({ vnicId: z.string() }), {})
  return update(consoles, objectPath(vnics, member!.vnicId), { to: { nsgIds: [] }, from: { nsgIds: [id] } })
}

/** What can go wrong between networks that somebody else made. */
export const breaksOfOthers: readonly Break[] = [
  {
    what: 'an interface taken out of the group with the rules of the flows',
    of: 'oci/network-security-group',
    flow: toDb,
    names: ['VNIC db'],
    make: leaveTheGroup,
  },
  {
    what: 'all rules of the group taken out',
    of: 'oci/nsg-rules',
    flow: toDb,
    names: ['network security group existing-compute: from azure-compute tcp/22 10.12.2.0/24'],
    async make(consoles) {
      const { id } = await theGroup(consoles)
      const rules = await rulesOf(consoles, id)
      await act(consoles, id, 'removeSecurityRules', { securityRuleIds: rules.map((rule) => rule.id) })
      return (again) => act(again, id, 'addSecurityRules', { securityRules: rules.map(addable) })
    },
  },
  {
    what: 'a rule of the group for another port',
    of: 'oci/nsg-rules.rules',
    flow: toDb,
    names: ['network security group existing-compute: from azure-compute tcp/22 10.12.2.0/24'],
    async make(consoles) {
      const { id } = await theGroup(consoles)
      const rule = (await rulesOf(consoles, id)).find(
        ({ direction, tcpOptions }) => direction === 'INGRESS' && tcpOptions?.destinationPortRange?.min === 22,
      )!
      const to = { ...rule, ...addable(rule), tcpOptions: { destinationPortRange: { min: 2222, max: 2222 } } }
      const written = ({ timeCreated: _made, isValid: _valid, ...rest }: SecurityRule) => rest
      await act(consoles, id, 'updateSecurityRules', { securityRules: [written(to)] })
      return (again) => act(again, id, 'updateSecurityRules', { securityRules: [written(rule)] })
    },
  },
  {
    what: 'a rule of others that denies, in the group of their subnet',
    of: 'azure/security-rules.rules',
    flow: toDb,
    names: ['network security group corp-compute: their-lockdown'],
    make: (consoles) => add(consoles, securityRuleId(theirNsg, 'their-lockdown'), shut),
  },
  {
    what: 'a group of its own on an interface',
    of: 'azure/network-security-group',
    flow: { from: 'azure/compute/app', ...toDb },
    names: ['network security group app: shut'],
    async make(consoles) {
      const id = networkSecurityGroupId(corp('app'))
      await put(consoles, id, {
        location: 'eastus',
        properties: { securityRules: [{ name: 'shut', properties: shut }] },
      })
      return edit(consoles, theirNic, { networkSecurityGroup: { id } })
    },
  },
  {
    what: 'a route table of others on their subnet, with a route into nowhere',
    of: 'azure/subnet.routeTableId',
    flow: toDb,
    names: ['route table corp-routes: hole'],
    async make(consoles) {
      const id = routeTableId(corp('corp-routes'))
      const hole = { addressPrefix: '10.1.10.0/24', nextHopType: 'None' }
      await put(consoles, id, { location: 'eastus', properties: { routes: [{ name: 'hole', properties: hole }] } })
      return edit(consoles, theirSubnet, { routeTable: { id } })
    },
  },
  {
    what: 'the route rule of ours taken out of their table',
    of: 'oci/vcn-route-rules',
    flow: toDb,
    names: ['VCN route table theirs'],
    async make(consoles) {
      const path = objectPath(routeTables, theirNetworks().routeTable)
      const from = writable((await consoles.oci.get(path, RouteTable))!.body.routeRules)
      const to = from.filter(({ destination }) => destination === '0.0.0.0/0')
      return update(consoles, path, { to: { routeRules: to }, from: { routeRules: from } })
    },
  },
  {
    what: 'the internet gateway switched off, where a flow goes out by it',
    of: 'internet gateway',
    flow: { from: 'oci/compute', to: 'internet', port: 'tcp/443' },
    names: ['internet gateway corp-internet'],
    async make(consoles) {
      const query = { compartmentId: compartment, vcnId: theirNetworks().vcn }
      const [{ id }] = (await consoles.oci.list(internetGateways.collection, InternetGateway, query)) as [
        InternetGateway,
      ]
      return update(consoles, objectPath(internetGateways, id), { to: { isEnabled: false }, from: { isEnabled: true } })
    },
  },
  {
    what: 'a NAT gateway that blocks traffic, where a flow goes out by it',
    of: 'NAT gateway',
    flow: { from: 'oci/compute', to: 'internet', port: 'tcp/443' },
    names: ['NAT gateway corp-nat'],
    async make(consoles) {
      const body = { vcnId: theirNetworks().vcn, displayName: 'corp-nat' }
      const { id } = await make(consoles, [natGateways, NatGateway], body)
      await defaultRouteTo(consoles, id)
      return update(consoles, objectPath(natGateways, id), {
        to: { blockTraffic: true },
        from: { blockTraffic: false },
      })
    },
  },
]

export const refusedOfOthers: readonly Refused[] = [
  {
    what: 'the group with the rules of the flows deleted',
    of: 'oci/network-security-group',
    says: /Vnic/i,
    make: async (consoles) => consoles.oci.delete(objectPath(networkSecurityGroups, (await theGroup(consoles)).id)),
  },
]
