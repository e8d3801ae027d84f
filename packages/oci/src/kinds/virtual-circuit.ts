import { createHash } from 'node:crypto'
import { type Danger, type Kind, type PropertyFacts, replaces } from '@interconnect/engine'
import { hasCode, InterconnectError, whatStops } from '@interconnect/model'
import {
  type BgpSessionState,
  type CreateVirtualCircuitDetails,
  type CrossConnectMapping,
  type ProviderState,
  type UpdateVirtualCircuitDetails,
  VirtualCircuit,
  virtualCircuits,
} from '@interconnect/oci-api'
import { z } from 'zod'
import type { OciApi } from '../api.ts'
import { type LegSession, readSessions } from '../leg.ts'
import { type OciAttributes, ociKind } from '../oci-kind.ts'
import { placedFacts } from '../property-facts.ts'
import { Ocid, placed } from '../props.ts'
import { orUndefinedWhenGone } from '../when-gone.ts'

/** The two ends of one BGP session, each an address with its mask, host bits set. */
const Leg = z.strictObject({
  /** First host of the block, such as `10.0.0.21/30`. */
  oracleAddress: z.string().min(1),
  /** Second host of the block, such as `10.0.0.22/30`. */
  azureAddress: z.string().min(1),
})
type Leg = z.infer<typeof Leg>

const Props = z.strictObject({
  ...placed,
  drgId: Ocid,
  providerServiceId: Ocid,
  /** The ExpressRoute circuit's key; a secret. */
  serviceKey: z.string().min(1),
  /** Such as `1 Gbps`, with a space. */
  bandwidthShape: z.string().min(1),
  primary: Leg,
  secondary: Leg,
  mtu: z.enum(['MTU_1500', 'MTU_9000']),
})
export type VirtualCircuitProps = z.infer<typeof Props>

export interface VirtualCircuitAttributes extends OciAttributes, Partial<Omit<VirtualCircuitProps, 'serviceKey'>> {
  /** Digest of the key the circuit was made with, so that attributes can be shown and stored. */
  readonly serviceKeyDigest: string | undefined
  readonly providerState: ProviderState | undefined
  /** `DISABLED` where somebody switched the sessions off. */
  readonly adminState: string | undefined
  /** One state for both sessions; `sessions` tells them apart. */
  readonly bgpState: BgpSessionState | undefined
  readonly sessions: readonly Pick<LegSession, 'leg' | 'status'>[]
  readonly oracleAsn: number | undefined
  /** Chosen by the providers. */
  readonly vlan: number | undefined
}

const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex').slice(0, 16)

type AnsweredMapping = NonNullable<VirtualCircuit['crossConnectMappings']>[number]

const toLeg = (mapping: AnsweredMapping | undefined): Leg => ({
  oracleAddress: mapping?.oracleBgpPeeringIp ?? '',
  azureAddress: mapping?.customerBgpPeeringIp ?? '',
})

/** The order tells which is primary; Azure's end is the customer's. */
const mappings = ({ primary, secondary }: VirtualCircuitProps): { crossConnectMappings: CrossConnectMapping[] } => ({
  crossConnectMappings: [primary, secondary].map(({ oracleAddress, azureAddress }) => ({
    oracleBgpPeeringIp: oracleAddress,
    customerBgpPeeringIp: azureAddress,
  })),
})

/** What an answer leaves out cannot differ: it must not replace a working circuit. */
function unsaid(
  attributes: VirtualCircuitAttributes,
  wanted: Partial<VirtualCircuitProps>,
): Partial<VirtualCircuitProps> {
  const names = (['providerServiceId', 'bandwidthShape', 'mtu'] as const).filter(
    (name) => attributes[name] === undefined,
  )
  return Object.fromEntries(names.map((name) => [name, wanted[name]]))
}

const heldKey = ({ serviceKeyDigest }: VirtualCircuitAttributes, wanted: string): string =>
  serviceKeyDigest === undefined || serviceKeyDigest === digest(wanted) ? wanted : '[another key]'

const repairHint =
  'on the Azure side refresh the ExpressRoute circuit and delete all its connections, then delete the virtual circuit ' +
  'again: `interconnect repair` does it in that order'

const failed = (message: string) => ({ state: 'failed', message, hint: repairHint, remedy: 'replace' }) as const

/** "Within a few minutes"; updates provision anew. @source https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/azure.htm */
const durations = { create: 300_000, update: 180_000, delete: 180_000 }

const updating = 'https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/VirtualCircuit/UpdateVirtualCircuit'

/** Both sessions can go down until the circuit is provisioned again and has met its peers. */
const reprovisioned = (danger: Danger, source: string): PropertyFacts => ({
  change: { how: 'interrupts', stops: whatStops.link, forMs: durations.update + 60_000, source },
  danger,
})

