import { type FastConnectProviderService, bandwidthShapes, fastConnectProviderServices } from '@interconnect/oci-api'
import { type Call, requireCompartment, requiredParameter } from '../call.ts'
import { bandwidthShapesOf, providerServicesOf } from '../provider-services.ts'
import { notFound } from '../service-fault.ts'
import type { View } from '../view.ts'

const { collection } = fastConnectProviderServices

function named({ region, params }: Call): FastConnectProviderService {
  const provider = providerServicesOf(region).find(({ id }) => id === params['id'])
  if (!provider) throw notFound()
  return provider
}

export const providerServiceViews: readonly View[] = [
  {
    service: 'iaas',
    path: collection,
    read(call) {
      requireCompartment(call, requiredParameter(call, 'compartmentId'))
      return providerServicesOf(call.region)
    },
  },
  { service: 'iaas', path: `${collection}/:id`, read: named },
  {
    service: 'iaas',
    path: `${collection}/:id/virtualCircuitBandwidthShapes`,
    key: 'name',
    read(call) {
      named(call)
      return bandwidthShapesOf(call.world)
    },
  },
  {
    service: 'iaas',
    path: `${collection}/:id/providerServiceKeys/:key`,
    read(call) {
      const key = call.link.serviceKey(call.region, call.params['key'] ?? '')
      if (named(call).type !== 'LAYER3' || !key) throw notFound()
      return key
    },
  },
  {
    service: 'iaas',
    path: bandwidthShapes,
    key: 'name',
    read(call) {
      requireCompartment(call, requiredParameter(call, 'compartmentId'))
      return bandwidthShapesOf(call.world)
    },
  },
]
