import { addressAt, networkOfHost, type Prefix, prefixLength } from '@interconnect/model'
import type { VirtualCircuit } from '@interconnect/oci-api'
import { type Leg, oracleAsn } from '@interconnect/routing'
import type { StoredPeering } from '../azure/index.ts'
import type { LinkHalves } from './transitions.ts'

/** Why a leg carries no session; prefix limits come on top. */
export type LegTrouble =
  | 'not-provisioned'
  | 'routers-starting'
  | 'admin-disabled'
  | 'peering-disabled'
  | 'asn-mismatch'
  | 'address-mismatch'
  | 'vlan-mismatch'
  | 'key-mismatch'
  | 'line-cut'

/** What else decides about a leg, beside what both clouds have configured. */
export interface LineState {
  /** Whether the routers have had the time to bring BGP up. */
  readonly haveMet: boolean
  /** Whether somebody cut the line for a drill. */
  readonly isCut: boolean
}

const mappingOf = ({ crossConnectMappings = [] }: VirtualCircuit, leg: Leg) =>
  crossConnectMappings[leg === 'primary' ? 0 : 1]

/** The network of each leg as OCI was given it. */
export const legNetworks = (virtualCircuit: VirtualCircuit): Readonly<Record<Leg, Prefix | undefined>> => ({
  primary: networkOfHost(mappingOf(virtualCircuit, 'primary')?.customerBgpPeeringIp ?? ''),
  secondary: networkOfHost(mappingOf(virtualCircuit, 'secondary')?.customerBgpPeeringIp ?? ''),
})

const prefixOf = ({ properties }: StoredPeering, leg: Leg): string | undefined =>
  leg === 'primary' ? properties.primaryPeerAddressPrefix : properties.secondaryPeerAddressPrefix

/**
 * Whether both clouds mean the same two hosts: of a /30 the first is Oracle's and the second Microsoft's.
 * @source https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm
 */
function addressesMatch(virtualCircuit: VirtualCircuit, peering: StoredPeering, leg: Leg): boolean {
  const network = legNetworks(virtualCircuit)[leg]
  if (network === undefined || network !== prefixOf(peering, leg) || prefixLength(network) !== 30) return false
  const { oracleBgpPeeringIp, customerBgpPeeringIp } = mappingOf(virtualCircuit, leg)!
  return oracleBgpPeeringIp === `${addressAt(network, 1)}/30` && customerBgpPeeringIp === `${addressAt(network, 2)}/30`
}

/** Frames of another VLAN than the provider's do not arrive. */
function vlansMatch(virtualCircuit: VirtualCircuit, { properties }: StoredPeering, leg: Leg): boolean {
  const chosen = mappingOf(virtualCircuit, leg)?.vlan
  return chosen === undefined || chosen === properties.vlanId
}

/** What keeps a leg's session down; `undefined` when it is up. */
export function legTrouble({ virtualCircuit, azure }: LinkHalves, leg: Leg, line: LineState): LegTrouble | undefined {
  const peering = azure?.peering
  if (virtualCircuit.lifecycleState !== 'PROVISIONED' || !peering || !isProvisioned(azure)) return 'not-provisioned'
  if (virtualCircuit.bgpAdminState === 'DISABLED') return 'admin-disabled'
  if (peering.properties.state !== 'Enabled') return 'peering-disabled'
  if (peering.properties.peerASN !== oracleAsn) return 'asn-mismatch'
  if (!addressesMatch(virtualCircuit, peering, leg)) return 'address-mismatch'
  if (!vlansMatch(virtualCircuit, peering, leg)) return 'vlan-mismatch'
  if ((mappingOf(virtualCircuit, leg)?.bgpMd5AuthKey ?? '') !== (peering.properties.sharedKey ?? ''))
    return 'key-mismatch'
  if (line.isCut) return 'line-cut'
  return line.haveMet ? undefined : 'routers-starting'
}

const isProvisioned = ({ circuit }: NonNullable<LinkHalves['azure']>): boolean =>
  circuit.properties.serviceProviderProvisioningState === 'Provisioned'

/** Whether Microsoft's edges hold the private peering at all, for gateways to meet them there. */
export const isPeered = ({ azure }: LinkHalves): boolean =>
  azure?.peering?.properties.state === 'Enabled' && isProvisioned(azure)