const base = ociKind<VirtualCircuitProps, VirtualCircuit, VirtualCircuitAttributes>({
  type: 'oci/virtual-circuit',
  title: 'FastConnect virtual circuit',
  collection: virtualCircuits,
  props: Props,
  answer: VirtualCircuit,
  properties: {
    ...placedFacts,
    drgId: reprovisioned('traffic', 'https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/azure.htm'),
    providerServiceId: replaces('traffic', { because: 'it belongs to another provider' }),
    serviceKey: replaces('traffic', { because: 'it redeems the key of another circuit' }),
    // One page counts bandwidth among the light changes, another says that network properties provision anew.
    bandwidthShape: reprovisioned('traffic', updating),
    primary: reprovisioned('traffic', updating),
    secondary: reprovisioned('traffic', updating),
    mtu: reprovisioned('traffic', updating),
  },
  presence: { stops: whatStops.link, missing: 'traffic', unwanted: 'traffic' },
  durations,
  serialisedBy: ['drgId'],
  lookUp: ['compartmentId'],
  restsAt: 'PROVISIONED',
  async attributes(circuit, { api, signal }) {
    const [primary, secondary] = circuit.crossConnectMappings ?? []
    const leaving = circuit.lifecycleState === 'TERMINATING'
    const sessions = leaving ? undefined : await orUndefinedWhenGone(readSessions(api, circuit.id, { signal }))
    return {
      compartmentId: circuit.compartmentId,
      name: circuit.displayName ?? '',
      ...(circuit.gatewayId !== undefined && { drgId: circuit.gatewayId }),
      ...(circuit.providerServiceId !== undefined && { providerServiceId: circuit.providerServiceId }),
      ...(circuit.bandwidthShapeName !== undefined && { bandwidthShape: circuit.bandwidthShapeName }),
      primary: toLeg(primary),
      secondary: toLeg(secondary),
      ...(circuit.ipMtu !== undefined && { mtu: circuit.ipMtu as VirtualCircuitProps['mtu'] }),
      serviceKeyDigest: circuit.providerServiceKeyName && digest(circuit.providerServiceKeyName),
      providerState: circuit.providerState,
      adminState: circuit.bgpAdminState,
      bgpState: circuit.bgpSessionState,
      sessions: sessions?.map(({ leg, status }) => ({ leg, status })) ?? [],
      oracleAsn: circuit.oracleBgpAsn,
      vlan: primary?.vlan,
    }
  },
  holds: (attributes, wanted) => ({
    ...unsaid(attributes, wanted),
    ...(wanted.serviceKey !== undefined && { serviceKey: heldKey(attributes, wanted.serviceKey) }),
  }),
  createBody: (props) =>
    ({
      compartmentId: props.compartmentId,
      type: 'PRIVATE',
      displayName: props.name,
      gatewayId: props.drgId,
      providerServiceId: props.providerServiceId,
      providerServiceKeyName: props.serviceKey,
      bandwidthShapeName: props.bandwidthShape,
      ipMtu: props.mtu,
      ...mappings(props),
    }) satisfies CreateVirtualCircuitDetails,
  updates: {
    name: ({ name }) => ({ displayName: name }) satisfies UpdateVirtualCircuitDetails,
    drgId: ({ drgId }) => ({ gatewayId: drgId }) satisfies UpdateVirtualCircuitDetails,
    bandwidthShape: (props) => ({ bandwidthShapeName: props.bandwidthShape }) satisfies UpdateVirtualCircuitDetails,
    mtu: ({ mtu }) => ({ ipMtu: mtu }) satisfies UpdateVirtualCircuitDetails,
    // The array is replaced as a whole, so either leg writes both.
    primary: mappings,
    secondary: mappings,
  },
  settled: ({ lifecycleState }) => {
    if (lifecycleState === 'FAILED') return failed('the virtual circuit is in FAILED')
    if (lifecycleState === 'INACTIVE') return failed('the virtual circuit is INACTIVE: its provider gave it up')
    return undefined
  },
})

/**
 * OCI's half of the link. Its two sessions come up after it is `PROVISIONED`. Deleting it while Azure still has
 * connections on the circuit brings it into `FAILED`, from where it cannot be deleted until Azure is put right.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Troubleshoot/fastconnecttroubleshoot.htm
 */
export const virtualCircuit: Kind<VirtualCircuitProps, VirtualCircuitAttributes, OciApi> = {
  ...base,
  secrets: ['serviceKey'],
  async delete(id, context) {
    try {
      return await base.delete(id, context)
    } catch (cause) {
      const refused = hasCode(cause, 'cloud/busy', 'cloud/conflict')
      if (!refused || (await base.read(id, context))?.lifecycleState !== 'FAILED') throw cause
      throw new InterconnectError('link/failed', `the virtual circuit ${id} is in FAILED and refuses to be deleted`, {
        hint: repairHint,
        details: { ...cause.details, id },
        cause,
      })
    }
  },
}
