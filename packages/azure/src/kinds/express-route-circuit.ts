import {
  circuitFamilies,
  circuitTiers,
  type ExpressRouteCircuit,
  expressRouteCircuitType,
  type ExpressRoutePeering,
  oracleProviderName,
  privatePeeringName,
  unsetServiceKey,
} from '@interconnect/azure-api'
import { replaces, type Settled } from '@interconnect/engine'
import { InterconnectError, whatStops } from '@interconnect/model'
import { z } from 'zod'
import { azureKind } from './azure-kind.ts'
import { changeOfBandwidth, changeOfFamily, changeOfTier, modifying } from './circuit-changes.ts'
import { idInGroup, inGroup, inGroupFacts, inGroupNames, inGroupProps } from './in-group.ts'
import { turnsOn } from './serialised.ts'

const props = z.object({
  ...inGroupProps,
  /** Exactly as the list of service providers has it, such as `Washington DC`. */
  peeringLocation: z.string(),
  /** In Mbit/s; can grow, never shrink. */
  bandwidthMbps: z.int().positive(),
  tier: z.enum(circuitTiers),
  family: z.enum(circuitFamilies),
})
export type ExpressRouteCircuitProps = z.infer<typeof props>

/** The private peering as the provider wrote it. */
export interface PrivatePeering {
  readonly primaryPrefix: string | undefined
  readonly secondaryPrefix: string | undefined
  readonly peerAsn: number | undefined
  readonly vlanId: number | undefined
  readonly state: string | undefined
}

const idOf = idInGroup(expressRouteCircuitType)

/**
 * Azure's half of the link. Billing starts with its service key, which the other cloud redeems; from then on only the
 * provider moves `providerState`. Peerings and authorizations go back as they came with every write.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-workflows
 */
export const expressRouteCircuit = azureKind({
  type: 'azure/express-route-circuit',
  title: 'ExpressRoute circuit',
  armType: expressRouteCircuitType,
  props,
  properties: {
    ...inGroupFacts,
    peeringLocation: replaces('traffic', {
      because: 'a circuit stays at the location it was made for',
      source: modifying,
    }),
    bandwidthMbps: { change: changeOfBandwidth, danger: 'traffic' },
    tier: { change: changeOfTier, danger: 'traffic' },
    family: { change: changeOfFamily, danger: 'cosmetic' },
  },
  presence: { stops: whatStops.link, missing: 'traffic', unwanted: 'traffic' },
  // A circuit's region only says where its record is kept.
  names: [...inGroupNames, 'location'],
  tagged: true,
  serialised: (wanted) => turnsOn(idOf(wanted)),
  id: idOf,
  attributes: toAttributes,
  body: ({ location, peeringLocation, bandwidthMbps, tier, family }, existing) => ({
    ...existing,
    location,
    sku: { name: `${tier}_${family}`, tier, family },
    properties: {
      ...existing?.properties,
      serviceProviderProperties: {
        serviceProviderName: oracleProviderName,
        peeringLocation,
        bandwidthInMbps: bandwidthMbps,
      },
    },
  }),
  assertPossible,
  resets: true,
  settled: ({ serviceKey }): Settled =>
    serviceKey === undefined ? { state: 'no', waitingFor: 'the service key' } : { state: 'yes' },
})

function toAttributes(wire: ExpressRouteCircuit, id: string) {
  const { sku, properties } = wire
  const { serviceKey = unsetServiceKey, peerings = [] } = properties
  const peering = peerings.find(({ name }) => name === privatePeeringName)
  return {
    ...inGroup(wire, id),
    peeringLocation: properties.serviceProviderProperties?.peeringLocation,
    bandwidthMbps: properties.serviceProviderProperties?.bandwidthInMbps,
    tier: sku?.tier,
    family: sku?.family,
    /** A secret; `undefined` until the circuit has one. */
    serviceKey: serviceKey === unsetServiceKey ? undefined : serviceKey,
    providerState: properties.serviceProviderProvisioningState,
    circuitState: properties.circuitProvisioningState,
    peering: peering && toPeering(peering),
  }
}

export const toPeering = ({ properties }: ExpressRoutePeering): PrivatePeering => ({
  primaryPrefix: properties.primaryPeerAddressPrefix,
  secondaryPrefix: properties.secondaryPeerAddressPrefix,
  peerAsn: properties.peerASN,
  vlanId: properties.vlanId,
  state: properties.state,
})

/**
 * Changes Azure does not do, should somebody have changed the circuit since the plan was made; an attempt to lower the
 * bandwidth has left circuits in `Failed`.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-faqs
 */
function assertPossible(wanted: ExpressRouteCircuitProps, { sku, properties }: ExpressRouteCircuit): void {
  const bandwidth = properties.serviceProviderProperties?.bandwidthInMbps ?? 0
  if (wanted.bandwidthMbps < bandwidth)
    throw impossible('bandwidth', `${bandwidth} Mbps`, `${wanted.bandwidthMbps} Mbps`)
  if (sku?.family === 'UnlimitedData' && wanted.family === 'MeteredData')
    throw impossible('family', sku.family, wanted.family)
}

const impossible = (what: string, from: string, to: string): InterconnectError =>
  new InterconnectError('cloud/invalid', `the ${what} of an ExpressRoute circuit cannot change from ${from} to ${to}`, {
    hint: `keep ${from}, or destroy and apply again for a new circuit`,
  })
