import { privatePeeringId, privatePeeringName, type ServiceProviderProvisioningState } from '@interconnect/azure-api'
import type { VirtualCircuit } from '@interconnect/oci-api'
import { microsoftEdgeAsn, oracleAsn } from '@interconnect/routing'
import { type StoredCircuit, type StoredPeering, types } from '../azure/index.ts'
import { legNetworks } from './legs.ts'

/** The Azure half of a link. */
export interface AzureHalf {
  readonly circuit: StoredCircuit
  /** Absent until the provider has written it, and after it took it away. */
  readonly peering?: StoredPeering | undefined
}

/** Both halves; `azure` is absent when no circuit has the virtual circuit's service key. */
export interface LinkHalves {
  readonly virtualCircuit: VirtualCircuit
  readonly azure?: AzureHalf | undefined
}

/** What the providers choose for a circuit, and nobody types. */
export interface ProviderChoice {
  readonly vlanId: number
  readonly primaryAzurePort: string
  readonly secondaryAzurePort: string
}

const withProviderState = (circuit: StoredCircuit, state: ServiceProviderProvisioningState): StoredCircuit => ({
  ...circuit,
  properties: { ...circuit.properties, serviceProviderProvisioningState: state },
})

const failed = (virtualCircuit: VirtualCircuit): VirtualCircuit => ({
  ...virtualCircuit,
  lifecycleState: 'FAILED',
  providerState: 'INACTIVE',
})

/** The partner has taken the key: both sides begin. Without a partner by now, the virtual circuit fails. */
export function startProvisioning({ virtualCircuit, azure }: LinkHalves): LinkHalves {
  if (!azure) return { virtualCircuit: failed(virtualCircuit) }
  return {
    virtualCircuit: { ...virtualCircuit, lifecycleState: 'PROVISIONING' },
    azure: { ...azure, circuit: withProviderState(azure.circuit, 'Provisioning') },
  }
}

/** Both sides are configured, and the provider has written Azure's private peering; BGP comes later. */
export function finishProvisioning({ virtualCircuit, azure }: LinkHalves, choice: ProviderChoice): LinkHalves {
  if (!azure) return { virtualCircuit: failed(virtualCircuit) }
  const peering = writtenPeering(virtualCircuit, azure, choice)
  return {
    virtualCircuit: {
      ...virtualCircuit,
      crossConnectMappings: virtualCircuit.crossConnectMappings?.map((mapping) => ({
        ...mapping,
        vlan: mapping.vlan ?? peering.properties.vlanId,
      })),
      lifecycleState: 'PROVISIONED',
      providerState: 'ACTIVE',
      oracleBgpAsn: oracleAsn,
      customerAsn: microsoftEdgeAsn,
      // How Oracle classifies a circuit to Azure is not documented: two devices at one location is what is built.
      virtualCircuitRedundancyMetadata: { configuredRedundancyLevel: 'DEVICE' },
    },
    azure: {
      circuit: withProviderState(azure.circuit, 'Provisioned'),
      peering,
    },
  }
}

/**
 * The private peering as the provider fills it in. A second time, after a change in OCI, it follows the addresses and
 * keys and leaves what the customer switched off.
 * @source https://learn.microsoft.com/azure/virtual-machines/workloads/oracle/configure-azure-oci-networking
 */
function writtenPeering(
  virtualCircuit: VirtualCircuit,
  { circuit, peering }: AzureHalf,
  choice: ProviderChoice,
): StoredPeering {
  const { primary, secondary } = legNetworks(virtualCircuit)
  const sharedKey = sharedKeyOf(virtualCircuit)
  return {
    id: privatePeeringId(circuit.id),
    name: privatePeeringName,
    type: types.peering.type,
    etag: '',
    ...peering,
    properties: {
      peeringType: privatePeeringName,
      state: 'Enabled',
      gatewayManagerEtag: '',
      connections: [],
      peeredConnections: [],
      provisioningState: 'Succeeded',
      ...choice,
      ...peering?.properties,
      azureASN: microsoftEdgeAsn,
      peerASN: oracleAsn,
      ...(primary && { primaryPeerAddressPrefix: primary }),
      ...(secondary && { secondaryPeerAddressPrefix: secondary }),
      ...(sharedKey && { sharedKey }),
      lastModifiedBy: 'Provider',
    },
  }
}

/** Azure has one key for both legs, so only one that both mappings carry can be passed on. */
function sharedKeyOf({ crossConnectMappings = [] }: VirtualCircuit): string | undefined {
  const [first, ...others] = crossConnectMappings.map(({ bgpMd5AuthKey }) => bgpMd5AuthKey)
  return others.every((key) => key === first) ? first : undefined
}

/**
 * The end of a deletion in OCI. With connections left on the Azure side both halves fail, and stay until Azure is
 * clean and the virtual circuit is deleted again.
 * @source https://docs.oracle.com/iaas/Content/Network/Troubleshoot/fastconnecttroubleshoot.htm
 * @source https://learn.microsoft.com/azure/virtual-machines/workloads/oracle/configure-azure-oci-networking
 */
export function finishTermination({ virtualCircuit, azure }: LinkHalves, connections: number): LinkHalves {
  if (!azure || connections === 0)
    return { virtualCircuit: { ...virtualCircuit, lifecycleState: 'TERMINATED', providerState: 'INACTIVE' }, azure }
  return { virtualCircuit: failed(virtualCircuit), azure: { ...azure, circuit: markedFailed(azure.circuit) } }
}

/** An operation that still runs on the circuit says itself how it ends. */
const markedFailed = (circuit: StoredCircuit): StoredCircuit =>
  circuit.properties.provisioningState === 'Succeeded'
    ? { ...circuit, properties: { ...circuit.properties, provisioningState: 'Failed' } }
    : circuit

/** Azure notices, some time after OCI is done, that its provider lets go. */
export const startDeprovisioning = ({ circuit, peering }: AzureHalf): AzureHalf => ({
  circuit: withProviderState(circuit, 'Deprovisioning'),
  peering,
})

/** The provider takes its peering away; the circuit still counts as provisioned for a moment. */
export const removePeering = ({ circuit }: AzureHalf): AzureHalf => ({ circuit })

/** From here on the circuit can be deleted, or its key be entered again. */
export const finishDeprovisioning = ({ circuit, peering }: AzureHalf): AzureHalf => ({
  circuit: withProviderState(circuit, 'NotProvisioned'),
  peering,
})
