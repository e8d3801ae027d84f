import { type Attributes, inPlace, type Kind, type ReadContext } from '@interconnect/engine'
import { InterconnectError } from '@interconnect/model'
import {
  azureProvider,
  childPath,
  FastConnectProviderService,
  fastConnectProviderServices,
  objectPath,
  VirtualCircuitBandwidthShape,
} from '@interconnect/oci-api'
import { z } from 'zod'
import type { OciApi } from '../api.ts'
import { instant } from '../durations.ts'
import { Ocid } from '../props.ts'

const Props = z.strictObject({ compartmentId: Ocid, providerName: z.literal(azureProvider.providerName) })
export type ProviderServiceProps = z.infer<typeof Props>

export interface ProviderServiceAttributes extends Attributes {
  readonly providerName: string
  /** Such as `1 Gbps`. */
  readonly bandwidthShapes: readonly string[]
}

type Reading = ReadContext<OciApi>

async function toAttributes({ id, providerName }: FastConnectProviderService, { api, signal }: Reading) {
  const path = childPath(fastConnectProviderServices, id, 'virtualCircuitBandwidthShapes')
  const shapes = await api.list(path, VirtualCircuitBandwidthShape, {}, { signal })
  return { id, providerName, bandwidthShapes: shapes.map(({ name }) => name) }
}

const lookUpOnly = (verb: string): never => {
  throw new InterconnectError('us/bug', `the provider service is Oracle's: it cannot be ${verb}`)
}

const notOffered = (wanted: string, all: readonly FastConnectProviderService[]): InterconnectError =>
  new InterconnectError('cloud/not-found', `FastConnect has no provider '${wanted}' in this region`, {
    hint: 'check that the region is one of those with an interconnect to Azure',
    details: { offered: all.map(({ providerName }) => providerName) },
  })

/**
 * Oracle's entry for its partner Microsoft in the region of the session; only looked up. Its OCID differs per region.
 * @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/FastConnectProviderService/
 */
export const providerService: Kind<ProviderServiceProps, ProviderServiceAttributes, OciApi> = {
  type: 'oci/provider-service',
  title: 'FastConnect provider service',
  props: Props,
  // Oracle's own: only looked up, so that nothing of it is ever changed.
  properties: { compartmentId: inPlace('cosmetic'), providerName: inPlace('cosmetic') },
  presence: { missing: 'traffic', unwanted: 'cosmetic' },
  durations: instant,
  async find({ compartmentId, providerName }, context) {
    const { api, signal } = context
    if (compartmentId === undefined || providerName === undefined) return undefined
    const all = await api.list(
      fastConnectProviderServices.collection,
      FastConnectProviderService,
      { compartmentId },
      { signal },
    )
    const found = all.find((service) => service.providerName === providerName)
    if (!found) throw notOffered(providerName, all)
    return toAttributes(found, context)
  },
  async read(id, context) {
    const { api, signal } = context
    const found = await api.get(objectPath(fastConnectProviderServices, id), FastConnectProviderService, { signal })
    return found && toAttributes(found.body, context)
  },
  // Whose compartment it was looked for in says nothing about the entry itself.
  holds: (_, wanted) => wanted,
  settled: () => ({ state: 'yes' }),
  create: () => lookUpOnly('made'),
  update: () => lookUpOnly('changed'),
  delete: () => lookUpOnly('deleted'),
}
