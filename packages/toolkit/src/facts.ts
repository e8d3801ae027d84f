import { networkFacts as azureNetworkFacts } from '@interconnect/azure'
import { type JournalEntry, type Key, readJournal } from '@interconnect/engine'
import {
  type GatewaySku,
  hasCode,
  InterconnectError,
  type InterconnectDocument,
  type NetworkFacts,
  type Prefix,
} from '@interconnect/model'
import { networkFacts as ociNetworkFacts } from '@interconnect/oci'
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
  return { ...(azureFacts && { azure: azureFacts }), ...(ociFacts && { oci: ociFacts }) }
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
  const { cidrs, gatewaySubnet, gateway } = facts
  const madeSubnet = gatewaySubnet && sameText(journal.get(keys.gatewaySubnet)?.id, gatewaySubnet.id)
  const madeGateway = gateway && gateway.owner === owner
  return {
    cidrs,
    subnets: new Map(
      facts.subnets.map(({ name, prefixes, id: subnetId, networkSecurityGroupId, propagatesGatewayRoutes }) => [
        name,
        {
          id: subnetId,
          prefix: prefixes[0] as Prefix,
          propagatesGatewayRoutes,
          ...(networkSecurityGroupId !== undefined && { networkSecurityGroupId }),
        },
      ]),
    ),
    ...(gatewaySubnet &&
      !madeSubnet && { gatewaySubnet: { id: gatewaySubnet.id, prefix: gatewaySubnet.prefixes[0] as Prefix } }),
    ...(gateway && !madeGateway && { gateway: { id: gateway.id, sku: gateway.sku as GatewaySku } }),
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
    subnets: new Map(
      facts.subnets.map(({ id: subnetId, prefix, routeTableId }) => [subnetId, { id: subnetId, prefix, routeTableId }]),
    ),
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
