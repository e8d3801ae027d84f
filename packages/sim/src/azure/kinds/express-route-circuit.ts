import {
  azureDurations,
  azureLimits,
  type ExpressRouteCircuit,
  isTerminal,
  notDeprovisionedMessage,
  parseResourceId,
  premiumLinksPerCircuit,
  unsetServiceKey,
} from '@interconnect/azure-api'
import type { World } from '../../core/index.ts'
import { type AzureKind, type KindContext, withProperties } from '../kind.ts'
import { ArmRefusal } from '../refusal.ts'
import { type StoredCircuit, types } from '../resource-types.ts'
import { connectionsOf } from './connections-of.ts'
import { bandwidthsOf, providerNamed } from './service-providers.ts'

/**
 * Life of a circuit: created → its key is entered at the provider → the provider provisions it → connections → the
 * provider deprovisions it → deleted. The provider's steps are not this kind's: the link takes them.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-workflows
 */
export const expressRouteCircuit: AzureKind<ExpressRouteCircuit> = {
  of: types.circuit,
  durations: azureDurations['Microsoft.Network/expressRouteCircuits'],
  absentChildren: 'deleted',
  tagsPatch: 'now',
  listedBySubscription: true,
  check(next, previous, context) {
    checkProvider(next, context.world)
    checkSku(next)
    if (previous) checkChange(next, previous, context)
    else checkQuota(next, context)
  },
  accept(next, previous) {
    const { tier, family } = next.sku!
    const defaults = { allowClassicOperations: false, allowGlobalReach: false, globalReachEnabled: false }
    const fresh = { serviceKey: unsetServiceKey, serviceProviderProvisioningState: 'NotProvisioned' } as const
    return {
      ...next,
      sku: { name: `${tier}_${family}`, tier, family },
      properties: { ...defaults, ...(previous ? keptFrom(previous) : fresh), ...next.properties },
    }
  },
  settle(stored, previous, { world }) {
    if (bandwidthOf(stored) < bandwidthOf(previous))
      throw new ArmRefusal(
        'OperationNotAllowed',
        `The bandwidth of circuit ${stored.name} cannot be reduced from ${bandwidthOf(previous)} to ${bandwidthOf(stored)} Mbps.`,
      )
    if (previous && bandwidthOf(stored) > bandwidthOf(previous)) checkPort(stored, world)
    if (stored.properties.serviceKey !== unsetServiceKey) return stored
    return withProperties(stored, {
      serviceKey: world.ids.guid(`azure/service-key/${stored.id.toLowerCase()}`),
      stag: world.ids.integer(`azure/stag/${stored.id.toLowerCase()}`, 2, 4000),
      gatewayManagerEtag: '',
    })
  },
  checkDelete(stored, context) {
    const [connection] = connectionsOf(context, stored.id)
    if (!connection) return
    throw new ArmRefusal(
      'OperationNotAllowed',
      `Circuit ${stored.id} cannot be deleted because it is linked to a virtual network by connection ${connection.id}.`,
    )
  },
  settleDelete({ properties: { serviceProviderProvisioningState: state } }) {
    if (state !== 'NotProvisioned' && state !== 'DeProvisioned')
      throw new ArmRefusal('ConflictError', notDeprovisionedMessage)
  },
  view: (stored) =>
    withProperties(stored, {
      circuitProvisioningState: isTerminal(stored.properties.provisioningState ?? '') ? 'Enabled' : 'Disabled',
    }),
  actions: [
    {
      method: 'GET',
      path: 'stats',
      answers: 'now',
      run: ({ id }, _request, { link }) => bothSpellings(link.stats(id)),
    },
  ],
}

/** What the client may leave out of a PUT and the service keeps. */
const keptFrom = ({ properties: { gatewayManagerEtag } }: StoredCircuit) =>
  gatewayManagerEtag === undefined ? {} : { gatewayManagerEtag }

/**
 * A port that is full shows only when the change is made.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-howto-circuit-portal-resource-manager#modify
 */
function checkPort(next: StoredCircuit, world: KindContext['world']): void {
  const most = world.limit('azure/portMbps', 100_000)
  if (bandwidthOf(next) <= most) return
  throw new ArmRefusal(
    'OperationNotAllowed',
    `The bandwidth of circuit ${next.name} cannot be increased to ${bandwidthOf(next)} Mbps: the port has no more capacity.`,
  )
}

const bandwidthOf = (circuit: StoredCircuit | undefined): number =>
  circuit?.properties.serviceProviderProperties?.bandwidthInMbps ?? 0

