import { hasCode } from '@interconnect/model'
import {
  azureProvider,
  childPath,
  Compartment,
  compartments,
  drgs,
  FastConnectProviderService,
  fastConnectProviderServices,
  LimitDefinition,
  limitDefinitions,
  objectPath,
  ResourceAvailability,
  resourceAvailabilityPath,
  vcns,
  virtualCircuits,
  VirtualCircuitBandwidthShape,
} from '@interconnect/oci-api'
import { z } from 'zod'
import type { CallOptions, OciApi } from './api.ts'

/** The tenancy a compartment is in, as far as it can be seen; a tenancy is its own. */
export async function readTenancyOf(api: OciApi, id: string, options?: CallOptions): Promise<string | undefined> {
  for (let at = id, depth = 0; depth <= deepestCompartment; depth++) {
    if (at.startsWith('ocid1.tenancy.')) return at
    const found = await readCompartment(api, at, options)
    if (found?.compartmentId === undefined) return undefined
    at = found.compartmentId
  }
  return undefined
}

/** @source https://docs.oracle.com/en-us/iaas/Content/Identity/compartments/managingcompartments.htm */
const deepestCompartment = 6

/** Which of the networking lists of a compartment the account may not read. */
export async function probeReads(api: OciApi, compartmentId: string, options?: CallOptions): Promise<string[]> {
  const lists = [
    ['VCNs', vcns.collection],
    ['DRGs', drgs.collection],
    ['virtual circuits', virtualCircuits.collection],
  ] as const
  const seen = await Promise.all(
    lists.map(async ([what, path]) => ((await mayList(api, path, compartmentId, options)) ? [] : [what])),
  )
  return seen.flat()
}

/** Hidden and missing look alike; both are no. */
async function mayList(api: OciApi, path: string, compartmentId: string, options?: CallOptions): Promise<boolean> {
  try {
    await api.list(path, z.object({ id: z.string() }), { compartmentId }, options)
    return true
  } catch (error) {
    if (hasCode(error, 'cloud/not-found') || hasCode(error, 'permission/denied')) return false
    throw error
  }
}

/** The limits a service has, by name and description. */
export const readLimitDefinitions = (
  api: OciApi,
  { tenancyId, serviceName }: { tenancyId: string; serviceName: string },
  options?: CallOptions,
): Promise<LimitDefinition[]> =>
  api.list(
    limitDefinitions,
    LimitDefinition,
    { compartmentId: tenancyId, serviceName },
    { ...options, service: 'limits' },
  )

/** What is left of a limit for a compartment; `undefined` where it does not tell. */
export async function readAvailability(
  api: OciApi,
  { service, limit, compartmentId }: { service: string; limit: string; compartmentId: string },
  options?: CallOptions,
): Promise<ResourceAvailability | undefined> {
  const path = `${resourceAvailabilityPath(service, limit)}?compartmentId=${encodeURIComponent(compartmentId)}`
  const found = await api.get(path, ResourceAvailability, { ...options, service: 'limits' })
  return found?.body
}

/** Names of the bandwidths that FastConnect sells for the link to Azure, such as `1 Gbps`. */
export async function readAzureShapes(
  api: OciApi,
  compartmentId: string,
  options?: CallOptions,
): Promise<string[] | undefined> {
  const all = await api.list(
    fastConnectProviderServices.collection,
    FastConnectProviderService,
    { compartmentId },
    options,
  )
  const azure = all.find(({ providerName }) => providerName === azureProvider.providerName)
  if (!azure) return undefined
  const path = childPath(fastConnectProviderServices, azure.id, 'virtualCircuitBandwidthShapes')
  return (await api.list(path, VirtualCircuitBandwidthShape, {}, options)).map(({ name }) => name)
}

/** The compartment; `undefined` when it is missing or hidden. The tenancy's own OCID is the root compartment. */
export async function readCompartment(
  api: OciApi,
  id: string,
  options?: CallOptions,
): Promise<Compartment | undefined> {
  const found = await api.get(objectPath(compartments, id), Compartment, { ...options, service: 'identity' })
  return found?.body
}
