import {
  actionPath,
  childPath,
  Drg,
  drgAttachments,
  DrgRouteRule,
  drgRouteTables,
  drgs,
  NatGateway,
  natGateways,
  objectPath,
  RouteTable,
  routeTables,
  securityLists,
  subnets,
  virtualCircuits,
} from '@interconnect/oci-api'
import { cutLeg } from '@interconnect/sim'
import type { Break } from '../break.ts'
import {
  attachment,
  distribution,
  drgTable,
  make,
  redistribute,
  reroute,
  theCircuit,
  theList,
  theRoutes,
  theSubnet,
  theVcn,
  update,
} from '../in-oci.ts'
import { drop, ids } from '../in-azure.ts'

const fromOci = { from: 'oci/compute', to: 'azure/compute' }
const list = 'security list quickstart-compute'
const isFor =
  (port: number) =>
  (rule: { readonly tcpOptions?: { destinationPortRange?: { min: number } | undefined } | undefined }) =>
    rule.tcpOptions?.destinationPortRange?.min === port

export const ociBreaks: readonly Break[] = [
  {
    what: 'an ingress rule of the security list taken out',
    of: 'oci/security-list.ingress',
    names: [`${list}: from azure-compute tcp/22 10.12.2.0/24`],
    async make(consoles) {
      const { id, ingressSecurityRules: from } = await theList(consoles)
      return update(consoles, objectPath(securityLists, id), {
        to: { ingressSecurityRules: from.filter((rule) => !isFor(22)(rule)) },
        from: { ingressSecurityRules: from },
      })
    },
  },
  {
    what: 'all egress rules of the security list taken out',
    of: 'oci/security-list.egress',
    flow: fromOci,
    names: [`${list}: to azure-compute tcp/22 10.12.2.0/24`],
    async make(consoles) {
      const { id, egressSecurityRules: from } = await theList(consoles)
      return update(consoles, objectPath(securityLists, id), {
        to: { egressSecurityRules: [] },
        from: { egressSecurityRules: from },
      })
    },
  },
  {
    what: 'an ingress rule without state, and none for all of the answers',
    of: 'oci/security-list.ingress',
    verdict: 'partly',
    names: [`${list}: from azure-compute tcp/22 10.12.2.0/24`],
    async make(consoles) {
      const { id, ingressSecurityRules: from } = await theList(consoles)
      return update(consoles, objectPath(securityLists, id), {
        to: { ingressSecurityRules: from.map((rule) => (isFor(22)(rule) ? { ...rule, isStateless: true } : rule)) },
        from: { ingressSecurityRules: from },
      })
    },
  },
  {
    what: 'the subnet behind another security list',
    of: 'oci/subnet.securityListIds',
    names: ['subnet quickstart-compute'],
    flow: fromOci,
    async make(consoles) {
      const { id, securityListIds: from } = await theSubnet(consoles)
      const { defaultSecurityListId } = await theVcn(consoles)
      const empty = { egressSecurityRules: [] }
      await consoles.oci.update(objectPath(securityLists, defaultSecurityListId!), empty)
      return update(consoles, objectPath(subnets, id), {
        to: { securityListIds: [defaultSecurityListId] },
        from: { securityListIds: from },
      })
    },
  },
  {
    what: 'the subnet behind another route table',
    of: 'oci/subnet.routeTableId',
    names: ['subnet quickstart-compute'],
    async make(consoles) {
      const { id, routeTableId, vcnId } = await theSubnet(consoles)
      const empty = await make(consoles, [routeTables, RouteTable], { vcnId, displayName: 'empty', routeRules: [] })
      return update(consoles, objectPath(subnets, id), { to: { routeTableId: empty.id }, from: { routeTableId } })
    },
  },
  {
    what: 'a smaller range of the subnet',
    of: 'oci/subnet.prefix',
    flow: { to: '10.1.10.200' },
    names: ['subnet quickstart-compute'],
    async make(consoles) {
      const { id, cidrBlock } = await theSubnet(consoles)
      return update(consoles, objectPath(subnets, id), { to: { cidrBlock: '10.1.10.0/25' }, from: { cidrBlock } })
    },
  },
  {
    what: 'the subnet deleted',
    of: 'oci/subnet',
    names: ['subnet quickstart-compute'],
    async make(consoles) {
      const { id } = await theSubnet(consoles)
      await consoles.oci.delete(objectPath(subnets, id))
      return 'apply'
    },
  },
  {
    what: 'the route rule of the VCN taken out',
    of: 'oci/vcn-route-rules',
    names: ['VCN route table Default Route Table for quickstart-vcn'],
    make: (consoles) => reroute(consoles, () => []),
  },
  {
    what: 'the route rule of the VCN led to a NAT gateway',
    of: 'oci/vcn-route-rules.rules',
    names: ['VCN route table Default Route Table for quickstart-vcn: 10.12.0.0/16'],
    async make(consoles) {
      const { vcnId } = await theRoutes(consoles)
      const nat = await make(consoles, [natGateways, NatGateway], { vcnId, displayName: 'nat' })
      return reroute(consoles, (rules) => rules.map((rule) => ({ ...rule, networkEntityId: nat.id })))
    },
  },
  {
    what: 'a narrower route rule of somebody else, which leads away',
    of: 'oci/vcn-route-rules.rules',
    names: ['VCN route table Default Route Table for quickstart-vcn: 10.12.2.0/24'],
    async make(consoles) {
      const { vcnId } = await theRoutes(consoles)
      const nat = await make(consoles, [natGateways, NatGateway], { vcnId, displayName: 'nat' })
      const astray = { destination: '10.12.2.0/24', destinationType: 'CIDR_BLOCK', networkEntityId: nat.id }
      return reroute(consoles, (rules) => [...rules, astray])
    },
  },
  {
    what: 'another DRG route table for the attachment of the VCN',
    of: 'oci/drg-attachment.drgRouteTableId',
    names: ['DRG attachment quickstart-vcn-attachment'],
    async make(consoles) {
      const { id, drgRouteTableId } = await attachment(consoles, 'VCN')
      const wrong = await drgTable(consoles, 'link')
      return update(consoles, objectPath(drgAttachments, id), {
        to: { drgRouteTableId: wrong.id },
        from: { drgRouteTableId },
      })
    },
  },
  {
    what: 'another DRG route table for the attachment of the virtual circuit',
    of: 'oci/virtual-circuit-attachment.drgRouteTableId',
    names: ['DRG attachment of the virtual circuit quickstart-virtual-circuit'],
    async make(consoles) {
      const { id, drgRouteTableId } = await attachment(consoles, 'VIRTUAL_CIRCUIT')
      const wrong = await drgTable(consoles, 'vcn')
      return update(consoles, objectPath(drgAttachments, id), {
        to: { drgRouteTableId: wrong.id },
        from: { drgRouteTableId },
      })
    },
  },
  {
    what: 'the export distribution taken off the attachment of the virtual circuit',
    of: 'oci/virtual-circuit-attachment',
    names: ['DRG attachment of the virtual circuit quickstart-virtual-circuit'],
    async make(consoles) {
      const { id, exportDrgRouteDistributionId } = await attachment(consoles, 'VIRTUAL_CIRCUIT')
      await consoles.oci.action(actionPath(drgAttachments, id, 'removeExportDrgRouteDistribution'), {})
      return (again) => again.oci.update(objectPath(drgAttachments, id), { exportDrgRouteDistributionId })
    },
  },
  {
    what: 'the VCN detached, for which its route rule has to go first',
    of: 'oci/drg-attachment',
    names: ['VCN route table Default Route Table for quickstart-vcn', 'DRG attachment quickstart-vcn-attachment'],
    async make(consoles) {
      await reroute(consoles, () => [])
      const { id } = await attachment(consoles, 'VCN')
      await consoles.oci.delete(objectPath(drgAttachments, id))
      return 'apply'
    },
  },
  {
    what: 'the import distribution taken off the DRG route table of the link',
    of: 'oci/drg-route-table.importDistributionId',
    names: ['DRG route table quickstart-link'],
    async make(consoles) {
      const { id, importDrgRouteDistributionId } = await drgTable(consoles, 'link')
      await consoles.oci.action(actionPath(drgRouteTables, id, 'removeImportDrgRouteDistribution'), {})
      return (again) => again.oci.update(objectPath(drgRouteTables, id), { importDrgRouteDistributionId })
    },
  },
  {
    what: 'another import distribution for the DRG route table of the VCN',
    of: 'oci/drg-route-table.importDistributionId',
    names: ['DRG route table quickstart-vcn'],
    async make(consoles) {
      const { id, importDrgRouteDistributionId: own } = await drgTable(consoles, 'vcn')
      const other = await distribution(consoles, 'link')
      return update(consoles, objectPath(drgRouteTables, id), {
        to: { importDrgRouteDistributionId: other.id },
        from: { importDrgRouteDistributionId: own },
      })
    },
  },
  {
    what: 'a statement taken out of the distribution of the link',
    of: 'oci/drg-route-distribution.statements',
    names: ['DRG route distribution quickstart-link'],
    make: (consoles) => redistribute(consoles, 'link'),
  },
  {
    what: 'a statement of the distribution of the VCN that accepts something else',
    of: 'oci/drg-route-distribution.statements',
    names: ['DRG route distribution quickstart-vcn'],
    make: (consoles) =>
      redistribute(consoles, 'vcn', [{ matchType: 'DRG_ATTACHMENT_TYPE', attachmentType: 'IPSEC_TUNNEL' }]),
  },
  {
    what: 'a static rule of somebody else that leads the wrong way',
    of: 'oci/drg-route-table',
    names: ['DRG route table quickstart-vcn: 10.12.0.0/16'],
    async make(consoles) {
      const [{ id }, { id: vcn }] = [await drgTable(consoles, 'vcn'), await attachment(consoles, 'VCN')]
      const act = (where: typeof consoles, action: 'addDrgRouteRules' | 'removeDrgRouteRules', body: object) =>
        where.oci.action(actionPath(drgRouteTables, id, action), body)
      const rule = { destinationType: 'CIDR_BLOCK', destination: '10.12.0.0/16', nextHopDrgAttachmentId: vcn }
      await act(consoles, 'addDrgRouteRules', { routeRules: [rule] })
      return async (again) => {
        const path = childPath(drgRouteTables, id, 'drgRouteRules')
        const rules = await again.oci.list(path, DrgRouteRule, { routeType: 'STATIC' })
        await act(again, 'removeDrgRouteRules', { routeRuleIds: rules.map((one) => one.id) })
      }
    },
  },
  {
    what: 'BGP switched off at the virtual circuit',
    of: 'oci/virtual-circuit',
    names: ['FastConnect virtual circuit quickstart-virtual-circuit'],
    async make(consoles) {
      const { id } = await theCircuit(consoles)
      return update(consoles, objectPath(virtualCircuits, id), {
        to: { bgpAdminState: 'DISABLED' },
        from: { bgpAdminState: 'ENABLED' },
      })
    },
  },
  {
    what: 'both legs cut',
    of: 'oci/virtual-circuit',
    names: ['FastConnect virtual circuit quickstart-virtual-circuit'],
    async make(consoles) {
      const { id } = await theCircuit(consoles)
      const cut = ({ simulator: { world } }: typeof consoles, isCut: boolean) =>
        (['primary', 'secondary'] as const).forEach((leg) => cutLeg(world, id, leg, isCut))
      cut(consoles, true)
      return async (again) => cut(again, false)
    },
  },
  {
    what: 'the virtual circuit given to another DRG',
    of: 'oci/virtual-circuit.drgId',
    names: ['FastConnect virtual circuit quickstart-virtual-circuit'],
    async make(consoles) {
      const { id, gatewayId } = await theCircuit(consoles)
      const other = await make(consoles, [drgs, Drg], { displayName: 'other' })
      return update(consoles, objectPath(virtualCircuits, id), { to: { gatewayId: other.id }, from: { gatewayId } })
    },
  },
  {
    what: 'the virtual circuit deleted under the connection, which brings it into FAILED',
    of: 'oci/virtual-circuit',
    names: ['FastConnect virtual circuit quickstart-virtual-circuit'],
    async make(consoles) {
      const { id } = await theCircuit(consoles)
      await consoles.oci.delete(objectPath(virtualCircuits, id))
      return 'repair'
    },
  },
  {
    what: 'the virtual circuit deleted after the connection',
    of: 'oci/virtual-circuit',
    names: ['ExpressRoute connection quickstart-connection', 'FastConnect virtual circuit quickstart-virtual-circuit'],
    async make(consoles) {
      await drop(consoles, ids.connection)
      const { id } = await theCircuit(consoles)
      await consoles.oci.delete(objectPath(virtualCircuits, id))
      return 'apply'
    },
  },
]
