import type { AnyKind } from '@interconnect/engine'
import type { OciApi } from '../api.ts'
import { drgAttachment } from './drg-attachment.ts'
import { drgRouteDistribution } from './drg-route-distribution.ts'
import { drgRouteTable } from './drg-route-table.ts'
import { drg } from './drg.ts'
import { networkSecurityGroup } from './network-security-group.ts'
import { nsgRules } from './nsg-rules.ts'
import { providerService } from './provider-service.ts'
import { securityList } from './security-list.ts'
import { subnet } from './subnet.ts'
import { vcnRouteRules } from './vcn-route-rules.ts'
import { vcn } from './vcn.ts'
import { virtualCircuitAttachment } from './virtual-circuit-attachment.ts'
import { virtualCircuit } from './virtual-circuit.ts'

/** Every OCI kind, parents before children. */
export const ociKinds: readonly AnyKind<OciApi>[] = [
  providerService,
  vcn,
  drg,
  drgRouteDistribution,
  drgRouteTable,
  drgAttachment,
  securityList,
  networkSecurityGroup,
  nsgRules,
  subnet,
  vcnRouteRules,
  virtualCircuit,
  virtualCircuitAttachment,
]