function checkProvider({ name, properties: { serviceProviderProperties: wanted } }: StoredCircuit, world: World): void {
  if (!wanted)
    throw new ArmRefusal(
      'InvalidParameter',
      `Circuit ${name} needs serviceProviderProperties; ports are not simulated.`,
    )
  const provider = providerNamed(wanted.serviceProviderName)
  if (!provider)
    throw new ArmRefusal('InvalidParameter', `Service provider '${wanted.serviceProviderName}' does not exist.`)
  if (!provider.peeringLocations.includes(wanted.peeringLocation))
    throw new ArmRefusal(
      'InvalidParameter',
      `Peering location '${wanted.peeringLocation}' is not offered by service provider '${wanted.serviceProviderName}'.`,
    )
  if (!bandwidthsOf(world, provider).some(([, mbps]) => mbps === wanted.bandwidthInMbps))
    throw new ArmRefusal(
      'InvalidParameter',
      `Bandwidth ${wanted.bandwidthInMbps} Mbps is not offered by service provider '${wanted.serviceProviderName}'.`,
    )
}

/** @source https://learn.microsoft.com/azure/expressroute/expressroute-faqs#expressroute-local (unlimited data, from 1 Gbps) */
function checkSku(next: StoredCircuit): void {
  const { name, sku } = next
  if (!sku || (sku.name !== undefined && sku.name !== `${sku.tier}_${sku.family}`))
    throw new ArmRefusal(
      'InvalidParameter',
      `SKU ${sku?.name ?? ''} of circuit ${name} is not valid: it is named {tier}_{family}.`,
    )
  if (sku.tier === 'Local' && (sku.family !== 'UnlimitedData' || bandwidthOf(next) < 1000))
    throw new ArmRefusal(
      'InvalidParameter',
      `Circuit ${name}: SKU tier Local takes UnlimitedData and at least 1000 Mbps.`,
    )
}

/** @source https://learn.microsoft.com/azure/expressroute/expressroute-howto-circuit-portal-resource-manager#modify */
function checkChange(next: StoredCircuit, previous: StoredCircuit, context: KindContext): void {
  const [to, from] = [next.properties.serviceProviderProperties!, previous.properties.serviceProviderProperties!]
  if (to.serviceProviderName !== from.serviceProviderName || to.peeringLocation !== from.peeringLocation)
    throw new ArmRefusal(
      'PropertyChangeNotAllowed',
      `Service provider and peering location of circuit ${next.name} cannot change.`,
    )
  if (previous.sku?.family === 'UnlimitedData' && next.sku?.family === 'MeteredData')
    throw new ArmRefusal('OperationNotAllowed', `Circuit ${next.name} cannot go from UnlimitedData to MeteredData.`)
  if (previous.sku?.tier !== 'Local' && next.sku?.tier === 'Local')
    throw new ArmRefusal('OperationNotAllowed', `Circuit ${next.name} cannot go from ${previous.sku?.tier} to Local.`)
  if (connectionsOf(context, next.id).length > linkLimit(next))
    throw new ArmRefusal(
      'OperationNotAllowed',
      `Circuit ${next.name} has more virtual network links than SKU tier ${next.sku?.tier} takes.`,
    )
}

/** How many connections the circuit takes. */
export const linkLimit = (circuit: StoredCircuit): number =>
  circuit.sku?.tier === 'Premium'
    ? (premiumLinksPerCircuit[bandwidthOf(circuit)] ?? 100)
    : azureLimits.linksPerCircuit.value

function checkQuota(next: StoredCircuit, { resources, world }: KindContext): void {
  const inSubscription = resources.list(types.circuit, { subscription: parseResourceId(next.id)!.subscription })
  const inRegion = inSubscription.filter(({ location }) => location === next.location)
  const perSubscription = world.limit('azure/circuitsPerSubscription', azureLimits.circuitsPerSubscription.value)
  const perRegion = world.limit('azure/circuitsPerRegion', azureLimits.circuitsPerRegion.value)
  if (inSubscription.length > perSubscription || inRegion.length > perRegion)
    throw new ArmRefusal(
      'QuotaExceeded',
      `The subscription has reached its limit of ${perSubscription} circuits, or ${perRegion} in region ${next.location}.`,
    )
}

/** The service says `primaryBytesIn`, its published description `primarybytesIn`: readers of either find theirs. */
export const bothSpellings = (stats: object): Record<string, number> =>
  Object.fromEntries(
    Object.entries(stats as Record<string, number>).flatMap(([name, value]) => [
      [name, value],
      [name.replace('Bytes', 'bytes'), value],
    ]),
  )
