import { type AzureApi, bgpPeers, circuitRoutes, learnedRoutes } from '@interconnect/azure'
import type { Attributes, Key } from '@interconnect/engine'
import { attachmentOfCircuit, networkFacts, type OciApi, readDrgRoutes } from '@interconnect/oci'
import { type Leg, microsoftEdgeAsn } from '@interconnect/routing'
import { keys } from './compose/keys.ts'

type Rows<Reading extends (...given: never[]) => Promise<unknown>> = Awaited<ReturnType<Reading>> | undefined

/** What the clouds say of the routes of a link; `undefined` while the thing to ask is not there. Each is asked once. */
export interface LinkReadings {
  /** The computed DRG table, beaten rows included, for what enters the DRG from the VCN or over the link. */
  readonly drgTable: (from: 'vcn' | 'link') => Promise<Rows<typeof readDrgRoutes>>
  /** The table of the Microsoft edge router on a leg. */
  readonly edge: (leg: Leg) => Promise<Rows<typeof circuitRoutes>>
  /** What the gateway has learned, from every peer by every instance. */
  readonly learned: () => Promise<Rows<typeof learnedRoutes>>
  /** The edge routers the gateway talks to. */
  readonly edgePeers: () => Promise<Rows<typeof bgpPeers>>
}

export interface ReadingPorts {
  readonly attributes: (key: Key) => Attributes | undefined
  readonly azure: AzureApi
  readonly oci: OciApi
  readonly signal: AbortSignal
}

/** Reads only what is asked for. */
export function linkReadings(ports: ReadingPorts): LinkReadings {
  const { attributes, azure, oci, signal } = ports
  const circuitId = attributes(keys.circuit)?.id
  const gatewayId = attributes(keys.gateway)?.id
  const drgTable = async (from: 'vcn' | 'link') => {
    const id = attributes(keys.drg) && (await (from === 'vcn' ? vcnTable(ports) : linkTable(ports)))
    return id === undefined ? undefined : readDrgRoutes(oci, id, { signal })
  }
  return {
    drgTable: oncePer(drgTable),
    edge: oncePer(async (path) =>
      circuitId === undefined ? undefined : circuitRoutes(azure, { circuitId, path }, { signal }),
    ),
    learned: once(async () => (gatewayId === undefined ? undefined : learnedRoutes(azure, gatewayId, { signal }))),
    edgePeers: once(async () =>
      gatewayId === undefined
        ? undefined
        : (await bgpPeers(azure, gatewayId, { signal })).filter(({ asn }) => asn === microsoftEdgeAsn),
    ),
  }
}

/** Table of our own attachment of the VCN, or of the one that others made. */
async function vcnTable({ attributes, oci, signal }: ReadingPorts): Promise<string | undefined> {
  const own = tableOf(attributes(keys.drgAttachment))
  const vcnId = attributes(keys.vcn)?.id
  if (own !== undefined || vcnId === undefined) return own
  return (await networkFacts(oci, vcnId, [], { signal })).attachment?.drgRouteTableId
}

/** Table of the attachment of the virtual circuit: on a DRG of others it is not among our objects. */
async function linkTable({ attributes, oci, signal }: ReadingPorts): Promise<string | undefined> {
  const own = tableOf(attributes(keys.virtualCircuitAttachment))
  if (own !== undefined) return own
  const ids = { drgId: attributes(keys.drg)?.id, virtualCircuitId: attributes(keys.virtualCircuit)?.id }
  return (await attachmentOfCircuit(oci, ids, { signal }))?.drgRouteTableId
}

const tableOf = (attachment: (Attributes & { readonly drgRouteTableId?: string }) | undefined): string | undefined =>
  attachment?.drgRouteTableId

function oncePer<Given, T>(read: (given: Given) => Promise<T>): (given: Given) => Promise<T> {
  const asked = new Map<Given, Promise<T>>()
  return (given) => {
    const known = asked.get(given) ?? read(given)
    asked.set(given, known)
    return known
  }
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  const asked = oncePer<undefined, T>(read)
  return () => asked(undefined)
}
