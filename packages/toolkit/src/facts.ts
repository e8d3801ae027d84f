import { circuitsBehind, networkFacts as azureNetworkFacts } from '@interconnect/azure'
import { type JournalEntry, type Key, readJournal } from '@interconnect/engine'
import {
  type ExistingLink,
  type GatewaySku,
  hasCode,
  InterconnectError,
  type InterconnectDocument,
  type NetworkFacts,
  type Prefix,
} from '@interconnect/model'
import { networkFacts as ociNetworkFacts, virtualCircuitOfKey } from '@interconnect/oci'
import { keys } from './compose/keys.ts'
import type { ReadPorts } from './ports.ts'

/** Whether a document names networks of others, so that clouds must be read before it can be resolved. */
export const namesExisting = ({ spec }: InterconnectDocument): boolean =>
  spec.azure.network.existing !== undefined || spec.oci.network.existing !== undefined

/**
 * Reads what must be known of the existing networks a document names. What we made in them ourselves earlier is left
 * out: it is ours, not theirs.
 */
export async function readFacts(document: InterconnectDocument, ports: ReadPorts): Promise<NetworkFacts> {
  const journal = readJournal(ports.journal.records)
  const owner = document.metadata.name
  const { azure, oci } = document.spec
  const [azureFacts, ociFacts] = await Promise.all([
    azure.network.existing === undefined ? undefined : readAzure(azure.network.existing, { owner, journal, ports }),
    oci.network.existing === undefined
      ? undefined
      : readOci(oci.network.existing, Object.values(oci.network.existingSubnets ?? {}), { owner, journal, ports }),
  ])
  const facts = { ...(azureFacts && { azure: azureFacts }), ...(ociFacts && { oci: ociFacts }) }
  const link = await readLink(facts, { owner, journal, compartment: oci.compartment, ports })
  return { ...facts, ...(link && { link }) }
}

/** The link that others built between their two networks: the gateway's circuit whose key the DRG's circuit redeemed. */
async function readLink(
  { azure, oci }: NetworkFacts,
  { owner, journal, compartment, ports }: Reader & { readonly compartment: string },
): Promise<ExistingLink | undefined> {
  if (azure?.gateway === undefined || oci?.drg === undefined) return undefined
  const circuits = await circuitsBehind(ports.azure, azure.gateway.id, { signal: ports.signal })
  for (const circuit of circuits) {
    const of = { compartmentId: compartment, drgId: oci.drg, serviceKey: circuit.serviceKey }
    const virtualCircuit = await virtualCircuitOfKey(ports.oci, of, { signal: ports.signal })
    const isOurs = circuit.owner === owner || sameText(journal.get(keys.circuit)?.id, circuit.id)
    if (isOurs || virtualCircuit === undefined) continue
    return {
      circuit: circuit.id,
      connection: circuit.connectionId,
      virtualCircuit,
      tier: circuit.tier as ExistingLink['tier'],
      billing: circuit.family.replace(/Data$/, '') as ExistingLink['billing'],
      primary: circuit.primaryPrefix as Prefix,
      secondary: circuit.secondaryPrefix as Prefix,
    }
  }
  return undefined
}

interface Reader {
  readonly owner: string
  readonly journal: ReadonlyMap<Key, JournalEntry>
  readonly ports: ReadPorts
}

const missing = (what: string, id: string, cause?: InterconnectError) =>
  new InterconnectError('existing/not-found', `the existing ${what} ${id} is not there`, {
    hint: 'check the id in the document, the account, and the permission to read it',
    cause,
    ...(cause && { details: cause.details }),
  })

async function readAzure(id: string, { owner, journal, ports }: Reader): Promise<NonNullable<NetworkFacts['azure']>> {
  const facts = await azureNetworkFacts(ports.azure, id, { signal: ports.signal })
  if (!facts) throw missing('VNet', id)
  const { cidrs, gatewaySubnet, gateway, peerings } = facts
  const recorded = journal.get(keys.gatewaySubnet)
  // One that was not there when we began to make it is ours, even if we never heard that it was made.
  const madeSubnet =
    gatewaySubnet && (sameText(recorded?.id, gatewaySubnet.id) || recorded?.pending?.action === 'create')
  const madeGateway = gateway && (gateway.owner === owner || sameText(journal.get(keys.gateway)?.id, gateway.id))
  return {
    cidrs,
    subnets: new Map(
      facts.subnets.map(
        ({ name, prefixes, id: subnetId, networkSecurityGroupId, propagatesGatewayRoutes, routes, inbound }) => [
          name,
          {
            id: subnetId,
            prefix: prefixes[0] as Prefix,
            propagatesGatewayRoutes,
            routes,
            inbound,
            ...(networkSecurityGroupId !== undefined && { networkSecurityGroupId }),
          },
        ],
      ),
    ),
    ...(gatewaySubnet &&
      !madeSubnet && {
        gatewaySubnet: {
          id: gatewaySubnet.id,
          prefix: gatewaySubnet.prefixes[0] as Prefix,
          ...(gatewaySubnet.networkSecurityGroupId !== undefined && {
            networkSecurityGroupId: gatewaySubnet.networkSecurityGroupId,
          }),
          ...(gatewaySubnet.routeTableId !== undefined && { routeTableId: gatewaySubnet.routeTableId }),
        },
      }),
    ...(gateway &&
      !madeGateway && {
        gateway: {
          id: gateway.id,
          sku: gateway.sku as GatewaySku,
          ...(gateway.asn !== undefined && { asn: gateway.asn }),
        },
      }),
    peerings,
  }
}

const sameText = (a: string | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase()

async function readOci(
  id: string,
  subnetIds: readonly string[],
  { owner, ports }: Reader,
): Promise<NonNullable<NetworkFacts['oci']>> {
  const facts = await orMissing(
    'VCN or subnet',
    id,
    ociNetworkFacts(ports.oci, id, subnetIds, { signal: ports.signal }),
  )
  const { attachment } = facts
  return {
    cidrs: facts.cidrs,
    subnets: new Map(facts.subnets.map(({ name: _name, securityListIds: _lists, ...subnet }) => [subnet.id, subnet])),
    ...(attachment && attachment.owner !== owner && { drg: attachment.drgId }),
  }
}

async function orMissing<T>(what: string, id: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (cause) {
    if (hasCode(cause, 'cloud/not-found')) throw missing(what, id, cause)
    throw cause
  }
}
