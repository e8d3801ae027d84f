import {
  type ExpressRoutePeering,
  expressRoutePeeringType,
  parentId,
  privatePeeringId,
  privatePeeringName,
} from '@interconnect/azure-api'
import { inPlace, type Kind, replaces } from '@interconnect/engine'
import { z } from 'zod'
import type { AzureApi } from '../api.ts'
import { azureKind } from './azure-kind.ts'
import type { AzureAttributes } from './definition.ts'
import { turnsOn } from './serialised.ts'

const props = z.object({
  /** ARM id of the circuit. */
  circuitId: z.string(),
  /** A /30: the first host is Oracle's, the second Microsoft's. */
  primaryPrefix: z.string(),
  secondaryPrefix: z.string(),
  /** Oracle's. As the provider wrote it when OCI does not say, like the VLAN. */
  peerAsn: z.int().optional(),
  vlanId: z.int().optional(),
  /** Disabled, neither session runs. */
  state: z.enum(['Enabled', 'Disabled']),
})
export type PrivatePeeringProps = z.infer<typeof props>

type Attributes = AzureAttributes & { readonly circuitId: string } & {
  readonly [Name in Exclude<keyof PrivatePeeringProps, 'circuitId'>]: PrivatePeeringProps[Name] | undefined
}

const base = azureKind({
  type: 'azure/private-peering',
  title: 'private peering',
  armType: expressRoutePeeringType,
  props,
  // It only ever follows what OCI has: without that no session is up, so that writing it interrupts none.
  properties: {
    circuitId: replaces('traffic', { because: 'it belongs to another circuit' }),
    primaryPrefix: inPlace('traffic'),
    secondaryPrefix: inPlace('traffic'),
    peerAsn: inPlace('traffic'),
    vlanId: inPlace('traffic'),
    state: inPlace('traffic'),
  },
  presence: { missing: 'traffic', unwanted: 'cosmetic' },
  tagged: false,
  serialised: ({ circuitId }) => turnsOn(circuitId),
  id: ({ circuitId }: Partial<PrivatePeeringProps>) =>
    circuitId === undefined ? undefined : privatePeeringId(circuitId),
  attributes: ({ properties }: ExpressRoutePeering, id) => ({
    circuitId: parentId(id),
    primaryPrefix: properties.primaryPeerAddressPrefix,
    secondaryPrefix: properties.secondaryPeerAddressPrefix,
    peerAsn: properties.peerASN,
    vlanId: properties.vlanId,
    state: properties.state,
  }),
  body: ({ primaryPrefix, secondaryPrefix, peerAsn, vlanId, state }, existing) => ({
    ...existing,
    properties: {
      ...existing?.properties,
      peeringType: privatePeeringName,
      primaryPeerAddressPrefix: primaryPrefix,
      secondaryPeerAddressPrefix: secondaryPrefix,
      ...(peerAsn !== undefined && { peerASN: peerAsn }),
      ...(vlanId !== undefined && { vlanId }),
      state,
    },
  }),
})

/**
 * The private peering of the circuit. The provider writes it and takes it away together with the virtual circuit; where
 * somebody changed it in Azure since, or deleted it, it is written as OCI says, or no session comes up again.
 * @source https://learn.microsoft.com/azure/virtual-machines/workloads/oracle/configure-azure-oci-networking
 */
export const privatePeering: Kind<PrivatePeeringProps, Attributes, AzureApi> = {
  ...base,
  comesWithinMs: 5 * 60_000,
  delete: async (id) => ({ id }),
}
