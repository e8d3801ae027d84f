import type { AnySimKind } from '../kind.ts'
import { compartment } from './compartment.ts'
import { dhcpOptions } from './dhcp-options.ts'
import { drg } from './drg.ts'
import { drgAttachment } from './drg-attachment.ts'
import { drgRouteDistribution } from './drg-route-distribution.ts'
import { drgRouteTable } from './drg-route-table.ts'
import { instance } from './instance.ts'
import { internetGateway } from './internet-gateway.ts'
import { natGateway } from './nat-gateway.ts'
import { networkSecurityGroup } from './network-security-group.ts'
import { privateIp } from './private-ip.ts'
import { routeTable } from './route-table.ts'
import { securityList } from './security-list.ts'
import { serviceGateway } from './service-gateway.ts'
import { subnet } from './subnet.ts'
import { vcn } from './vcn.ts'
import { virtualCircuit } from './virtual-circuit.ts'
import { vnic } from './vnic.ts'
import { vnicAttachment } from './vnic-attachment.ts'

/** Every simulated kind; routes, transitions and BEHAVIOUR.md's test follow from this list. */
export const kinds: readonly AnySimKind[] = [
  compartment,
  vcn,
  subnet,
  routeTable,
  securityList,
  dhcpOptions,
  networkSecurityGroup,
  internetGateway,
  natGateway,
  serviceGateway,
  drg,
  drgAttachment,
  drgRouteTable,
  drgRouteDistribution,
  virtualCircuit,
  instance,
  vnicAttachment,
  vnic,
  privateIp,
]
