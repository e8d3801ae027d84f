import type { NetworkModel } from '@interconnect/reach'
import { azureInterfaces } from './azure-interfaces.ts'
import { azurePeers } from './azure-peers.ts'
import { azureRouteTables } from './azure-route-tables.ts'
import { azureSecurityGroups } from './azure-security-groups.ts'
import { azureSubnetsOfOthers } from './azure-subnets-of-others.ts'
import { wholeDrg } from './drg.ts'
import { ociInterfaces } from './oci-interfaces.ts'
import { ociRuleSets } from './oci-rule-sets.ts'
import { ociSubnetsOfOthers } from './oci-subnets-of-others.ts'
import type { Reader, Reading } from './reading.ts'
import { vcnRoutes } from './vcn-routes.ts'

/** In order: what stands around first, then what that stands behind. */
const azureReaders: readonly Reader[] = [
  azurePeers,
  azureSubnetsOfOthers,
  azureInterfaces,
  azureSecurityGroups,
  azureRouteTables,
]
const ociReaders: readonly Reader[] = [wholeDrg, ociSubnetsOfOthers, ociInterfaces, ociRuleSets, vcnRoutes]

/**
 * The model with everything around the link that decides about packets, as it is as a whole. The graph's kinds see only
 * what is ours; what others put there, or put in its place, counts as well.
 */
export async function withWholeObjects(model: NetworkModel, reading: Reading): Promise<NetworkModel> {
  const [azure, oci] = await Promise.all([through(azureReaders, model, reading), through(ociReaders, model, reading)])
  return { ...model, azure: azure.azure, oci: oci.oci, hosts: [...azure.hosts, ...oci.hosts] }
}

async function through(readers: readonly Reader[], model: NetworkModel, reading: Reading): Promise<NetworkModel> {
  let read = model
  for (const reader of readers) read = await reader(read, reading)
  return read
}
