import {
  CreateVirtualCircuitDetails,
  type CrossConnectMappingDetailsCollection,
  type FastConnectProviderService,
  UpdateVirtualCircuitDetails,
  type VirtualCircuit,
  oracleBgpAsn,
  virtualCircuits,
} from '@interconnect/oci-api'
import { type Call, relatedObject } from '../call.ts'
import { detachCircuit } from '../circuit-attachment.ts'
import { simKind } from '../kind.ts'
import { checkLimit } from '../limit.ts'
import { liveObjects } from '../objects.ts'
import { completeMappings } from '../peering-addresses.ts'
import { bandwidthShapesOf, providerServicesOf } from '../provider-services.ts'
import { incorrectState, invalid, relatedNotFound } from '../service-fault.ts'
import type { Stored } from '../stored.ts'

/** Members whose change leaves a provisioned circuit as it is; every other change reprovisions it. */
const lightMembers = ['displayName', 'bandwidthShapeName', 'freeformTags', 'definedTags', 'referenceComment']

type Adjustable = Omit<UpdateVirtualCircuitDetails, 'providerState'>

/**
 * Without a provider service the circuit is taken for a colocated one, which needs a VLAN.
 * @source https://github.com/oracle/terraform-provider-oci/issues/782
 */
function providerOf({ providerServiceId }: CreateVirtualCircuitDetails, { region }: Call) {
  if (providerServiceId === undefined) throw invalid('VLAN ID null is invalid')
  const provider = providerServicesOf(region).find(({ id }) => id === providerServiceId)
  if (!provider) throw relatedNotFound(providerServiceId)
  return provider
}

function checkMembers(body: Adjustable, call: Call): void {
  const { bandwidthShapeName, customerAsn, customerBgpAsn, gatewayId, routingPolicy } = body
  if (customerAsn !== undefined && customerBgpAsn !== undefined)
    throw invalid('customerAsn and customerBgpAsn cannot both be given')
  if (routingPolicy !== undefined) throw invalid('routingPolicy is only for public virtual circuits')
  if (
    bandwidthShapeName !== undefined &&
    !bandwidthShapesOf(call.world).some(({ name }) => name === bandwidthShapeName)
  )
    throw invalid(`bandwidthShapeName '${bandwidthShapeName}' is not a bandwidth shape of the provider service`)
  if (gatewayId === undefined) return
  const { lifecycleState } = relatedObject(call, 'drg', gatewayId).wire
  if (lifecycleState !== 'AVAILABLE') throw incorrectState(`Drg ${gatewayId} is in state ${lifecycleState}.`)
}

function checkNew(body: CreateVirtualCircuitDetails, call: Call): void {
  const provider = providerOf(body, call)
  if (!provider.supportedVirtualCircuitTypes?.includes(body.type))
    throw invalid(`type ${body.type} is not supported by the provider service`)
  if (body.region !== undefined || body.publicPrefixes !== undefined)
    throw invalid('region and publicPrefixes are only for public virtual circuits')
  checkMembers(body, call)
  completeMappings(body.crossConnectMappings ?? [], provider.requiredTotalCrossConnects ?? 1)
  const count = liveObjects(call.world, 'virtual-circuit').filter(({ region }) => region === call.region).length
  const message = (most: number) => `The limit of ${most} virtual circuits in this region has been reached.`
  checkLimit(call.world, 'virtualCircuitsPerRegion', count + 1, message)
}

function mappingsOf({ wire }: Stored<'virtual-circuit'>, { link }: Call): CrossConnectMappingDetailsCollection {
  const states = link.sessions(wire.id)
  return {
    items: (wire.crossConnectMappings ?? []).map((mapping, index) => ({
      ...mapping,
      ipv4BgpStatus: states[index === 0 ? 0 : 1],
      ipv6BgpStatus: 'DOWN',
    })),
  }
}

/** A change of anything but the light members sends the circuit through provisioning again. */
function afterChange({ wire }: Stored<'virtual-circuit'>, body: UpdateVirtualCircuitDetails) {
  const held = wire as unknown as Record<string, unknown>
  const isLight = Object.entries(body).every(
    ([name, value]) => lightMembers.includes(name) || JSON.stringify(held[name]) === JSON.stringify(value),
  )
  if (isLight || wire.lifecycleState !== 'PROVISIONED') return {}
  return { lifecycleState: 'PROVISIONING' } as const
}

/** Members of a new circuit that an answer does not repeat. */
const notAnswered: readonly string[] = [
  'customerBgpAsn',
  'publicPrefixes',
  'providerName',
  'providerServiceName',
  'providerRemoteRegion',
  'remoteAccountId',
]
type Answered = Pick<CreateVirtualCircuitDetails, keyof CreateVirtualCircuitDetails & keyof VirtualCircuit>

function newCircuit(body: CreateVirtualCircuitDetails, provider: FastConnectProviderService) {
  const customerAsn = body.customerAsn ?? body.customerBgpAsn
  return {
    bgpAdminState: 'ENABLED',
    isBfdEnabled: false,
    isTransportMode: false,
    ipMtu: 'MTU_1500',
    trafficMode: 'NORMAL',
    ...(Object.fromEntries(Object.entries(body).filter(([name]) => !notAnswered.includes(name))) as Answered),
    ...(customerAsn === undefined ? {} : { customerAsn }),
    crossConnectMappings: completeMappings(body.crossConnectMappings ?? [], provider.requiredTotalCrossConnects ?? 1),
    providerState: 'INACTIVE',
    bgpIpv6SessionState: 'DOWN',
    oracleBgpAsn,
    serviceType: provider.type,
    virtualCircuitRedundancyMetadata: { configuredRedundancyLevel: 'PENDING' },
  } as const
}

/** The link drives the circuit from `PENDING_PROVIDER` on; see `../events.ts`. */
export const virtualCircuit = simKind({
  name: 'virtual-circuit',
  service: 'iaas',
  api: virtualCircuits,
  stations: { creating: 'PENDING_PROVIDER', active: 'PROVISIONED', deleting: 'TERMINATING', gone: 'TERMINATED' },
  settlesItself: false,
  create: {
    body: CreateVirtualCircuitDetails,
    check: checkNew,
    make: (body, call) => ({ wire: newCircuit(body, providerOf(body, call)) }),
  },
  update: {
    body: UpdateVirtualCircuitDetails,
    in: ['PENDING_PROVIDER', 'PROVISIONED'],
    check({ wire }, body, call) {
      checkMembers(body, call)
      if (body.providerState !== undefined) throw invalid('providerState can only be changed by the provider')
      if (body.crossConnectMappings) completeMappings(body.crossConnectMappings, wire.crossConnectMappings?.length ?? 2)
    },
    apply(stored, { customerBgpAsn, ...given }) {
      const { crossConnectMappings: mappings } = given
      const body = {
        ...given,
        ...(customerBgpAsn === undefined ? {} : { customerAsn: customerBgpAsn }),
        ...(mappings ? { crossConnectMappings: completeMappings(mappings, mappings.length) } : {}),
      }
      return { ...body, ...afterChange(stored, body) }
    },
  },
  delete: { in: ['PENDING_PROVIDER', 'PROVISIONED', 'FAILED', 'INACTIVE'] },
  children: { crossConnectMappings: { view: mappingsOf }, associatedTunnels: { list: () => [] } },
  // With one of two sessions up the field's value is not documented; UP is the reading that hides least.
  show: ({ wire }, { link }) => ({ ...wire, bgpSessionState: link.sessions(wire.id).includes('UP') ? 'UP' : 'DOWN' }),
  afterGone: ({ wire }, world) => detachCircuit(world, wire.id),
})
