import { type Vcn, defaultSecurityRules } from '@interconnect/oci-api'
import type { World } from '../core/index.ts'
import { type Call, relatedObject } from './call.ts'
import { insertObject, newOcid, reviseObject } from './objects.ts'
import { incorrectState } from './service-fault.ts'
import type { Stored } from './stored.ts'

type Defaults = Required<Pick<Vcn, 'defaultRouteTableId' | 'defaultSecurityListId' | 'defaultDhcpOptionsId'>>

/**
 * Makes the route table, security list and DHCP options every VCN is born with.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingVCNs_topic-Default_Components_that_Come_With_Your_VCN.htm
 */
export function insertVcnDefaults(
  { world, region }: Call,
  vcnId: string,
  compartmentId: string,
  name: string,
  cidrs: readonly string[],
): Defaults {
  const common = (ocidType: string, title: string) => ({
    id: newOcid(world, ocidType, region, vcnId),
    displayName: `Default ${title} for ${name}`,
    compartmentId,
    vcnId,
    timeCreated: world.timestamp(),
    freeformTags: {},
    definedTags: {},
    lifecycleState: 'AVAILABLE' as const,
  })
  const table = { ...common('routetable', 'Route Table'), routeRules: [] }
  const { ingress, egress } = defaultSecurityRules(cidrs)
  const list = {
    ...common('securitylist', 'Security List'),
    ingressSecurityRules: ingress,
    egressSecurityRules: egress,
  }
  const options = {
    ...common('dhcpoptions', 'DHCP Options'),
    options: [{ type: 'DomainNameServer', serverType: 'VcnLocalPlusInternet', customDnsServers: [] }],
    domainNameType: 'CUSTOM_DOMAIN',
  }
  insertObject(world, { kind: 'route-table', region, wire: table, items: [] })
  insertObject(world, { kind: 'security-list', region, wire: list, items: [] })
  insertObject(world, { kind: 'dhcp-options', region, wire: options, items: [] })
  return { defaultRouteTableId: table.id, defaultSecurityListId: list.id, defaultDhcpOptionsId: options.id }
}

/** They go with their VCN. */
export function removeVcnDefaults(world: World, vcn: Vcn): void {
  const gone = <W extends object>({ wire }: { wire: W }) => ({
    wire: { ...wire, lifecycleState: 'TERMINATED' as const },
    goneAtMs: world.clock.now(),
  })
  reviseObject(world, 'route-table', vcn.defaultRouteTableId ?? '', gone)
  reviseObject(world, 'security-list', vcn.defaultSecurityListId ?? '', gone)
  reviseObject(world, 'dhcp-options', vcn.defaultDhcpOptionsId ?? '', gone)
}

/**
 * The VCN a new object is to be made in. While its CIDRs change, nothing can be made or changed inside.
 * @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/Vcn/AddVcnCidr
 */
export function usableVcn(call: Call, vcnId: string): Stored<'vcn'> {
  const vcn = relatedObject(call, 'vcn', vcnId)
  if (vcn.wire.lifecycleState !== 'AVAILABLE')
    throw incorrectState(`VCN ${vcnId} is in state ${vcn.wire.lifecycleState}.`)
  return vcn
}
