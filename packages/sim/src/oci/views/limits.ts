import { type LimitDefinition, limitDefinitions, limits, type ResourceAvailability } from '@interconnect/oci-api'
import { type Call, requireCompartment, requiredParameter } from '../call.ts'
import type { OciLimit } from '../limit.ts'
import { liveObjects } from '../objects.ts'
import { notFound } from '../service-fault.ts'
import type { KindName } from '../stored.ts'
import type { View } from '../view.ts'

interface CountedLimit {
  readonly service: string
  readonly name: string
  readonly description: string
  readonly counts: KindName
  readonly limit: OciLimit
}

/** Assumed names: public text tells none for circuits and DRGs, so clients must match descriptions. */
const counted: readonly CountedLimit[] = [
  { service: 'vcn', name: 'vcn-count', description: 'Virtual Cloud Networks', counts: 'vcn', limit: 'vcnsPerRegion' },
  { service: 'vcn', name: 'drg-count', description: 'Dynamic Routing Gateways', counts: 'drg', limit: 'drgsPerRegion' },
  {
    service: 'fast-connect',
    name: 'virtual-circuit-count',
    description: 'FastConnect Virtual Circuits',
    counts: 'virtual-circuit',
    limit: 'virtualCircuitsPerRegion',
  },
]

/** @source https://docs.oracle.com/en-us/iaas/api/#/en/limits/20190729/ */
export const limitViews: readonly View[] = [
  {
    service: 'limits',
    path: limitDefinitions,
    key: 'name',
    read(call): LimitDefinition[] {
      // A service of the tenancy: any other compartment is not one it knows.
      if (requiredParameter(call, 'compartmentId') !== call.tenancyId) throw notFound()
      const service = call.query.get('serviceName')
      return counted.filter((one) => service === null || one.service === service).map(definitionOf)
    },
  },
  {
    service: 'limits',
    path: '/services/:service/limits/:limit/resourceAvailability',
    read: availability,
  },
]

const definitionOf = ({ service, name, description }: CountedLimit): LimitDefinition => ({
  name,
  serviceName: service,
  description,
  scopeType: 'REGION',
  areQuotasSupported: true,
  isResourceAvailabilitySupported: true,
  isDeprecated: false,
})

function availability(call: Call): ResourceAvailability {
  requireCompartment(call, requiredParameter(call, 'compartmentId'))
  const found = counted.find(({ service, name }) => service === call.params['service'] && name === call.params['limit'])
  if (!found) throw notFound()
  const used = liveObjects(call.world, found.counts).filter(({ region }) => region === call.region).length
  const most = call.world.limit(`oci/${found.limit}`, limits[found.limit])
  return { used, available: Math.max(0, most - used), effectiveQuotaValue: undefined }
}
