import {
  type AvailabilityDomain,
  type FaultDomain,
  type Region,
  type RegionSubscription,
  type Tenancy,
  availabilityDomainsPath,
  faultDomainsPath,
  findOciRegion,
  ociRegions,
  ocid,
  regionsPath,
  tenancies,
} from '@interconnect/oci-api'
import { availabilityDomainNames, faultDomainNames } from '../availability-domains.ts'
import { type Call, requireCompartment, requiredParameter } from '../call.ts'
import { fixedUnique } from '../fixed-unique.ts'
import { ensurePrincipal, homeRegion } from '../principal.ts'
import { invalid, notFound } from '../service-fault.ts'
import type { View } from '../view.ts'

function domainsOf(call: Call): AvailabilityDomain[] {
  const compartmentId = requiredParameter(call, 'compartmentId')
  requireCompartment(call, compartmentId)
  const region = findOciRegion(call.region)!
  return availabilityDomainNames(call.tenancyId, region).map((name) => ({
    id: ocid('availabilitydomain', 'oc1', '', fixedUnique(name)),
    name,
    compartmentId,
  }))
}

function faultDomainsOf(call: Call): FaultDomain[] {
  const wanted = requiredParameter(call, 'availabilityDomain')
  const domain = domainsOf(call).find(({ name }) => name === wanted)
  if (!domain) throw invalid(`availabilityDomain '${wanted}' is not one of this region`)
  return faultDomainNames.map((name) => ({
    id: ocid('faultdomain', 'oc1', '', fixedUnique(`${domain.name}/${name}`)),
    name,
    compartmentId: domain.compartmentId,
    availabilityDomain: domain.name,
  }))
}

function tenancyOf({ world, params, tenancyId }: Call): Tenancy {
  if (params['id'] !== tenancyId) throw notFound()
  const { tenancyName } = ensurePrincipal(world)
  return { id: tenancyId, name: tenancyName, description: '', homeRegionKey: findOciRegion(homeRegion)!.key }
}

const regions = (): Region[] => ociRegions.map(({ id, key }) => ({ key, name: id }))

function subscriptionsOf(call: Call): RegionSubscription[] {
  tenancyOf(call)
  return ociRegions.map(({ id, key }) => ({
    regionKey: key,
    regionName: id,
    status: 'READY',
    isHomeRegion: id === homeRegion,
  }))
}

export const regionViews: readonly View[] = [
  { service: 'identity', path: regionsPath, key: 'key', read: regions },
  { service: 'identity', path: availabilityDomainsPath, read: domainsOf },
  { service: 'identity', path: faultDomainsPath, read: faultDomainsOf },
  { service: 'identity', path: `${tenancies.collection}/:id`, read: tenancyOf },
  {
    service: 'identity',
    path: `${tenancies.collection}/:id/regionSubscriptions`,
    key: 'regionKey',
    read: subscriptionsOf,
  },
]
